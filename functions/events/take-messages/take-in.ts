import * as z from 'zod';
import { hookDelivery } from '../../../application/hook-delivery.ts';
import type { Refuse } from '../../../application/refuse-event.ts';
import type { Connector } from '../../../connectors/connector.ts';
import { mapMessage } from '../../../connectors/map-message.ts';
import { bodyOf, typeOf } from '../../../connectors/read-message.ts';
import type { Deliveries, QueuedMessage } from '../../../domain/connector/connector-ports.ts';
import { InvalidInput, ServiceUnavailable } from '../../../domain/errors.ts';
import type { Clock, EventPublisher } from '../../../domain/ports.ts';
import { instant } from '../../../domain/values.ts';
import { type ReadNeeds, readAgainAt, readThere } from './read-there.ts';

export interface TakeNeeds extends ReadNeeds {
  readonly connectors: readonly Connector[];
  readonly deliveries: Deliveries;
  readonly publisher: EventPublisher;
  readonly refuse: Refuse;
  readonly clock: Clock;
}

const queued = z.object({
  connector: z.string(),
  deliveryId: z.string().min(1),
  signature: z.string(),
  receivedAt: instant,
  body: z.string(),
});

/** what became of a message, for the Connections screen */
export interface TakenIn {
  readonly message: QueuedMessage;
  readonly type: string;
  readonly rejected: boolean;
}

/** what the message is, with what was read about it; `deliveryId` is what it counts once by */
interface Known {
  readonly body: unknown;
  readonly deliveryId: string;
}
/** one that is put off comes again at an instant */
export type Taken = TakenIn | { readonly putOffUntil: string } | undefined;

const whatIsThere = async (
  needs: TakeNeeds,
  connector: Connector,
  message: QueuedMessage,
): Promise<Known | { readonly putOffUntil: string } | undefined> => {
  const body = bodyOf(Buffer.from(message.body, 'base64'));
  if (connector.incoming?.reads === undefined) return { body, deliveryId: message.deliveryId };
  const read = await readThere(needs, connector, body);
  if (read.kind === 'later') return { putOffUntil: readAgainAt(message, needs.clock.now()) };
  return read.kind === 'nothing' ? undefined : read;
};

/**
 * A message that was received: claimed, mapped, on the bus or on the list of rejected events, settled. In this order, so that a crash repeats
 * and never loses. Undefined for one that was taken in before, and for a hint at what is not there.
 */
export const takeIn = async (needs: TakeNeeds, text: unknown): Promise<Taken> => {
  const { connectors, deliveries, publisher, refuse, clock } = needs;
  const read = queued.safeParse(text);
  if (!read.success) throw new InvalidInput('body', 'is not a message of receive-message', { cause: read.error });
  const { connector: id, signature, receivedAt } = read.data;
  const connector = connectors.find((one) => one.id === id);
  if (connector?.incoming === undefined) throw new InvalidInput('connector', `is ${id}, which this function does not know`);
  const known = await whatIsThere(needs, connector, read.data);
  if (known === undefined || 'putOffUntil' in known) return known;
  const { body, deliveryId } = known;
  const claim = await deliveries.claim(id, deliveryId, clock.now());
  if (claim === 'done') return undefined;
  if (claim === 'busy') throw new ServiceUnavailable(`whoever works the delivery ${deliveryId}`);
  const type = typeOf(connector.incoming, body);
  const message = { type, body, deliveryId, signature, receivedAt };
  const mapped = await mapMessage(id, connector.incoming, message);
  if (mapped.kind === 'events') await publisher.publish(mapped.events);
  else await refuse(hookDelivery({ connector: id, ...message }), mapped.rejection);
  await deliveries.settle(id, deliveryId, clock.now());
  return { message: read.data, type, rejected: mapped.kind === 'rejected' };
};
