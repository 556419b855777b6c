/** who a ticket is about: its own field `cf_firstsale_merchant`, `<PSP client>/<reference>` or the reference alone; without it a person says */
const merchant = `
  $ticket := body.there.ticket;
  $external := $ticket.custom_fields.cf_firstsale_merchant ? $ticket.custom_fields.cf_firstsale_merchant : 'freshdesk-' & $string($ticket.id);
  $split := $contains($external, '/');
  $pspClient := $split ? $substringBefore($external, '/') : 'direct';
  $subject := $split ? $substringAfter($external, '/') : $external;
  $caseId := 'freshdesk-' & $string($ticket.id);
  $id := function($what, $at) { $join([$caseId, $what, $at], '-') };
  $stats := $ticket.stats;
  $over := $ticket.status in [4, 5];`;

const opened = (at: string): string => `{
    'id': $id('opened', ${at}), 'type': 'case.opened.v1', 'subject': $subject, 'time': ${at},
    'data': {
      'pspClient': $pspClient, 'caseId': $caseId, 'title': $ticket.subject,
      'severity': $ticket.priority >= 3 ? 'high' : $ticket.priority = 1 ? 'low' : 'normal',
      'requester': 'from-psp-client' in $ticket.tags ? { 'kind': 'psp_client', 'name': $pspClient }
        : 'from-provider' in $ticket.tags ? { 'kind': 'provider' } : undefined
    }
  }`;

/** the newest twenty: earlier ones were told before, each under the name it has for ever */
const messages = `$append(body.there.written, body.there.more)[[-20..-1]].{
    'id': $caseId & '-written-' & $string(id), 'type': 'case.message.written.v1', 'subject': $subject, 'time': created_at,
    'data': {
      'pspClient': $pspClient, 'caseId': $caseId, 'messageId': 'freshdesk-' & $string(id),
      'direction': private ? 'internal' : incoming ? 'in' : 'out',
      'author': 'automatic' in $ticket.tags ? 'machine' : 'person',
      'channel': $ticket.source in [1, 10] ? 'email' : $ticket.source = 3 ? 'phone' : $ticket.source = 7 ? 'chat' : 'web',
      'text': $trim($substring(body_text, 0, 4000))
    }
  }`;

/** a resolved ticket (4) resolves its case, a closed one (5) closes it; one that was opened again says when */
const standing = `$ticket.status = 5 and $stats.closed_at ? {
    'id': $id('closed', $stats.closed_at), 'type': 'case.closed.v1', 'subject': $subject, 'time': $stats.closed_at,
    'data': { 'pspClient': $pspClient, 'caseId': $caseId, 'resolution': 'Ticket closed' }
  } : $ticket.status = 4 and $stats.resolved_at ? {
    'id': $id('resolved', $stats.resolved_at), 'type': 'case.resolved.v1', 'subject': $subject, 'time': $stats.resolved_at,
    'data': { 'pspClient': $pspClient, 'caseId': $caseId }
  } : $stats.reopened_at ? ${opened('$stats.reopened_at')}`;

/** whatever changed, all that is there of a ticket is told: each fact counts once, in any order. https://developers.freshdesk.com/api/#view_a_ticket */
export const freshdeskMessages: Readonly<Record<string, string>> = {
  '*': `(${merchant}
    $append($append(${opened('$ticket.created_at')}, ${messages}), ${standing})
  )`,
};
