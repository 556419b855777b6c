import * as z from 'zod';
import type { Payout } from '../model/payout.ts';
import { currency, day, instant, minor } from '../values.ts';

/** a payout as the merchant sees it */
export const shownPayout = z.object({
  id: z.string(),
  payoutId: z.string(),
  status: z.enum(['paid', 'failed']),
  amountMinor: minor,
  currency,
  initiatedOn: day,
  /** when it was paid, or failed */
  statusAt: instant,
  arrivesOn: day.optional(),
  accountLast4: z.string().optional(),
  /** of a failed one: the reason by code */
  failure: z.string().optional(),
  retryOn: day.optional(),
});

/** A payout as the merchant sees it. */
export const payoutShown = ({ kind: _kind, merchantId: _of, version: _version, ...shown }: Payout): z.infer<typeof shownPayout> =>
  shown;
