import { type Connector, laptopSecret } from '../connector.ts';
import { stripeMessages } from './stripe-messages.ts';

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
};
