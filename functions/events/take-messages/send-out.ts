import * as z from 'zod';
import type { Delivery } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import type { Connector, Outgoing } from '../../../connectors/connector.ts';
import { evaluate } from '../../../connectors/evaluate.ts';
import { mapTold } from '../../../connectors/map-told.ts';
import { afterFailure, afterSuccess, leftAloneUntil, triedAgainAt } from '../../../domain/connector/circuit.ts';
import {
  type CallOutside,
  type ConnectionLog,
  type ConnectorSecrets,
  type Deliveries,
  type OutgoingLog,
  type OutsideAccess,
  OutsideFailed,
} from '../../../domain/connector/connector-ports.ts';
import type { OutgoingMessage } from '../../../domain/connector/outgoing-message.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import { type AnyEnvelope, anyEnvelope } from '../../../domain/events/envelope.ts';
import type { Clock, EventPublisher, MerchantStore } from '../../../domain/ports.ts';

export interface SendNeeds {
  readonly connectors: readonly Connector[];
  readonly secrets: Pick<ConnectorSecrets, 'access'>;
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly outgoing: OutgoingLog;
  readonly deliveries: Deliveries;
  readonly connections: Pick<ConnectionLog, 'of'>;
  readonly callOutside: CallOutside;
  readonly publisher: EventPublisher;
  readonly clock: Clock;
  readonly log: Log;
}

/** done, or to be tried again at an instant */
export type SentOut = { readonly kind: 'done' } | { readonly kind: 'waits'; readonly until: string };

const request = z.object({ path: z.string().startsWith('/'), body: z.unknown() });
const text = z.string().min(1);
const taskOf = z.looseObject({ taskId: z.string() });

interface Scope {
  readonly [name: string]: unknown;
}

/** what the system calls it: found there, because it was sent before, or made now. Throws OutsideFailed */
const keyOf = async (
  needs: SendNeeds,
  outgoing: Outgoing,
  access: OutsideAccess,
  scope: Scope,
  again: boolean,
): Promise<string> => {
  const { callOutside } = needs;
  if (again) {
    const found = await callOutside(access, { method: 'GET', path: text.parse(await evaluate(outgoing.find, scope)) });
    const known = text.safeParse(await evaluate(outgoing.found, { answer: found }));
    if (known.success) return known.data;
  }
  const answer = await callOutside(access, { method: 'POST', ...request.parse(await evaluate(outgoing.create, scope)) });
  const made = text.safeParse(await evaluate(outgoing.created, { answer }));
  if (!made.success) throw new OutsideFailed('answer without a key');
  return made.data;
};

/** the same question the rule asks, of one connector alone */
const asksFor = ({ on, where }: Outgoing, { type, data }: AnyEnvelope): boolean =>
  type === on && Object.entries(where).every(([field, values]) => values.some((one) => one === data[field]));

/**
 * Sends what an event of ours asks of one system, once. The row says "sending" before the first call, so whoever comes after a crash looks
 * there for what was made before making it again.
 */
const sendTo = async (needs: SendNeeds, connector: Connector, outgoing: Outgoing, detail: unknown): Promise<SentOut> => {
  const { secrets, merchants, connections, publisher, clock, log } = needs;
  const { id } = connector;
  const event = anyEnvelope.parse(detail);
  if (!asksFor(outgoing, event)) return { kind: 'done' };
  const access = await secrets.access(id);
  if (access === undefined) return { kind: 'done' };
  const now = clock.now();
  const known = await needs.outgoing.get(id, event.id);
  if (known?.status === 'sent') return { kind: 'done' };
  const { circuit = afterSuccess } = await connections.of(id);
  const snapshot = await merchants.load(event.subject);
  if (snapshot === undefined || snapshot.merchant.restricted !== undefined) return { kind: 'done' };
  const { taskId } = taskOf.parse(event.data);
  const task = snapshot.tasks.find((one) => one.id === taskId) ?? { title: taskId, facts: [] };
  const message: OutgoingMessage = known ?? {
    ...{ eventId: event.id, merchantId: event.subject, title: String(task.title), status: 'waiting', tries: 0, since: now },
  };
  const alone = leftAloneUntil(circuit, now);
  if (alone !== undefined) {
    if (known === undefined) await needs.outgoing.put(id, message);
    return { kind: 'waits', until: alone };
  }
  // two copies of one message at once: the second looks again when the first is done, or has died
  if ((await needs.deliveries.claim(`${id}/out`, event.id, now)) !== 'claimed')
    return { kind: 'waits', until: triedAgainAt(1, now) };
  const mark = textDigest(event.id);
  const scope = { event, merchant: snapshot.merchant, task, settings: access.settings, mark, now };
  const tries = message.tries + 1;
  await needs.outgoing.put(id, { ...message, status: 'sending', tries });
  try {
    const key = await keyOf(needs, outgoing, access, scope, known !== undefined);
    const told = await mapTold(id, mark, await evaluate(outgoing.told, { ...scope, key }));
    await publisher.publish(told);
    await needs.outgoing.put(id, { ...message, status: 'sent', tries, key, sentAt: now });
    await needs.outgoing.settle(id, afterSuccess, now);
    log.info('message.sent', { connector: id, merchantId: event.subject, key });
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof OutsideFailed)) throw error;
    await needs.outgoing.put(id, { ...message, status: 'waiting', tries, failure: error.reason });
    await needs.outgoing.settle(id, afterFailure(circuit, now));
    log.warn('message.unsent', { connector: id, merchantId: event.subject, reason: error.reason, tries });
    return { kind: 'waits', until: triedAgainAt(tries, now) };
  }
};

/** sends what an event of ours asks of outside systems */
export const sendOut =
  (needs: SendNeeds) =>
  async ({ detail }: Delivery): Promise<SentOut> => {
    for (const connector of needs.connectors) {
      const { outgoing } = connector;
      if (outgoing === undefined) continue;
      const sent = await sendTo(needs, connector, outgoing, detail);
      if (sent.kind === 'waits') return sent;
    }
    return { kind: 'done' };
  };
