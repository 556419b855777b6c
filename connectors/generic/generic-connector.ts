import { type Connector, laptopSecret } from '../connector.ts';

/** our own envelope, signed: for systems of the payment company, and whoever has no connector of their own */
export const generic: Connector = {
  id: 'generic',
  title: 'Your own systems',
  laptopSecret,
  incoming: {
    proof: { scheme: 'stamped-hex', header: 'x-firstsale-signature' },
    deliveryId: { field: 'id' },
    typeField: 'type',
    source: 'named',
    messages: { '*': 'body' },
  },
};
