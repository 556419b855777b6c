import { type Connector, laptopSecret } from '../connector.ts';
import { stripeMessages } from './stripe-messages.ts';
import { stripeOutgoing } from './stripe-outgoing.ts';

/** Stripe, and its Connect accounts: https://docs.stripe.com/webhooks */
export const stripe: Connector = {
  id: 'stripe',
  title: 'Stripe',
  laptopSecret,
  incoming: {
    proof: { scheme: 'stamped-hex', header: 'stripe-signature' },
    deliveryId: { field: 'id' },
    typeField: 'type',
    source: 'stripe',
    messages: stripeMessages,
  },
  outgoing: stripeOutgoing,
  // https://docs.stripe.com/api/accounts/retrieve
  check: { request: `{ 'path': '/v1/account' }`, known: 'answer.id' },
};
