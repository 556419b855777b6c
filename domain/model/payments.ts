import * as z from 'zod';
import { currency, instant, itemBase, minor } from '../values.ts';

/** one week with movement: [week number (whole weeks since 1970-01-05, a Monday, UTC), sales, tpvMinor, refundedMinor] */
export const weekTotal = z.tuple([z.int(), z.int().min(0), minor, minor]);
export type WeekTotal = z.infer<typeof weekTotal>;

/**
 * Totals of one merchant; id is `totals`. TPV is what was captured; net = tpvMinor − refundedMinor.
 * Written with every batch, so it stays under one write unit: weeks and days are bounded and packed.
 */
export const payments = z.object({
  ...itemBase,
  kind: z.literal('payments'),
  currency,
  count: z.int().min(0),
  refundCount: z.int().min(0),
  tpvMinor: minor,
  refundedMinor: minor,
  firstSaleAt: instant.optional(),
  lastSaleAt: instant.optional(),
  /** milestone key of policy -> instant of the payment that reached it */
  milestones: z.record(z.string(), instant),
  /** TPV of days 1–30, day 1 being the UTC day of the first sale: what ramp is measured by */
  rampMinor: minor,
  /** the latest 26 weeks with movement, ascending: the merchant's own baseline */
  weeks: z.array(weekTotal),
  /** the latest 32 UTC days with a sale (days since 1970-01-01), ascending: the merchant's own rhythm */
  saleDays: z.array(z.int()),
});
export type Payments = z.infer<typeof payments>;

/** what the ledger said of a payment beside its amount: shown and exported, never counted by. No buyer is in it in clear */
export const paymentLine = z.object({
  /** of a refund, the refund's own */
  id: z.string(),
  /** of a refund: the payment it gives back */
  of: z.string().optional(),
  /** the merchant's own number for it */
  reference: z.string().optional(),
  /** the buyer, masked: `J*** S***` */
  customer: z.string().optional(),
  /** last four digits */
  card: z.string().optional(),
  method: z.string().optional(),
  plan: z.string().optional(),
  /** where the buyer paid from */
  country: z.string().optional(),
});
export type PaymentLine = z.infer<typeof paymentLine>;

/** one record of a bucket; idHash is the first 8 bytes of sha256(kind, newline, payment id) in hex */
export const packedPayment = z.object({
  idHash: z.string().regex(/^[0-9a-f]{16}$/),
  /** milliseconds since the bucket's hour began: milestones are exact instants */
  offsetMs: z.int().min(0).max(3_599_999),
  amountMinor: minor.positive(),
  kind: z.enum(['captured', 'refunded']),
  /** absent of payments counted before lines were kept (docs/adr/0059) */
  line: paymentLine.optional(),
});
export type PackedPayment = z.infer<typeof packedPayment>;

/**
 * The payments of one merchant in one captured hour; `hour` is the instant it begins. A busy hour has several parts (0, 1, 2 …)
 * so that a write never rewrites more than a part: only the last one still grows.
 */
export const paymentBucket = z.object({
  merchantId: z.string(),
  hour: instant,
  part: z.int().min(0),
  version: z.int().min(0),
  /** seconds since 1970: the law no longer asks for it, and the table lets go of it. Absent of buckets written before that was noted */
  expiresAt: z.int().optional(),
  records: z.array(packedPayment),
});
export type PaymentBucket = z.infer<typeof paymentBucket>;
