import type { Alert } from '../model/alert.ts';
import type { Changes, Context } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { failedPayoutIn, tellFailedPayout } from './payout-alerts.ts';
import { settled } from './send-alert.ts';

const nothing: Changes = { puts: [], deletes: [], timeline: [] };

/** alerts about deadlines look again when a requirement changed */
const moved = (next: Snapshot, { puts }: Changes, now: string): Changes => {
  if (!puts.some(({ kind }) => kind === 'requirement')) return nothing;
  const alerts = next.alerts
    .filter(({ alert, stoppedAt }) => alert === 'requirement_due' && stoppedAt === undefined)
    .flatMap((one): readonly Alert[] => {
      const put = settled(next, one, now);
      return put.dueAt === one.dueAt ? [] : [put];
    });
  return { ...nothing, puts: alerts };
};

/** What a change means for alerts, in its own transaction: requirements move their next look, and a payout that failed is told at once. */
export const withSettledAlerts = (snapshot: Snapshot, changes: Changes, context: Context): Changes => {
  if (snapshot.alerts.length === 0) return changes;
  const next = overlay(snapshot, changes);
  const told = changes.timeline
    .flatMap((entry) => failedPayoutIn(entry) ?? [])
    .reduce<Changes>((before, failed) => both(before, tellFailedPayout(overlay(next, before), failed, context)), nothing);
  const more = both(moved(next, changes, context.now), told);
  return more.puts.length === 0 ? changes : both(changes, more);
};
