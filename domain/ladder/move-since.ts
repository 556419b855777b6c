import { later } from '../calendar/earlier.ts';
import { dueRequirements } from '../model/requirement-state.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import type { Party } from '../values.ts';

/** Since when (ISO 8601 UTC) a matter has waited for the party whose move it is: its oldest requirement, or entering the stage that made it due. */
export function moveSince(snapshot: Snapshot, party: Party): string {
  const { merchant } = snapshot;
  const entered = merchant.stageHistory.findLast((one) => one.stage === merchant.lifecycleStage)?.at ?? merchant.registeredAt;
  const waiting = dueRequirements(snapshot)
    .filter((one) => one.awaitingActionFrom === party)
    // what was opened for a later stage became due with it: nobody waited for it before
    .map((one) => later(one.submittedAt ?? one.openedAt, entered));
  return waiting.toSorted()[0] ?? entered;
}

/** Is a person of ours holding the matter? */
export const heldByTask = (snapshot: Snapshot): boolean => openTasks(snapshot).length > 0;
