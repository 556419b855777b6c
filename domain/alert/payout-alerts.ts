import type { Tongue } from '../letter/letter-texts.ts';
import type { Changes, Context } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { exactAmount } from '../money/format-amount.ts';
import { sendAlert } from './send-alert.ts';

/** a payout that did not arrive */
export interface FailedPayout {
  readonly payoutId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** A payout failed: every member who wants to know is told, once a payout, however often it is heard of. */
export const tellFailedPayout = (snapshot: Snapshot, failed: FailedPayout, context: Context): Changes => {
  const facts = ({ dates }: Tongue) => ({
    amount: exactAmount(dates, failed.currency)(failed.amountMinor),
    payout: failed.payoutId,
  });
  const said = { periods: [failed.payoutId], due: [], facts, page: '' };
  return snapshot.alerts
    .filter(({ alert }) => alert === 'payout_failed')
    .reduce<Changes>((before, one) => both(before, sendAlert(overlay(snapshot, before), one, said, context)), {
      puts: [],
      deletes: [],
      timeline: [],
    });
};
