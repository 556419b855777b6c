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

export interface TakeNeeds {
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

/**
 * A message that was received: claimed, mapped, on the bus or on the list of rejected events, settled. In this order, so that a crash repeats
 * and never loses. Undefined for one that was taken in before.
 */
export const takeIn = async (needs: TakeNeeds, text: unknown): Promise<TakenIn | undefined> => {
  const { connectors, deliveries, publisher, refuse, clock } = needs;
  const read = queued.safeParse(text);
  if (!read.success) throw new InvalidInput('body', 'is not a message of receive-message', { cause: read.error });
  const { connector, deliveryId, signature, receivedAt } = read.data;
  const incoming = connectors.find(({ id }) => id === connector)?.incoming;
  if (incoming === undefined) throw new InvalidInput('connector', `is ${connector}, which this function does not know`);
  const claim = await deliveries.claim(connector, deliveryId, clock.now());
  if (claim === 'done') return undefined;
  if (claim === 'busy') throw new ServiceUnavailable(`whoever works the delivery ${deliveryId}`);
  const body = bodyOf(Buffer.from(read.data.body, 'base64'));
  const type = typeOf(incoming, body);
  const mapped = await mapMessage(connector, incoming, { type, body, deliveryId, signature, receivedAt });
  if (mapped.kind === 'events') await publisher.publish(mapped.events);
  else await refuse(hookDelivery({ connector, type, deliveryId, signature, receivedAt, body }), mapped.rejection);
  await deliveries.settle(connector, deliveryId, clock.now());
  return { message: read.data, type, rejected: mapped.kind === 'rejected' };
};
