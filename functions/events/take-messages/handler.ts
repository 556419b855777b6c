import * as z from 'zod';
import { hookDelivery } from '../../../application/hook-delivery.ts';
import { inParallel } from '../../../application/in-parallel.ts';
import type { Log } from '../../../application/log.ts';
import type { Refuse } from '../../../application/refuse-event.ts';
import type { Connector } from '../../../connectors/connector.ts';
import { mapMessage } from '../../../connectors/map-message.ts';
import { bodyOf, typeOf } from '../../../connectors/read-message.ts';
import type { ConnectionLog, Deliveries, QueuedMessage } from '../../../domain/connector/connector-ports.ts';
import { InvalidInput, ServiceUnavailable } from '../../../domain/errors.ts';
import type { Clock, EventPublisher } from '../../../domain/ports.ts';
import { instant } from '../../../domain/values.ts';
import type { QueueMessage } from '../../runtime/queue-consumer.ts';

export interface Needs {
  readonly connectorNamed: (id: string) => Connector | undefined;
  readonly deliveries: Deliveries;
  readonly connections: Pick<ConnectionLog, 'takenIn'>;
  readonly publisher: EventPublisher;
  readonly refuse: Refuse;
  readonly clock: Clock;
  readonly log: Log;
}

const queued = z.object({
  connector: z.string(),
  deliveryId: z.string().min(1),
  signature: z.string(),
  receivedAt: instant,
  body: z.string(),
});

/** what became of a message, for the Connections screen */
interface Outcome {
  readonly message: QueuedMessage;
  readonly type: string;
  readonly rejected: boolean;
}

const read = (text: string): QueuedMessage => {
  try {
    return queued.parse(JSON.parse(text));
  } catch (error) {
    throw new InvalidInput('body', 'is not a message of receive-message', { cause: error });
  }
};

/** claimed, mapped, on the bus or on the list of rejected events, settled: in this order, so that a crash repeats and never loses */
const take = async (needs: Needs, text: string): Promise<Outcome | undefined> => {
  const { connectorNamed, deliveries, publisher, refuse, clock } = needs;
  const message = read(text);
  const { connector, deliveryId, signature, receivedAt } = message;
  const incoming = connectorNamed(connector)?.incoming;
  if (incoming === undefined) throw new InvalidInput('connector', `is ${connector}, which this function does not know`);
  const claim = await deliveries.claim(connector, deliveryId, clock.now());
  if (claim === 'done') return undefined;
  if (claim === 'busy') throw new ServiceUnavailable(`whoever works the delivery ${deliveryId}`);
  const body = bodyOf(Buffer.from(message.body, 'base64'));
  const type = typeOf(incoming, body);
  const mapped = await mapMessage(connector, incoming, { type, body, deliveryId, signature, receivedAt });
  if (mapped.kind === 'events') await publisher.publish(mapped.events);
  else await refuse(hookDelivery({ connector, type, deliveryId, signature, receivedAt, body }), mapped.rejection);
  await deliveries.settle(connector, deliveryId, clock.now());
  return { message, type, rejected: mapped.kind === 'rejected' };
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** one count a connector and batch: what is lost of it is lost to a screen and to nobody else */
const count = async ({ connections, clock, log }: Needs, outcomes: readonly Outcome[]): Promise<void> => {
  const now = clock.now();
  for (const connector of new Set(outcomes.map(({ message }) => message.connector))) {
    const own = outcomes.filter(({ message }) => message.connector === connector);
    const at = own.map(({ message }) => message.receivedAt).sort();
    const what = {
      ...{ messages: own.length, rejected: own.filter(({ rejected }) => rejected).length },
      ...{ at: at.at(-1) ?? now, type: own.at(-1)?.type ?? 'unknown' },
      latencyMs: Math.max(0, Date.parse(now) - Date.parse(at[0] ?? now)),
    };
    await connections.takenIn(connector, what).catch(() => log.warn('messages.uncounted', { connector }));
  }
};

/** a batch of the queue; those that failed come again alone */
export const handle =
  (needs: Needs) =>
  async (messages: readonly QueueMessage[]): Promise<readonly string[]> => {
    const outcomes = await inParallel(messages, ({ body }) => take(needs, body));
    const failed: string[] = [];
    const taken: Outcome[] = [];
    for (const [at, { messageId }] of messages.entries()) {
      const outcome = outcomes[at];
      if (outcome?.status === 'fulfilled') {
        if (outcome.value !== undefined) taken.push(outcome.value);
        continue;
      }
      failed.push(messageId);
      needs.log.error('message.failed', { messageId, error: nameOf(outcome?.reason) });
    }
    await count(needs, taken);
    return failed;
  };
