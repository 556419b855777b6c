/**
 * Who a ticket is about: its external id, `<PSP client>/<reference>`, or the reference alone of a merchant of no PSP client. One without an external
 * id is about a merchant that nobody knows by the name of its ticket: a person says whose it is.
 */
const merchant = `
  $ticket := body.detail;
  $external := $ticket.external_id ? $ticket.external_id : 'zendesk-' & $ticket.id;
  $split := $contains($external, '/');
  $pspClient := $split ? $substringBefore($external, '/') : 'direct';
  $subject := $split ? $substringAfter($external, '/') : $external;
  $caseId := 'zendesk-' & $ticket.id;`;

const aboutMerchant = (expression: string): string => `(${merchant}\n  ${expression}\n)`;

const opened = `{
    'type': 'case.opened.v1', 'subject': $subject, 'time': body.time,
    'data': {
      'pspClient': $pspClient, 'caseId': $caseId, 'title': $ticket.subject,
      'severity': $ticket.priority in ['HIGH', 'URGENT'] ? 'high' : $ticket.priority = 'LOW' ? 'low' : 'normal',
      'requester': 'from-psp-client' in $ticket.tags ? { 'kind': 'psp_client', 'name': $pspClient }
        : 'from-provider' in $ticket.tags ? { 'kind': 'provider' } : undefined
    }
  }`;

const closed = `{
    'type': 'case.closed.v1', 'subject': $subject, 'time': body.time,
    'data': { 'pspClient': $pspClient, 'caseId': $caseId, 'resolution': 'Ticket ' & $lowercase(body.event.current) }
  }`;

/** solved is not closed: Zendesk closes a solved ticket itself once nobody has written for the days of its automation */
const resolved = `{
    'type': 'case.resolved.v1', 'subject': $subject, 'time': body.time, 'data': { 'pspClient': $pspClient, 'caseId': $caseId }
  }`;

/** its direction is its author's: who is of the staff writes for us, and what is not public nobody outside reads */
const commented = `(
    $comment := body.event.comment;
    {
      'type': 'case.message.written.v1', 'subject': $subject, 'time': body.time,
      'data': {
        'pspClient': $pspClient, 'caseId': $caseId, 'messageId': 'zendesk-' & $comment.id,
        'direction': $comment.is_public = false ? 'internal' : $comment.author.is_staff ? 'out' : 'in',
        'author': 'automatic' in $ticket.tags or $comment.author.id = '-1' ? 'machine' : 'person',
        'channel': $ticket.via.channel = 'email' ? 'email' : $ticket.via.channel in ['chat', 'native_messaging'] ? 'chat'
          : $ticket.via.channel = 'api' ? 'api' : $ticket.via.channel = 'voice' ? 'phone' : 'web',
        'text': $trim($substring($comment.body, 0, 4000))
      }
    }
  )`;

/**
 * Events of tickets: https://developer.zendesk.com/api-reference/webhooks/event-types/ticket-events/
 * A solved ticket resolves its case, a closed one closes it; one that is over and is worked on again opens it again. Comments tell who must act.
 */
export const zendeskMessages: Readonly<Record<string, string>> = {
  'zen:event-type:ticket.created': aboutMerchant(opened),
  'zen:event-type:ticket.status_changed': aboutMerchant(`(
    $done := ['SOLVED', 'CLOSED'];
    body.event.current = 'CLOSED' ? ${closed}
      : body.event.current = 'SOLVED' ? ${resolved}
      : body.event.previous in $done ? ${opened}
  )`),
  'zen:event-type:ticket.comment_added': aboutMerchant(commented),
};
