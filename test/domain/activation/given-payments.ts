import { applyPayments, type PaymentDecision } from '../../../domain/activation/apply-payments.ts';
import { guardedParts, hoursOf } from '../../../domain/activation/fill-buckets.ts';
import { saleHashesOf } from '../../../domain/activation/give-back.ts';
import type { PaymentFact } from '../../../domain/activation/payment-fact.ts';
import type { Context } from '../../../domain/model/decision.ts';
import type { PaymentBucket } from '../../../domain/model/payments.ts';
import type { RefundedSale } from '../../../domain/model/refunded-sale.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { applied } from '../given.ts';

export interface Ledger {
  snapshot: Snapshot;
  buckets: PaymentBucket[];
  refunded?: RefundedSale[];
  timeline: TimelineEntry[];
}

const byHour = (a: PaymentBucket, b: PaymentBucket) => (`${a.hour}#${a.part}` < `${b.hour}#${b.part}` ? -1 : 1);

/** what the shell does: reads the buckets of the hours touched and the newest, all of them when asked, and commits */
export const take = (ledger: Ledger, payments: readonly PaymentFact[], context: Context): PaymentDecision => {
  const hours = new Set(hoursOf(payments));
  const newest = new Set(ledger.buckets.toSorted(byHour).slice(-guardedParts));
  const some = ledger.buckets.filter((one) => hours.has(one.hour) || newest.has(one));
  const refunded = (ledger.refunded ?? []).filter(({ saleHash }) => saleHashesOf(payments).includes(saleHash));
  const first = applyPayments(ledger.snapshot, { payments, buckets: some, refunded, all: false }, context);
  const decision =
    first.result.kind === 'needs_history'
      ? applyPayments(ledger.snapshot, { payments, buckets: ledger.buckets, refunded, all: true }, context)
      : first;
  ledger.snapshot = applied(ledger.snapshot, decision);
  for (const bucket of decision.buckets) {
    ledger.buckets = ledger.buckets.filter((one) => one.hour !== bucket.hour || one.part !== bucket.part);
    ledger.buckets.push({ ...bucket, version: bucket.version + 1 });
  }
  for (const sale of decision.refunded) {
    const others = (ledger.refunded ?? []).filter(({ saleHash }) => saleHash !== sale.saleHash);
    ledger.refunded = [...others, { ...sale, version: sale.version + 1 }];
  }
  ledger.timeline.push(...decision.timeline);
  return decision;
};

export const sale = (id: string, at: string, amountMinor = 1000): PaymentFact => ({
  kind: 'captured',
  id,
  amountMinor,
  currency: 'BRL',
  at,
});
