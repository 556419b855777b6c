import * as z from 'zod';
import { instant } from '../values.ts';

/** fee of a payment: `basisPoints` of its amount, plus `fixedMinor` minor units of the merchant's currency */
export const feeCondition = z.object({
  /** a payment method, or `all` for those without a line of their own */
  method: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/),
  /** a payment plan, such as `three_times`; none where the method has one price */
  plan: z
    .string()
    .regex(/^[a-z][a-z0-9_]{1,40}$/)
    .optional(),
  basisPoints: z.int().min(0).max(10_000),
  fixedMinor: z.int().min(0),
});
export type FeeCondition = z.infer<typeof feeCondition>;
export const feeConditions = z.array(feeCondition).min(1).max(50);

export const pricingPolicy = z.object({
  /** price of a merchant without a price of its own */
  list: feeConditions,
  /** declared monthly volume, minor units a currency, from which two people agree a price; in another currency they always do */
  twoFromMinor: z.record(z.string(), z.int().positive()),
});
export type PricingPolicy = z.infer<typeof pricingPolicy>;

/** a price somebody proposed, and the one that is agreed: what came before is on the timeline */
export const merchantPrices = z.object({
  proposed: z
    .object({ conditions: feeConditions, validFrom: z.iso.date(), by: z.string().min(1), at: instant, reason: z.string().min(1) })
    .optional(),
  agreed: z
    .object({
      ...{ conditions: feeConditions, validFrom: z.iso.date(), at: instant, approvedBy: z.array(z.string().min(1)).min(1) },
    })
    .optional(),
});
export type MerchantPrices = z.infer<typeof merchantPrices>;
