import { teamNamed } from '../dispatch/teams-of-work.ts';
import { InvalidInput } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import type { TeamsPolicy } from '../policy/team-schema.ts';
import { teamWords } from '../wording/tasks/team-phrases.ts';
import { liveTask } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asOpen } from './task-states.ts';

export interface MoveTaskInput {
  readonly taskId: string;
  /** key of the team */
  readonly team: string;
  readonly by: string;
  readonly reason?: string | undefined;
}

/**
 * A lead gives a task to another team; whoever held it holds it no longer. Its caps and hours are the lead's to weigh. Throws Conflict when it was
 * ended, InvalidInput for a team that does not work in its queue.
 */
export function moveTask(
  snapshot: Snapshot,
  { taskId, team: key, by, reason }: MoveTaskInput,
  sharing: TeamsPolicy,
  context: Context,
): Decision<OpenTask> {
  const task = liveTask(snapshot, taskId);
  const team = teamNamed({ sharing }, key);
  if (team === undefined || !team.works.some(({ queue }) => queue === task.queue)) {
    const known = sharing.teams.flatMap((one) => (one.works.some(({ queue }) => queue === task.queue) ? [one.key] : []));
    throw new InvalidInput('team', { code: 'team-no-share', about: { team: key, known } });
  }
  const snooze =
    task.status === 'open' && task.snoozedUntil !== undefined
      ? { until: task.snoozedUntil, reason: task.snoozeReason ?? '' }
      : undefined;
  const whyTeam = teamWords.tell('team-moved', { team: key, title: team.title, by });
  const moved: OpenTask = { ...asOpen(task, snooze), team: key, whyTeam };
  if (task.team === key) return nothing(task.status === 'open' ? task : moved);
  const from = task.status === 'claimed' ? { from: task.claimedBy } : {};
  const data = { team: key, fromTeam: task.team ?? null, whyTeam, by, ...from };
  return {
    result: moved,
    puts: [moved],
    deletes: [],
    timeline: [taskEntry(task, 'task.team-changed.v1', by, context, data, reason)],
  };
}
