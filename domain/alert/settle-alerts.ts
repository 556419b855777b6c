import type { Alert } from '../model/alert.ts';
import type { Changes, Context } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { settled } from './send-alert.ts';

/** A change of requirements moves the next look of the alerts about deadlines, in its own transaction. It follows from what is. */
export const withSettledAlerts = (snapshot: Snapshot, changes: Changes, { now }: Context): Changes => {
  if (snapshot.alerts.length === 0 || !changes.puts.some(({ kind }) => kind === 'requirement')) return changes;
  const next = overlay(snapshot, changes);
  const moved = next.alerts
    .filter(({ alert, stoppedAt }) => alert === 'requirement_due' && stoppedAt === undefined)
    .flatMap((one): readonly Alert[] => {
      const put = settled(next, one, now);
      return put.dueAt === one.dueAt ? [] : [put];
    });
  return moved.length === 0 ? changes : both(changes, { puts: moved, deletes: [], timeline: [] });
};
