import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { DueReference } from '../model/due-reference.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Requirement } from '../model/requirement.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { concernedBy, moveDeadline } from '../outage/move-deadline.ts';
import { holding } from '../outage/touched.ts';
import { pastDue } from './change-requirement.ts';

export type FallsDue = { readonly kind: 'past_due' | 'moved' | 'held' | 'nothing' };

/** nobody is late while an outage lasts, nor after it before the deadline has moved by it; undefined when none matters */
const pausedBy = (merchant: Merchant, known: Requirement, context: Context): Decision<FallsDue> | undefined => {
  const held = holding(context.outages ?? [], concernedBy(merchant, known, context.policy), context.now);
  if (held !== undefined) return { ...nothing({ kind: 'held' }), puts: [{ ...known, dueAt: held.until }] };
  const moved = moveDeadline(merchant, known, context);
  return moved && { result: { kind: 'moved' }, ...moved };
};

/** the sweep found a deadline: missed if the reference still holds and nobody is verifying. A repeat, or one after the deadline moved, does nothing */
export const requirementFallsDue = (
  snapshot: Snapshot | undefined,
  reference: DueReference,
  context: Context,
): Decision<FallsDue> => {
  if (snapshot === undefined) return nothing({ kind: 'nothing' });
  const known = findRequirement(snapshot, reference.id);
  if (known === undefined || known.dueAt !== reference.dueAt || known.dueAt > context.now) return nothing({ kind: 'nothing' });
  const paused = pausedBy(snapshot.merchant, known, context);
  if (paused !== undefined) return paused;
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
          deadline: known.deadline ?? known.dueAt,
          awaitingActionFrom: known.awaitingActionFrom,
          stops: known.restricts,
        },
      },
    ],
  };
};
