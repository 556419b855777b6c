import * as z from 'zod';
import { country, day, instant } from '../values.ts';

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

/** of which plans a ceiling is: one by name, payments without one, or every plan */
export const shareCeiling = z.object({
  countries: z.array(country).min(1),
  plan: z.union([z.literal(['none', 'any']), z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)]),
  /** the first local day it holds; the latest that has begun counts */
  from: day,
  /** basis points of the fee: 10,000 is all of it */
  most: z.int().min(0).max(10_000),
  /** the law or rule it is taken from */
  source: z.string().min(1),
});
export type ShareCeiling = z.infer<typeof shareCeiling>;

export const pricingPolicy = z.object({
  /** price of a merchant without a price of its own */
  list: feeConditions,
  /** declared monthly volume, minor units a currency, from which two people agree a price; in another currency they always do */
  twoFromMinor: z.record(z.string(), z.int().positive()),
  /** a price of a merchant's own becomes an offer once it is agreed here, and holds when the merchant accepts it */
  merchantAccepts: z.boolean().default(false),
  /** how much of its fee a merchant may have its customers bear; where no line speaks, nothing */
  shareCeilings: z.array(shareCeiling).default([]),
});
export type PricingPolicy = z.infer<typeof pricingPolicy>;

/** how much of the fee of a plan the customer bears */
export const customerShare = z.object({
  /** none: payments without a plan */
  plan: z.string().optional(),
  /** basis points of the fee */
  share: z.int().min(0).max(10_000),
  at: instant,
  /** the address of whoever chose it */
  by: z.string().min(1),
});
export type CustomerShare = z.infer<typeof customerShare>;

/** a price somebody proposed, and the one that is agreed: what came before is on the timeline */
export const merchantPrices = z.object({
  proposed: z
    .object({ conditions: feeConditions, validFrom: z.iso.date(), by: z.string().min(1), at: instant, reason: z.string().min(1) })
    .optional(),
  /** agreed here, and waiting for the merchant */
  offered: z
    .object({
      ...{ id: z.string().min(1), conditions: feeConditions, validFrom: z.iso.date(), at: instant },
      approvedBy: z.array(z.string().min(1)).min(1),
    })
    .optional(),
  agreed: z
    .object({
      ...{ conditions: feeConditions, validFrom: z.iso.date(), at: instant, approvedBy: z.array(z.string().min(1)).min(1) },
      /** the address of whoever accepted it for the merchant, where policy asks for that */
      acceptedBy: z.string().min(1).optional(),
      /** the offer it was */
      offerId: z.string().min(1).optional(),
    })
    .optional(),
  customerShares: z.array(customerShare).optional(),
});
export type MerchantPrices = z.infer<typeof merchantPrices>;
