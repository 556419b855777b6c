import { later } from '../calendar/earlier.ts';
import type { Rejection } from '../events/rejection.ts';
import { progressLadder } from '../ladder/move-ladder.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { PaymentBucket, Payments } from '../model/payments.ts';
import type { RefundedSale } from '../model/refunded-sale.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';

import { expiresAt, keptUntil, retentionOf } from '../privacy/kept-until.ts';
import { countPayments, needsHistory, noPayments, recount } from './count-payments.ts';
import { fillBuckets, movementsOf } from './fill-buckets.ts';
import { giveBack } from './give-back.ts';
import { milestonesOf } from './milestones.ts';
import type { PaymentFact } from './payment-fact.ts';
import { conflictOf, heldNote, isBeforeApproval, refusalOf } from './refuse-payment.ts';
import { wakeUp } from './wake-merchant.ts';

export interface ApplyPaymentsInput {
  /** one merchant's payments and refunds, in any order, repeats and all */
  readonly payments: readonly PaymentFact[];
  /** every part of every hour the payments touch and the merchant's newest ones (guardedParts), or all of them */
  readonly buckets: readonly PaymentBucket[];
  /** the sales that the refunds among them name, of which something was given back before */
  readonly refunded: readonly RefundedSale[];
  /** are these all of the merchant's buckets? */
  readonly all: boolean;
}

export interface RefusedPayment {
  readonly payment: PaymentFact;
  readonly rejection: Rejection;
}

export type PaymentsResult =
  /** read all of the merchant's buckets and ask again: the batch reaches behind what was counted */
  | { readonly kind: 'needs_history' }
  | {
      readonly kind: 'applied';
      readonly fresh: number;
      readonly duplicates: number;
      readonly refused: readonly RefusedPayment[];
      /** to be kept until the merchant is approved; each with its note for the rejected list */
      readonly held: readonly RefusedPayment[];
    };

export interface PaymentDecision extends Decision<PaymentsResult> {
  /** written in the same transaction as the rest */
  readonly buckets: readonly PaymentBucket[];
  readonly refunded: readonly RefundedSale[];
}

/**
 * Counts a batch of one merchant's payments, each exactly once however often and in whatever order they come: a payment is known
 * by its id in the hour it was captured in and in the merchant's newest hours. Sent again with another time or amount it is refused
 * as a conflict (docs/adr/0007). First sale and milestones are the instants of the payments that made them; what arrives late
 * corrects them.
 */
export function applyPayments(snapshot: Snapshot, input: ApplyPaymentsInput, context: Context): PaymentDecision {
  const { merchant } = snapshot;
  const refused: RefusedPayment[] = [];
  const held: RefusedPayment[] = [];
  const taken: PaymentFact[] = [];
  for (const payment of input.payments) {
    const rejection = refusalOf(merchant, payment, context.now);
    if (rejection !== undefined) refused.push({ payment, rejection });
    else if (isBeforeApproval(merchant)) held.push({ payment, rejection: heldNote });
    else taken.push(payment);
  }
  const { fresh, conflicts, buckets } = fillBuckets(merchant.merchantId, input.buckets, taken);
  refused.push(...conflicts.map((one) => ({ payment: one.payment, rejection: conflictOf(one) })));
  const duplicates = taken.length - fresh.length - conflicts.length;
  const result = { kind: 'applied' as const, fresh: fresh.length, duplicates, refused, held };
  if (fresh.length === 0) return { ...nothing(result), buckets: [], refunded: [] };

  const before = snapshot.payments ?? noPayments(merchant);
  const milestones = milestonesOf(context.policy, merchant.currency);
  // what the table has let go of cannot be counted again
  const kept = retentionOf(context.policy, 'accounting', merchant.country);
  const whole = before.firstSaleAt === undefined || keptUntil(before.firstSaleAt, kept) > context.now;
  const behind = whole && needsHistory(before, fresh, milestones);
  if (behind && !input.all) return { ...nothing({ kind: 'needs_history' as const }), buckets: [], refunded: [] };
  const after = behind
    ? recount(merchant, before, movementsOf(withChanged(input.buckets, buckets)), milestones)
    : countPayments(before, fresh, milestones);
  const refunded = giveBack(merchant.merchantId, input.refunded, fresh);
  return {
    result,
    ...consequences(snapshot, before, after, fresh, context),
    buckets: buckets.map((one) => ({ ...one, expiresAt: expiresAt(one.hour, kept) })),
    refunded: refunded.map((one) => ({ ...one, expiresAt: expiresAt(latestOf(one), kept) })),
  };
}

const latestOf = ({ refunds }: RefundedSale): string => refunds.map(({ at }) => at).reduce(later, '');

const withChanged = (read: readonly PaymentBucket[], changed: readonly PaymentBucket[]): readonly PaymentBucket[] => {
  const all = new Map([...read, ...changed].map((bucket) => [`${bucket.hour}#${bucket.part}`, bucket]));
  return [...all.values()];
};

function consequences(
  snapshot: Snapshot,
  before: Payments,
  after: Payments,
  fresh: readonly PaymentFact[],
  context: Context,
): Changes {
  const { merchant } = snapshot;
  const sold = { ...merchant, ...(after.firstSaleAt === undefined ? {} : { firstSaleAt: after.firstSaleAt }) };
  const counted: Changes = {
    puts: [after, ...(after.firstSaleAt === before.firstSaleAt ? [] : [sold])],
    deletes: [],
    timeline: tell(before, after, context),
  };
  const lastSale = fresh
    .filter((one) => one.kind === 'captured')
    .map((one) => one.at)
    .reduce(later, '');
  if (lastSale === '') return counted;
  const now = overlay(snapshot, counted);
  if (merchant.lifecycleStage === 'dormant') {
    const since = merchant.stageHistory.findLast((one) => one.stage === 'dormant')?.at ?? merchant.registeredAt;
    // a sale from before it fell asleep wakes nobody, unless it is the first one ever
    const wakes = lastSale > since || before.firstSaleAt === undefined;
    return wakes ? both(counted, wakeUp(now, lastSale, context)) : counted;
  }
  // after activation the check-ins are the clock: no ladder is written with every batch
  if (merchant.lifecycleStage !== 'activation') return counted;
  return both(counted, { puts: progressLadder(now, lastSale, context), deletes: [], timeline: [] });
}

function tell(before: Payments, after: Payments, { now }: Context): readonly TimelineEntry[] {
  const entry = (id: string, type: string, data: TimelineEntry['data']): TimelineEntry => ({
    merchantId: after.merchantId,
    id,
    at: now,
    type,
    actor: { kind: 'merchant', id: after.merchantId },
    data,
  });
  const told: TimelineEntry[] = [];
  const first = { from: before.firstSaleAt ?? null, to: after.firstSaleAt ?? null };
  if (first.from === null && first.to !== null) told.push(entry('first-sale', 'merchant.first-sale.v1', { at: first.to }));
  else if (first.from !== first.to) told.push(corrected('first_sale', first.from, first.to));
  for (const key of Object.keys({ ...before.milestones, ...after.milestones }).sort()) {
    const from = before.milestones[key] ?? null;
    const to = after.milestones[key] ?? null;
    if (from === null) told.push(entry(`milestone/${key}`, 'merchant.milestone.reached.v1', { key, at: to }));
    else if (from !== to) told.push(corrected(key, from, to));
  }
  return told;

  function corrected(key: string, from: string | null, to: string | null): TimelineEntry {
    return entry(`milestone/${key}/${to}`, 'merchant.milestone.corrected.v1', { key, from, to });
  }
}
