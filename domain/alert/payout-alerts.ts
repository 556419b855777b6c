import * as z from 'zod';
import type { Tongue } from '../letter/letter-texts.ts';
import type { Changes, Context } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { exactAmount } from '../money/format-amount.ts';
import { currency, minor } from '../values.ts';
import { sendAlert } from './send-alert.ts';

/** a payout that did not arrive, as `payout.failed.v1` tells it; what came too late to count is told with `stale` */
const failedPayout = z.object({
  payoutId: z.string().min(1),
  amountMinor: minor,
  currency,
  /** ISO 8601 UTC */
  failedAt: z.string().optional(),
  stale: z.null().optional(),
});
type FailedPayout = z.infer<typeof failedPayout>;

/** The payout an entry says has failed; undefined for any other entry. */
export const failedPayoutIn = ({ type, data }: TimelineEntry): FailedPayout | undefined =>
  type === 'payout.failed.v1' ? failedPayout.safeParse(data).data : undefined;

/** A payout failed: every member who wants to know is told, once a failure, however often it is heard of. */
export const tellFailedPayout = (snapshot: Snapshot, failed: FailedPayout, context: Context): Changes => {
  const facts = ({ dates }: Tongue) => ({
    amount: exactAmount(dates, failed.currency)(failed.amountMinor),
    payout: failed.payoutId,
  });
  const said = { periods: [[failed.payoutId, failed.failedAt ?? []].flat().join('/')], due: [], facts, page: '' };
  return snapshot.alerts
    .filter(({ alert, stoppedAt }) => alert === 'payout_failed' && stoppedAt === undefined)
    .reduce<Changes>((before, one) => both(before, sendAlert(overlay(snapshot, before), one, said, context)), {
      puts: [],
      deletes: [],
      timeline: [],
    });
};
