import { type KnownMessage, type Mapped, mapMessage } from './map-message.ts';
import { connectorNamed } from './registry.ts';

/** the events of a message that was kept, by the mapping of its connector as it is now */
export const mapAgain = async ({ connector, ...message }: KnownMessage & { readonly connector: string }): Promise<Mapped> => {
  const incoming = connectorNamed(connector)?.incoming;
  if (incoming !== undefined) return mapMessage(connector, incoming, message);
  const about = { connector, type: message.type, why: `there is no connector ${connector} any more` };
  return { kind: 'rejected', rejection: { code: 'message_not_mapped', field: 'connector', about } };
};
