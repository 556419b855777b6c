import * as z from 'zod';
import { instant, merchantId, minor } from '../values.ts';

/**
 * What was given back of one sale: written with each refund of it, whichever of the two comes first. `saleHash` is the id hash of the
 * sale, by which the two are joined when somebody looks.
 */
export const refundedSale = z.object({
  merchantId,
  saleHash: z.string().regex(/^[0-9a-f]{16}$/),
  version: z.int().min(0),
  /** seconds since 1970, as a bucket has it: after the latest of its refunds */
  expiresAt: z.int().optional(),
  /** of all of its refunds */
  count: z.int().min(1),
  refundedMinor: minor,
  /** the latest 50, in order of time */
  refunds: z.array(z.object({ id: z.string(), at: instant, amountMinor: minor.positive() })),
});
export type RefundedSale = z.infer<typeof refundedSale>;
