import type { Connector } from '../connector.ts';
import { zendeskMessages } from './zendesk-messages.ts';
import { zendeskOutgoing } from './zendesk-outgoing.ts';

/** Zendesk: https://developer.zendesk.com/documentation/webhooks/verifying/ */
export const zendesk: Connector = {
  id: 'zendesk',
  title: 'Zendesk',
  // the one Zendesk documents for tests of a webhook that does not exist yet
  laptopSecret: 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==',
  incoming: {
    proof: {
      scheme: 'stamped-base64',
      header: 'x-zendesk-webhook-signature',
      timestampHeader: 'x-zendesk-webhook-signature-timestamp',
    },
    deliveryId: { header: 'x-zendesk-webhook-invocation-id' },
    typeField: 'type',
    source: 'zendesk',
    messages: zendeskMessages,
  },
  outgoing: zendeskOutgoing,
  // https://developer.zendesk.com/api-reference/ticketing/users/users/#show-self: whoever is not let in is a user without an id
  check: { request: `{ 'path': '/api/v2/users/me' }`, known: 'answer.user.id ? answer.user.role' },
};
