import type { PaymentBucket } from './model/payments.ts';
import type { Payout } from './model/payout.ts';
import type { RefundedSale } from './model/refunded-sale.ts';

/** the buckets of some days, for whoever shows what was captured */
export interface PaymentReader {
  /** in order of time; `from` and `to` are UTC days, both included */
  between(merchantId: string, from: string, to: string): Promise<readonly PaymentBucket[]>;
  /** the newest `parts` of the hours from `from` to `to`, both included (instants at which hours begin), newest first, before `before` */
  newest(merchantId: string, range: HourRange, parts: number, before?: BucketPlace): Promise<readonly PaymentBucket[]>;
  /** what was given back of some sales, as of a moment ago */
  refundedSales(merchantId: string, saleHashes: readonly string[]): Promise<readonly RefundedSale[]>;
}
export interface HourRange {
  readonly from: string;
  readonly to: string;
}
export type BucketPlace = Pick<PaymentBucket, 'hour' | 'part'>;

/** a merchant's payouts, kept apart from its state */
export interface PayoutReader {
  /** of ids from `from` on and before `before`, the newest day first; ids begin with their day. As of a moment ago */
  newest(
    merchantId: string,
    range: { readonly from: string; readonly before: string },
    limit: number,
  ): Promise<readonly Payout[]>;
  one(merchantId: string, id: string): Promise<Payout | undefined>;
}
