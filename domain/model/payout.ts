import * as z from 'zod';
import { currency, day, instant, itemBase, minor } from '../values.ts';

/**
 * Money paid out to a merchant, as the ledger tells of it; id is `<initiatedOn>~<payoutId>`, so that they lie in order of days.
 * Kept apart from what is read at every step: nothing of it is decided here.
 */
export const payout = z.object({
  ...itemBase,
  kind: z.literal('payout'),
  payoutId: z.string(),
  amountMinor: minor.positive(),
  currency,
  initiatedOn: day,
  status: z.enum(['paid', 'failed']),
  /** when it was paid or failed last */
  statusAt: instant,
  /** of a paid one: the day the bank should show it */
  arrivesOn: day.optional(),
  /** last four characters of the account */
  accountLast4: z.string().optional(),
  /** of a failed one: why, and when it is tried again */
  failure: z.string().optional(),
  retryOn: day.optional(),
});
export type Payout = z.infer<typeof payout>;

export const payoutItemId = ({ initiatedOn, payoutId }: Pick<Payout, 'initiatedOn' | 'payoutId'>): string =>
  `${initiatedOn}~${payoutId}`;
