import * as z from 'zod';
import type { Role } from '../access.ts';
import { InvalidInput } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { demandMayDecide } from '../task/assign-task.ts';
import { taskEntry } from '../task/task-entry.ts';
import { asClaimed } from '../task/task-states.ts';
import { openWork } from '../work/open-work.ts';

export interface RaiseTaskInput {
  readonly merchantId: string;
  /** makes a second press of the button harmless */
  readonly requestId: string;
  readonly by: string;
  /** one of those policy lets people raise work in */
  readonly queue: string;
  readonly title: string;
  /** what the next person should know */
  readonly note?: string | undefined;
  /** who shall have it, and their roles; undefined roles when nobody of that name may sign in */
  readonly to?: { readonly id: string; readonly roles: readonly Role[] | undefined } | undefined;
}
export const raisedTask = z.object({ kind: z.literal('raised'), taskId: z.string(), queue: z.string(), slaDueAt: z.string() });
type Raised = z.infer<typeof raisedTask>;

/**
 * A person raises work for another team, or for one person of it. No run waits for it: deciding it closes it. Throws MerchantNotFound,
 * MerchantClosed, and InvalidInput for a queue policy does not let people raise work in, or a person who may not decide it.
 */
export const raiseTask = (known: Snapshot | undefined, input: RaiseTaskInput, context: Context): Decision<Raised> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const open = context.policy.tasks.queues.filter(({ byHand }) => byHand).map(({ key }) => key);
  if (!open.includes(input.queue))
    throw new InvalidInput('queue', { code: 'queue-not-by-hand', about: { queue: input.queue, known: open } });
  const { by, title, note, to } = input;
  const actor = { kind: 'person' as const, id: by };
  const { merchantId } = snapshot.merchant;
  const work = { queue: input.queue, subjectKind: 'merchant' as const, subjectId: merchantId, title, raisedBy: by };
  const { task, entry } = openWork(
    snapshot,
    { ...work, cause: `raise/${input.requestId}`, actor, reason: note ?? title },
    context,
  );
  const noted = { ...task, facts: note === undefined ? [] : [note] };
  const result: Raised = { kind: 'raised', taskId: task.id, queue: task.queue, slaDueAt: task.slaDueAt };
  if (to === undefined) return { result, puts: [noted], deletes: [], timeline: [entry] };
  demandMayDecide(noted, { to: to.id, roles: to.roles });
  const given: TimelineEntry = taskEntry(task, 'task.assigned.v1', by, context, { to: to.id, from: null, by }, note);
  return { result, puts: [asClaimed(noted, to.id, context.now)], deletes: [], timeline: [entry, given] };
};
