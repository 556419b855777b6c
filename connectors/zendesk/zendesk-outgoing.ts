import { deskPrefix } from '../../domain/connector/desks.ts';
import type { Outgoing } from '../connector.ts';

/** a case that goes on from a closed one has the number of its ticket in front */
const ticket = `'/api/v2/tickets/' & $substringBefore($substringAfter(event.data.caseId, '${deskPrefix('zendesk')}'), '~')`;

/** the merchant wrote it on its page: there it is a comment of whoever asked */
const byRequester = `event.type = 'case.replied.v1'`;

/**
 * Tags are written whole: those that are there are read first, and Zendesk refuses the change with 409 when the ticket was changed meanwhile.
 * An answer leaves it to the requester to write next, unless it settles the matter; a note changes no status; what the merchant writes opens it.
 */
const change = `{
  'method': 'PUT', 'path': ${ticket},
  'body': { 'ticket': $merge([{
    'comment': $merge([{ 'body': message.text, 'public': $not($exists(message.internal)) },
      ${byRequester} and $exists(there.ticket.requester_id) ? { 'author_id': there.ticket.requester_id } : {}]),
    'tags': $distinct($append(there.ticket.tags, [settings.tag ? settings.tag : 'firstsale'])),
    'metadata': { 'custom': { 'firstsale': mark } },
    'safe_update': true, 'updated_stamp': there.ticket.updated_at
  }, message.internal ? {} : { 'status': ${byRequester} ? 'open' : event.data.closes ? 'solved' : 'pending' }]) }
}`;

/**
 * What a person answers to a case of Zendesk, or notes on it, and what its merchant writes on its page becomes a comment of its ticket:
 * https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#update-ticket. Its new status comes back as any change there does.
 */
const written: Outgoing = {
  on: ['case.answered.v1', 'case.noted.v1', 'case.replied.v1'],
  where: { caseId: [{ prefix: deskPrefix('zendesk') }] },
  // https://developer.zendesk.com/api-reference/introduction/rate-limits/: updates of tickets, of a whole account
  perMinute: 100,
  sent: {
    find: `${ticket} & '/comments?sort=-created_at&page%5Bsize%5D=100'`,
    found: `$string(answer.comments[metadata.custom.firstsale = $$.mark][0].audit_id)`,
  },
  read: ticket,
  create: change,
  created: '$string(answer.audit.id)',
};

export const zendeskOutgoing: readonly Outgoing[] = [written];
