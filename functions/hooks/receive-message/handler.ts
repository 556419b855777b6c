import type { Log } from '../../../application/log.ts';
import type { Connector } from '../../../connectors/connector.ts';
import { proveMessage } from '../../../connectors/prove-message.ts';
import { deliveryIdOf, namesSomething } from '../../../connectors/read-message.ts';
import { isTestMessage } from '../../../connectors/test-message.ts';
import type { RefusedMessage } from '../../../domain/connector/connection-state.ts';
import type { ConnectionLog, ConnectorSecrets, Deliveries, MessageQueue } from '../../../domain/connector/connector-ports.ts';
import type { Clock } from '../../../domain/ports.ts';

export interface Needs {
  readonly connectorNamed: (id: string) => Connector | undefined;
  readonly secrets: Pick<ConnectorSecrets, 'of'>;
  readonly deliveries: Pick<Deliveries, 'isKnown'>;
  readonly connections: Pick<ConnectionLog, 'refused'>;
  readonly queue: MessageQueue;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ReceivedMessage {
  readonly connector: string;
  /** names in small letters */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export type Received =
  | { readonly kind: 'accepted'; readonly deliveryId: string }
  /** a test of ours, of which nothing is kept */
  | { readonly kind: 'tested' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly reason: RefusedMessage; readonly signedAt?: string; readonly now: string };

/** bytes: base64 of it and the rest of a queued message stay under the 256 KiB an event of the bus may have */
export const largestMessage = 180_000;

/**
 * A message of an outside system: proven over its raw bytes, then queued. What is not proven leaves nothing but a count. A delivery that was
 * taken in is answered like the first time.
 */
export const handle =
  ({ connectorNamed, secrets, deliveries, connections, queue, clock, log }: Needs) =>
  async ({ connector: id, headers, body }: ReceivedMessage): Promise<Received> => {
    const incoming = connectorNamed(id)?.incoming;
    if (incoming === undefined) return { kind: 'unknown' };
    const now = clock.now();
    const refuse = async (reason: RefusedMessage, more: { readonly signedAt?: string } = {}): Promise<Received> => {
      // a count that is lost must not let a message in, nor turn a refusal into a fault
      await connections.refused(id, reason, now).catch(() => log.warn('refusal.uncounted', { connector: id }));
      log.info('message.refused', { connector: id, reason });
      return { kind: 'refused', reason, now, ...more };
    };
    if (body.byteLength > largestMessage) return refuse('large');
    const proven = proveMessage(incoming.proof, { headers, body }, await secrets.of(id), Date.parse(now));
    if (proven.kind === 'refused') return refuse(proven.reason, proven.reason === 'stale' ? { signedAt: proven.signedAt } : {});
    if (isTestMessage(body)) return { kind: 'tested' };
    if (!namesSomething(incoming, body)) return refuse('invalid');
    const { signature } = proven;
    // a hint is another one each time: what it is about may have changed
    const named = deliveryIdOf(incoming, { headers, body }, signature);
    const deliveryId = incoming.reads === undefined ? named : `${named}@${now}`.slice(-200);
    if (!(await deliveries.isKnown(id, deliveryId)))
      await queue.send({ connector: id, deliveryId, signature, receivedAt: now, body: Buffer.from(body).toString('base64') });
    return { kind: 'accepted', deliveryId };
  };
