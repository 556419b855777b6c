import type { Changes, Context } from '../model/decision.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import { type StepInput, stepEntry } from '../model/step.ts';
import type { CancelledTask } from '../model/task.ts';
import { takesStages } from '../playbooks/registry.ts';
import { taskCore } from './task-states.ts';

/**
 * Cancels every open task whose matter has settled itself: a person's work nobody waits for any more. A playbook beside the stages goes
 * on whatever stage the merchant reaches, and its tasks stay.
 */
export function cancelTasks(snapshot: Snapshot, input: StepInput, step: string, reason: string, context: Context): Changes {
  const open = openTasks(snapshot).filter(({ playbook }) => playbook !== undefined && takesStages(playbook));
  return {
    puts: open.map(
      (task): CancelledTask => ({
        ...taskCore(task),
        status: 'cancelled',
        cancelledAt: context.now,
        cancelReason: reason,
      }),
    ),
    deletes: [],
    timeline: open.map((task) =>
      stepEntry(input, step, context, {
        type: 'task.cancelled.v1',
        data: { taskId: task.id, queue: task.queue, reason },
        reason,
        part: `cancelled/${task.id}`,
      }),
    ),
  };
}
