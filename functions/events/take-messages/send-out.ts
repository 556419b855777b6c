import type { Delivery } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import type { Connector, Outgoing, Wanted } from '../../../connectors/connector.ts';
import { evaluate } from '../../../connectors/evaluate.ts';
import { mapTold } from '../../../connectors/map-told.ts';
import { signedIn } from '../../../connectors/signed-in.ts';
import {
  afterFailure,
  afterSuccess,
  askedToWait,
  type Circuit,
  leftAloneUntil,
  nextMinute,
  triedAgainAt,
} from '../../../domain/connector/circuit.ts';
import {
  type CallOutside,
  type ConnectionLog,
  type ConnectorSecrets,
  type Deliveries,
  type OutgoingLog,
  OutsideFailed,
} from '../../../domain/connector/connector-ports.ts';
import type { OutgoingMessage } from '../../../domain/connector/outgoing-message.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import { type AnyEnvelope, anyEnvelope } from '../../../domain/events/envelope.ts';
import type { CaseMessages, Clock, EventPublisher, MerchantStore } from '../../../domain/ports.ts';
import { makeChange, type Scope } from './make-change.ts';
import { matterOf } from './matter-of-event.ts';

export interface SendNeeds {
  readonly connectors: readonly Connector[];
  readonly secrets: Pick<ConnectorSecrets, 'access'>;
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly messages: Pick<CaseMessages, 'one'>;
  readonly outgoing: OutgoingLog;
  readonly deliveries: Deliveries;
  readonly connections: Pick<ConnectionLog, 'of'>;
  readonly callOutside: CallOutside;
  readonly publisher: EventPublisher;
  /** address of the console, for those who read about something */
  readonly console: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** done, or to be tried again at an instant */
export type SentOut = { readonly kind: 'done' } | { readonly kind: 'waits'; readonly until: string };

const isWanted = (wanted: Wanted, value: unknown): boolean => {
  if (typeof wanted === 'string') return wanted === value;
  return 'prefix' in wanted ? typeof value === 'string' && value.startsWith(wanted.prefix) : value !== undefined;
};

/** the same question the rule asks, of one connector alone */
const asksFor = ({ on, where }: Outgoing, { type, data }: AnyEnvelope): boolean =>
  on.some((one) => one === type) &&
  Object.entries(where).every(([field, values]) => values.some((one) => isWanted(one, data[field])));

/** a system that named a time is left alone so long; one that failed, once it failed often */
const circuitAfter = (circuit: Circuit, now: string, { waitSeconds }: OutsideFailed): Circuit =>
  waitSeconds === undefined ? afterFailure(circuit, now) : askedToWait(circuit, now, waitSeconds);

/** what the fact is made from that our timeline keeps it by */
const tell = async (publisher: EventPublisher, id: string, { told }: Outgoing, scope: Scope & { readonly mark: string }) => {
  if (told !== undefined) await publisher.publish(await mapTold(id, scope.mark, await evaluate(told, scope)));
};

/**
 * Sends what an event of ours asks of one system, once. The row says "sending" before the first call, so whoever comes after a crash looks
 * there for what was made before making it again.
 */
const sendTo = async (needs: SendNeeds, { id, signIn }: Connector, outgoing: Outgoing, event: AnyEnvelope): Promise<SentOut> => {
  const { secrets, merchants, connections, publisher, clock, log } = needs;
  const access = await secrets.access(id);
  if (access === undefined) return { kind: 'done' };
  const now = clock.now();
  const known = await needs.outgoing.get(id, event.id);
  if (known?.status === 'sent') return { kind: 'done' };
  const { circuit = afterSuccess } = await connections.of(id);
  const snapshot = await merchants.load(event.subject);
  if (snapshot === undefined && outgoing.withoutMerchant === undefined) return { kind: 'done' };
  if (snapshot?.merchant.restricted !== undefined) return { kind: 'done' };
  const matter = await matterOf(needs.messages, snapshot, event);
  if (matter === undefined) return { kind: 'done' };
  const { title, ...about } = matter;
  const message: OutgoingMessage = known ?? {
    ...{ eventId: event.id, merchantId: event.subject, title, status: 'waiting', tries: 0, since: now },
  };
  const waits = async (until: string): Promise<SentOut> => {
    if (known === undefined) await needs.outgoing.put(id, message);
    return { kind: 'waits', until };
  };
  const alone = leftAloneUntil(circuit, now);
  if (alone !== undefined) return waits(alone);
  const { perMinute } = outgoing;
  if (perMinute !== undefined && !(await needs.outgoing.mayChange(id, perMinute, now))) return waits(nextMinute(now));
  // two copies of one message at once: the second looks again when the first is done, or has died
  if ((await needs.deliveries.claim(`${id}/out`, event.id, now)) !== 'claimed')
    return { kind: 'waits', until: triedAgainAt(1, now) };
  const mark = textDigest(event.id);
  const scope = {
    event,
    title,
    merchant: snapshot?.merchant,
    ...about,
    settings: access.settings,
    console: needs.console,
    mark,
    now,
  };
  const tries = message.tries + 1;
  await needs.outgoing.put(id, { ...message, status: 'sending', tries });
  try {
    const calledAs = await signedIn(needs.callOutside, signIn, access);
    const key = await makeChange(needs.callOutside, outgoing, calledAs, scope, message.tries > 0);
    await tell(publisher, id, outgoing, { ...scope, key });
    await needs.outgoing.put(id, { ...message, status: 'sent', tries, key, sentAt: now });
    await needs.outgoing.settle(id, afterSuccess, now);
    log.info('message.sent', { connector: id, merchantId: event.subject, key });
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof OutsideFailed)) throw error;
    await needs.outgoing.put(id, { ...message, status: 'waiting', tries, failure: error.reason });
    const next = circuitAfter(circuit, now, error);
    await needs.outgoing.settle(id, next);
    log.warn('message.unsent', { connector: id, merchantId: event.subject, reason: error.reason, tries });
    const again = triedAgainAt(tries, now);
    return { kind: 'waits', until: [again, leftAloneUntil(next, now) ?? again].toSorted().at(-1) ?? again };
  }
};

/** sends what an event of ours asks of outside systems; one that is down holds up no other */
export const sendOut =
  (needs: SendNeeds) =>
  async ({ detail }: Delivery): Promise<SentOut> => {
    const event = anyEnvelope.parse(detail);
    const waiting: string[] = [];
    for (const connector of needs.connectors) {
      const asked = connector.outgoing?.find((one) => asksFor(one, event));
      if (asked === undefined) continue;
      const sent = await sendTo(needs, connector, asked, event);
      if (sent.kind === 'waits') waiting.push(sent.until);
    }
    const [until] = waiting.toSorted();
    return until === undefined ? { kind: 'done' } : { kind: 'waits', until };
  };
