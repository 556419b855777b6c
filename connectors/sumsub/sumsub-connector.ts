import { type Connector, laptopSecret } from '../connector.ts';
import { sumsubMessages } from './sumsub-messages.ts';

/** Sumsub: https://docs.sumsub.com/docs/webhook-manager */
export const sumsub: Connector = {
  id: 'sumsub',
  title: 'Sumsub',
  laptopSecret,
  incoming: {
    proof: { scheme: 'bare-hex', header: 'x-payload-digest', algorithmHeader: 'x-payload-digest-alg' },
    deliveryId: { fields: ['applicantId', 'type', 'createdAtMs'] },
    typeField: 'type',
    source: 'sumsub',
    messages: sumsubMessages,
  },
};
