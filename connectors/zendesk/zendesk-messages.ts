/** who a ticket is about: its external id, `<PSP client>/<reference>`, or the reference alone of a merchant of no PSP client */
const merchant = `
  $ticket := body.detail;
  $external := $ticket.external_id;
  $split := $contains($external, '/');
  $pspClient := $split ? $substringBefore($external, '/') : 'direct';
  $subject := $split ? $substringAfter($external, '/') : $external;
  $caseId := 'zendesk-' & $ticket.id;`;

/** a ticket without an external id is about no merchant, and needs nothing of us */
const aboutMerchant = (expression: string): string => `(body.detail.external_id ? (${merchant}\n  ${expression}\n))`;

const opened = `{
    'type': 'case.opened.v1', 'subject': $subject, 'time': body.time,
    'data': {
      'pspClient': $pspClient, 'caseId': $caseId, 'title': $ticket.subject,
      'severity': $ticket.priority in ['HIGH', 'URGENT'] ? 'high' : $ticket.priority = 'LOW' ? 'low' : 'normal'
    }
  }`;

const closed = `{
    'type': 'case.closed.v1', 'subject': $subject, 'time': body.time,
    'data': { 'pspClient': $pspClient, 'caseId': $caseId, 'resolution': 'Ticket ' & $lowercase(body.event.current) }
  }`;

/**
 * Events of tickets: https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/
 * A solved ticket closes its case; one that was solved and is worked on again opens it again.
 */
export const zendeskMessages: Readonly<Record<string, string>> = {
  'zen:event-type:ticket.created': aboutMerchant(opened),
  'zen:event-type:ticket.status_changed': aboutMerchant(`(
    $done := ['SOLVED', 'CLOSED'];
    body.event.current in $done ? (body.event.previous in $done ? undefined : ${closed})
      : body.event.previous in $done ? ${opened}
  )`),
};
