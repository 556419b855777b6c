import type { Context } from '../model/decision.ts';
import { inPieces } from '../model/in-pieces.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import { type StepInput, stepEntry } from '../model/step.ts';
import type { CancelledTask } from '../model/task.ts';
import { takesStages } from '../playbooks/registry.ts';
import { taskCore } from './task-states.ts';
import { toldOf } from './told-of.ts';

/**
 * Cancels every open task whose matter has settled itself: a person's work nobody waits for any more. A playbook beside the stages goes
 * on whatever stage the merchant reaches, and its tasks stay.
 */
export function cancelTasks(
  snapshot: Snapshot,
  input: StepInput,
  step: string,
  reason: string,
  context: Context,
): ReturnType<typeof inPieces> {
  const open = openTasks(snapshot).filter(({ playbook }) => playbook !== undefined && takesStages(playbook));
  return inPieces(
    open.map((task) => {
      const cancelled: CancelledTask = {
        ...taskCore(task),
        status: 'cancelled',
        cancelledAt: context.now,
        cancelReason: reason,
      };
      const data = { taskId: task.id, queue: task.queue, ...toldOf(task), reason };
      const told = { type: 'task.cancelled.v1', data, reason, part: `cancelled/${task.id}` };
      return { puts: [cancelled], timeline: [stepEntry(input, step, context, told)] };
    }),
  );
}
