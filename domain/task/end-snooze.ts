import { later } from '../calendar/earlier.ts';
import { watching } from '../ladder/ladder-moves.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, OpenTask } from '../model/task.ts';
import { liveTask, notHeldByAnother } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asOpen } from './task-states.ts';

export interface EndSnoozeInput {
  readonly taskId: string;
  readonly by: string;
}

/**
 * Takes a snooze back: the task is in its queue again, and the merchant's ladder goes on where it was put aside with the task. Twice is
 * harmless. Throws TaskNotFound, and Conflict when somebody else holds or decided it.
 */
export function endSnooze(
  snapshot: Snapshot,
  { taskId, by }: EndSnoozeInput,
  context: Context,
): Decision<OpenTask | ClaimedTask> {
  const task = liveTask(snapshot, taskId);
  notHeldByAnother(task, by);
  if (task.status === 'claimed' || task.snoozedUntil === undefined) return nothing(task);
  const { snoozedUntil: until } = task;
  const open = asOpen(task);
  return {
    result: open,
    puts: [open, ...woken(snapshot, until, context)],
    deletes: [],
    timeline: [taskEntry(task, 'task.returned.v1', by, context, { reason: 'snooze_taken_back', until, by })],
  };
}

/** the ladder as it was before it was put aside until the same instant; one put aside for another reason stays so */
function woken(snapshot: Snapshot, until: string, context: Context): readonly Ladder[] {
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  if (ladder === undefined || ladder.status === 'stopped' || ladder.snoozedUntil !== until) return [];
  const { snoozedUntil: _snoozed, ...awake } = ladder;
  const ahead = rungAhead(context, snapshot, awake);
  return [watching(awake, ahead === undefined ? undefined : later(ahead.at, context.now))];
}
