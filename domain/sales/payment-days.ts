import type { PaymentBucket } from '../model/payments.ts';

/** what moved on a UTC day, minor units of the merchant's currency */
export interface PaymentDay {
  readonly day: string;
  readonly count: number;
  readonly tpvMinor: number;
  readonly refundedMinor: number;
}

/** TPV, count and refunds by UTC day, days with movement only, in the order of the buckets. */
export const paymentDays = (buckets: readonly PaymentBucket[]): readonly PaymentDay[] => {
  const days = new Map<string, PaymentDay>();
  for (const { hour, records } of buckets) {
    const name = hour.slice(0, 10);
    const before = days.get(name) ?? { day: name, count: 0, tpvMinor: 0, refundedMinor: 0 };
    const sum = (kind: 'captured' | 'refunded') =>
      records.filter((one) => one.kind === kind).reduce((total, { amountMinor }) => total + amountMinor, 0);
    days.set(name, {
      day: name,
      count: before.count + records.filter(({ kind }) => kind === 'captured').length,
      tpvMinor: before.tpvMinor + sum('captured'),
      refundedMinor: before.refundedMinor + sum('refunded'),
    });
  }
  return [...days.values()];
};
