import * as z from 'zod';
import { applyPayments, type PaymentDecision, type PaymentsResult } from '../domain/activation/apply-payments.ts';
import { cutIntoBatches, guardedParts, hoursOf } from '../domain/activation/fill-buckets.ts';
import { saleHashesOf } from '../domain/activation/give-back.ts';
import { type PaymentFact, paymentFactOf } from '../domain/activation/payment-fact.ts';
import { isBeforeApproval } from '../domain/activation/refuse-payment.ts';
import { ConcurrentChange } from '../domain/errors.ts';
import { parseEvent } from '../domain/events.ts';
import type { PaymentBucket } from '../domain/model/payments.ts';
import type { RefundedSale } from '../domain/model/refunded-sale.ts';
import type { Clock, HeldPayment, PaymentLedger } from '../domain/ports.ts';
import { merchantRestricted } from './of-restricted.ts';
import type { Refuse } from './refuse-event.ts';
import { outagesOf, policyFor, retryConcurrentChange, type Stores } from './unit-of-work.ts';

export interface PaymentNeeds extends Stores {
  readonly ledger: PaymentLedger;
  readonly clock: Clock;
  readonly refuse: Refuse;
}

export type Applied = Extract<PaymentsResult, { kind: 'applied' }>;
interface Buckets {
  readonly buckets: readonly PaymentBucket[];
  readonly refunded: readonly RefundedSale[];
  readonly all: boolean;
}

/** the buckets a batch is decided with: those of its hours, and the newest, where a payment sent again with another time shows */
const bucketsFor = async (ledger: PaymentLedger, merchantId: string, facts: readonly PaymentFact[]) => {
  const [touched, newest] = await Promise.all([
    ledger.buckets(merchantId, hoursOf(facts)),
    ledger.recent(merchantId, guardedParts),
  ]);
  const named = (buckets: readonly PaymentBucket[]) => buckets.map((one) => [`${one.hour}#${one.part}`, one] as const);
  return [...new Map([...named(newest), ...named(touched)]).values()];
};

/** decides with the buckets a batch needs, and again with all of the merchant's when it reaches behind what was counted */
export const withBuckets = async <Decided extends { readonly needsHistory: boolean }>(
  ledger: PaymentLedger,
  merchantId: string,
  facts: readonly PaymentFact[],
  decide: (read: Buckets) => Decided,
): Promise<Decided> => {
  const buckets = facts.length === 0 ? [] : await bucketsFor(ledger, merchantId, facts);
  const hashes = saleHashesOf(facts);
  const refunded = hashes.length === 0 ? [] : await ledger.refundedSales(merchantId, hashes);
  const first = decide({ buckets, refunded, all: false });
  return first.needsHistory ? decide({ buckets: await ledger.allBuckets(merchantId), refunded, all: true }) : first;
};

/** a held payment and what it tells */
export interface Readable {
  readonly held: HeldPayment;
  readonly fact: PaymentFact;
}

/** held payments whose envelope can be read; another one stays held, where a person can find it */
export const readable = (waiting: readonly HeldPayment[]): readonly Readable[] =>
  waiting.flatMap((held) => {
    const parsed = parseEvent(held.event);
    if (!parsed.ok) return [];
    const { event } = parsed;
    return event.type === 'payment.captured.v1' || event.type === 'payment.refunded.v1'
      ? [{ held, fact: paymentFactOf(event) }]
      : [];
  });

const envelope = z.looseObject({ id: z.string(), source: z.string(), type: z.string() });

/** the note that it is held has the same event and may have the same instant: one would hide the other */
const rightAfter = (instant: string): string => new Date(Date.parse(instant) + 1).toISOString();

/** what was held and cannot be counted goes on the rejected list, as it came */
export const refuseHeld = async (refuse: Refuse, from: readonly Readable[], refused: Applied['refused']): Promise<void> => {
  for (const { payment, rejection } of refused) {
    const held = from.find(({ fact }) => fact === payment)?.held;
    if (held === undefined) continue;
    const { id, source, type } = envelope.parse(held.event);
    await refuse({ id, source, type, time: rightAfter(held.heldAt), detail: held.event }, rejection, held.merchantId);
  }
};

/** nothing more is counted of a restricted merchant */
const allRefused = (payments: readonly PaymentFact[]): Applied => ({
  ...{ kind: 'applied', fresh: 0, duplicates: 0, held: [] },
  refused: payments.map((payment) => ({ payment, rejection: merchantRestricted })),
});

/** a busy merchant's batches meet each other, and one of them is through each time: back in the queue they would wait for minutes */
const attempts = 10;

/**
 * Counts one transaction's worth of a merchant's payments; those that were held go with it, and what can't be counted of them is told
 * first: a crash may tell it twice, never lose it. Undefined when there is no such merchant.
 * Throws ConcurrentChange after ten attempts, ServiceUnavailable.
 */
export const takePayments = (
  needs: PaymentNeeds,
  merchantId: string,
  payments: readonly PaymentFact[],
  from: readonly Readable[] = [],
): Promise<Applied | undefined> =>
  retryConcurrentChange(async () => {
    const { merchants, policies, ledger, clock, refuse } = needs;
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) return undefined;
    if (snapshot.merchant.restricted !== undefined) return allRefused(payments);
    const policy = await policyFor(policies, snapshot.merchant.policyVersion);
    const context = { now: clock.now(), policy, ...(await outagesOf(needs)) };
    const decide = (read: Buckets): PaymentDecision & { needsHistory: boolean } => {
      const decision = applyPayments(snapshot, { payments, ...read }, context);
      return { ...decision, needsHistory: decision.result.kind === 'needs_history' };
    };
    const { result, puts, deletes, timeline, buckets, refunded } = await withBuckets(ledger, merchantId, payments, decide);
    if (result.kind !== 'applied') throw new Error(`All buckets of ${merchantId} were read and its history is still missing`);
    await refuseHeld(refuse, from, result.refused);
    const released = from.map(({ held }) => held);
    const committed = await merchants.commit(merchantId, { puts, deletes, timeline, buckets, refunded, released }, null);
    // an entry of the same instant is there: somebody else's batch; only reading again tells what is left to count
    if (committed.kind === 'already_applied') throw new ConcurrentChange(merchantId);
    return result;
  }, attempts);

/** held payments released in one transaction: with a bucket and a sale given back for each, beside the capabilities of thirty methods, they fit */
const releasedAtOnce = 13;
export const firstOf = (waiting: readonly Readable[]): readonly Readable[] => waiting.slice(0, releasedAtOnce);

/**
 * Counts what was held, if the merchant has been approved meanwhile: whoever holds a payment looks afterwards, and whoever approves
 * looks too, so none is left behind.
 */
export const settleHeld = async (needs: PaymentNeeds, merchantId: string): Promise<void> => {
  const snapshot = await needs.merchants.load(merchantId);
  if (snapshot === undefined || isBeforeApproval(snapshot.merchant)) return;
  for (let waiting = readable(await needs.ledger.held(merchantId)); waiting.length > 0; waiting = waiting.slice(releasedAtOnce)) {
    const now = firstOf(waiting);
    const facts = now.map(({ fact }) => fact);
    await takePayments(needs, merchantId, facts, now);
  }
};

/** in the order they were captured, as many at a time as one transaction holds */
export const inBatches = (facts: readonly PaymentFact[]): readonly (readonly PaymentFact[])[] => cutIntoBatches(facts);
