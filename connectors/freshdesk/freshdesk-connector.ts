import { type Connector, laptopSecret } from '../connector.ts';
import { freshdeskMessages } from './freshdesk-messages.ts';
import { freshdeskOutgoing } from './freshdesk-outgoing.ts';

const ticket = `'/api/v2/tickets/' & $string(body.ticket_id)`;
const written = (page: number): string => `${ticket} & '/conversations?per_page=100&page=${page}'`;

/**
 * Freshdesk: its automations send a webhook with a header of ours and `{ ticket_id, event, updated_at }`. Nothing of it is acted on: the
 * ticket is read. https://support.freshdesk.com/support/solutions/articles/132589-using-webhooks-in-automation-rules-that-run-on-ticket-updates
 */
export const freshdesk: Connector = {
  id: 'freshdesk',
  title: 'Freshdesk',
  laptopSecret,
  incoming: {
    proof: { scheme: 'token', header: 'x-firstsale-token' },
    deliveryId: { fields: ['ticket_id', 'updated_at', 'event'] },
    typeField: 'event',
    source: 'freshdesk',
    messages: freshdeskMessages,
    reads: {
      field: 'ticket_id',
      named: /^\d{1,15}$/,
      paths: {
        ticket: `${ticket} & '?include=stats'`,
        written: written(1),
        more: `$count(there.written) = 100 ? ${written(2)}`,
      },
      deliveryId: `$string(there.ticket.id) & '/' & there.ticket.updated_at & '/' & $string(body.event)`,
    },
  },
  outgoing: freshdeskOutgoing,
  // https://developers.freshdesk.com/api/#me
  check: { request: `{ 'path': '/api/v2/agents/me' }`, known: '$string(answer.id)' },
};
