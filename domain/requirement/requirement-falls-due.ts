import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { DueReference } from '../model/due-reference.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { pastDue } from './change-requirement.ts';

export type FallsDue = { readonly kind: 'past_due' | 'nothing' };

/** the sweep found a deadline: missed if the reference still holds and nobody is verifying. A repeat, or one after the deadline moved, does nothing */
export const requirementFallsDue = (
  snapshot: Snapshot | undefined,
  reference: DueReference,
  context: Context,
): Decision<FallsDue> => {
  const known = snapshot === undefined ? undefined : findRequirement(snapshot, reference.id);
  if (known === undefined || known.dueAt !== reference.dueAt || known.dueAt > context.now) return nothing({ kind: 'nothing' });
  const changed = pastDue(known);
  if (changed.dueStatus !== 'past_due') return { ...nothing({ kind: 'nothing' }), puts: [changed] };
  return {
    result: { kind: 'past_due' },
    puts: [changed],
    deletes: [],
    timeline: [
      {
        merchantId: reference.merchantId,
        id: `due/${known.id}/${known.dueAt}`,
        at: context.now,
        type: 'requirement.past-due.v1',
        actor: { kind: 'system', id: 'detect-stalls' },
        data: {
          requirementId: known.id,
          deadline: known.dueAt,
          awaitingActionFrom: known.awaitingActionFrom,
          stops: known.restricts,
        },
      },
    ],
  };
};
