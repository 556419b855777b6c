import * as z from 'zod';
import type { ServedTask } from '../metrics/service-levels.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { instant } from '../values.ts';

/** a task as the timeline tells of it */
export interface TaskStory extends ServedTask {
  readonly taskId: string;
  readonly queue: string;
  readonly subjectKind: string;
  /** key of the calendar its service level counts in */
  readonly calendar?: string | undefined;
  /** from claim to whatever ended it: when a person had it in hand, never the queue */
  readonly sittings: readonly { readonly from: string; readonly to: string }[];
  /** decided or approved by a person at least once */
  readonly judged: boolean;
}
interface Told extends TaskStory {
  readonly heldSince: string | undefined;
}

const opened = z.looseObject({
  taskId: z.string(),
  queue: z.string(),
  slaDueAt: instant,
  subjectKind: z.string(),
  calendar: z.string().optional(),
});
const about = z.looseObject({ taskId: z.string() });

/** The tasks of a merchant; `leftAt` ends what was still open, when the merchant has left. Entries in order of time. */
export function taskStories(entries: readonly TimelineEntry[], leftAt: string | undefined): readonly TaskStory[] {
  const tasks = new Map<string, Told>();
  for (const entry of entries) {
    if (!entry.type.startsWith('task.')) continue;
    if (entry.type === 'task.opened.v1') {
      const task = opened.parse(entry.data);
      tasks.set(task.taskId, { ...task, openedAt: entry.at, sittings: [], judged: false, heldSince: undefined });
      continue;
    }
    const known = tasks.get(about.parse(entry.data).taskId);
    if (known !== undefined) tasks.set(known.taskId, next(known, entry));
  }
  return [...tasks.values()].map(({ heldSince: _held, ...task }) =>
    leftAt !== undefined && task.decidedAt === undefined && task.endedAt === undefined ? { ...task, endedAt: leftAt } : task,
  );
}

function next(task: Told, { type, at }: TimelineEntry): Told {
  switch (type) {
    case 'task.claimed.v1':
    case 'task.assigned.v1':
      return { ...putDown(task, at), heldSince: at, firstClaimedAt: task.firstClaimedAt ?? at };
    case 'task.released.v1':
    case 'task.snoozed.v1':
      return putDown(task, at);
    case 'task.approved-once.v1':
      return { ...putDown(task, at), judged: true };
    case 'task.decided.v1':
      return { ...putDown(task, at), judged: true, decidedAt: at };
    case 'task.cancelled.v1':
      return { ...putDown(task, at), endedAt: at };
    default:
      return task;
  }
}

const putDown = (task: Told, at: string): Told =>
  task.heldSince === undefined
    ? task
    : { ...task, heldSince: undefined, sittings: [...task.sittings, { from: task.heldSince, to: at }] };
