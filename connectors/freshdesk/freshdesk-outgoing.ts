import { deskPrefix } from '../../domain/connector/desks.ts';
import type { Outgoing } from '../connector.ts';

const ticket = `'/api/v2/tickets/' & $substringBefore($substringAfter(event.data.caseId, '${deskPrefix('freshdesk')}'), '~')`;
const byRequester = `event.type = 'case.replied.v1'`;
/** as Freshdesk shows text: its line breaks are of HTML, and nothing of it is markup */
const html = `$replace($replace($replace(message.text, '&', '&amp;'), '<', '&lt;'), /\\n/, '<br>')`;
const plain = `function($text) { $trim($replace($text, /\\s+/, ' ')) }`;

/**
 * An answer is a reply to the requester, a note is private, and what the merchant wrote on its page is a note from outside. Freshdesk keeps no
 * name of ours: what may have been sent is looked for by its text among what was written since.
 * https://developers.freshdesk.com/api/#reply_ticket and #add_note_to_ticket
 */
const written: Outgoing = {
  on: ['case.answered.v1', 'case.noted.v1', 'case.replied.v1'],
  where: { caseId: [{ prefix: deskPrefix('freshdesk') }] },
  // https://developers.freshdesk.com/api/#ratelimit: 200 a minute of the smallest plan, half of it left to others
  perMinute: 100,
  sent: {
    find: `${ticket} & '/conversations?per_page=100'`,
    found: `($plain := ${plain}; $string(answer[$toMillis(created_at) >= $toMillis($$.event.time) - 60000 and $plain(body_text) = $plain($$.message.text)][0].id))`,
  },
  read: ticket,
  create: `message.internal or (${byRequester}) ? {
    'path': ${ticket} & '/notes',
    'body': $merge([{ 'body': ${html}, 'private': $exists(message.internal) },
      ${byRequester} ? { 'incoming': true, 'user_id': there.requester_id } : {}])
  } : { 'path': ${ticket} & '/reply', 'body': { 'body': ${html} } }`,
  created: '$string(answer.id)',
  // a note changes no status; what the merchant writes opens it, an answer leaves it pending or resolves it
  afterwards: `message.internal ? undefined : {
    'method': 'PUT', 'path': ${ticket}, 'body': { 'status': ${byRequester} ? 2 : event.data.closes ? 4 : 3 }
  }`,
};

export const freshdeskOutgoing: readonly Outgoing[] = [written];
