import type { Role } from '../access.ts';
import { addDays } from '../calendar/add-days.ts';
import { InvalidInput } from '../errors.ts';
import { snoozed } from '../ladder/ladder-moves.ts';
import type { Context, Decision } from '../model/decision.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import { demandWithin } from '../requirement/postponement.ts';
import { liveTask, notHeldByAnother } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asOpen } from './task-states.ts';

export interface SnoozeTaskInput {
  readonly taskId: string;
  readonly by: string;
  /** of who puts it aside */
  readonly roles: readonly Role[];
  /** when it comes back, ISO 8601 UTC with milliseconds */
  readonly until: string;
  readonly reason: string;
}

/**
 * Puts a task aside until an instant, and the merchant's ladder with it: who agreed to talk in two weeks isn't nudged meanwhile.
 * Its service level runs on. Throws InvalidInput for an instant that is past or an empty reason, Conflict when it isn't `by`'s, NotAllowed
 * for an instant beyond policy's bound after its service level, which only a lead may choose.
 */
export function snoozeTask(snapshot: Snapshot, input: SnoozeTaskInput, context: Context): Decision<OpenTask> {
  const task = liveTask(snapshot, input.taskId);
  notHeldByAnother(task, input.by);
  if (input.until <= context.now) throw new InvalidInput('until', { code: 'until-not-later', about: { until: input.until } });
  if (input.reason.trim() === '') throw new InvalidInput('reason', { code: 'reason-missing', about: {} });
  const latest = addDays(task.slaDueAt, context.policy.tasks.maximumSnoozeDays);
  demandWithin(input.until, latest, input.roles);
  const open = asOpen(task, { until: input.until, reason: input.reason });
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  const aside = ladder === undefined || ladder.status === 'stopped' ? [] : [snoozed(ladder, input.until)];
  return {
    result: open,
    puts: [open, ...aside],
    deletes: [],
    timeline: [taskEntry(task, 'task.snoozed.v1', input.by, context, { until: input.until, by: input.by }, input.reason)],
  };
}
