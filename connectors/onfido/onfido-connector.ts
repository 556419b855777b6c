import { type Connector, laptopSecret } from '../connector.ts';
import { onfidoMessages } from './onfido-messages.ts';

/** Onfido, API v3.6: https://documentation.onfido.com/api/latest/#webhooks */
export const onfido: Connector = {
  id: 'onfido',
  title: 'Onfido',
  laptopSecret,
  incoming: {
    proof: { scheme: 'bare-hex', header: 'x-sha2-signature' },
    deliveryId: { fields: ['payload.object.id', 'payload.action', 'payload.object.completed_at_iso8601'] },
    typeField: 'payload.action',
    source: 'onfido',
    messages: onfidoMessages,
  },
};
