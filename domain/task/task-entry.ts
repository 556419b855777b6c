import type { Context } from '../model/decision.ts';
import type { Task } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { toldOf } from './told-of.ts';

/** A timeline entry of what a signed-in person did to a task; every deed raises the task's version, so no two share an id, not even at one instant. */
export function taskEntry(
  task: Task,
  type: string,
  by: string,
  context: Context,
  data: TimelineEntry['data'],
  reason?: string,
): TimelineEntry {
  return {
    merchantId: task.merchantId,
    id: `task/${task.id}/${type}/${task.version}`,
    at: context.now,
    type,
    actor: { kind: 'person', id: by },
    ...(task.run === undefined ? {} : { run: task.run }),
    data: {
      ...{ taskId: task.id, queue: task.queue, ...(task.calendar === undefined ? {} : { calendar: task.calendar }) },
      ...{ ...toldOf(task), ...data },
    },
    ...(reason === undefined ? {} : { reason }),
  };
}
