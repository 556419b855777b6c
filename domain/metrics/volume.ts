import { type Rate, rate } from './rate.ts';

/** one captured payment or refund; amount in minor units, instant ISO 8601 UTC */
export interface CountedPayment {
  readonly kind: 'captured' | 'refunded';
  readonly amountMinor: number;
  readonly at: string;
}

/** TPV = captured; net = captured − refunded; minor units. */
export function volumes(payments: readonly CountedPayment[]): { readonly tpvMinor: number; readonly netMinor: number } {
  const sum = (kind: CountedPayment['kind']) =>
    payments.filter((one) => one.kind === kind).reduce((total, one) => total + one.amountMinor, 0);
  return { tpvMinor: sum('captured'), netMinor: sum('captured') - sum('refunded') };
}

/** Milestone: the first instant at which cumulative TPV (or the number of payments) is at least `from`; null if never. */
export function milestoneAt(payments: readonly CountedPayment[], of: 'tpv' | 'count', from: number): string | null {
  let reached = 0;
  for (const one of payments.filter((each) => each.kind === 'captured').toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    reached += of === 'tpv' ? one.amountMinor : 1;
    if (reached >= from) return one.at;
  }
  return null;
}

/** Ramp = TPV of days 1–30 / declared monthly volume, both minor units of one currency; null when none was declared. */
export function rampRate(rampMinor: number, declaredMonthlyVolumeMinor: number): Rate {
  return rate(rampMinor, declaredMonthlyVolumeMinor);
}
