import { later } from '../calendar/earlier.ts';
import { watching } from '../ladder/ladder-moves.ts';
import { stopLadder } from '../ladder/move-ladder.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import type { Merchant } from '../model/merchant.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { type StepInput, stepEntry } from '../model/step.ts';
import type { PolicyMove } from '../policy/policy-move.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** true where the merchant has lived by another policy since before the publication; one that came later keeps what it came with */
export const followsMove = (merchant: Merchant, move: PolicyMove): boolean =>
  move.version !== merchant.policyVersion && (merchant.policySince ?? merchant.registeredAt) < move.at;

/** the ladder of the merchant's stage under the new policy: it goes on where it stands, and no step behind it comes again */
const retimed = (snapshot: Snapshot, before: Policy, context: Context): readonly Ladder[] => {
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  // in care the check-ins are the clock
  if (ladder === undefined || ladder.status === 'stopped' || ladder.stage === 'care') return [];
  const [was, ahead] = [rungAhead({ ...context, policy: before }, snapshot, ladder), rungAhead(context, snapshot, ladder)];
  if (ahead === undefined) return [stopLadder(ladder, context.now, 'ladder_exhausted')];
  if (was?.at === ahead.at) return [];
  return [watching(ladder, later(later(ahead.at, context.now), ladder.snoozedUntil ?? context.now))];
};

/**
 * A merchant in flight comes under the policy of the context, as a lap of its run begins. Deadlines that were set stay as they were set; the
 * ladder's next step comes at another time where the policy says so. `at`: when the publication it follows was made (ISO 8601 UTC);
 * `before`: the policy it lived by.
 */
export const adoptPolicy = (
  snapshot: Snapshot,
  input: StepInput,
  { at, before }: { readonly at: string; readonly before: Policy },
  context: Context,
): Changes => {
  const { merchant } = snapshot;
  const { version } = context.policy;
  const moved = { stage: merchant.lifecycleStage, from: merchant.policyVersion, to: version };
  const ladders = retimed(snapshot, before, context);
  return {
    puts: [{ ...merchant, policyVersion: version, policySince: at }, ...ladders],
    deletes: [],
    timeline: [
      stepEntry(input, 'adopt-policy', context, { type: 'merchant.policy-moved.v1', data: moved }),
      ...ladders.flatMap(({ status, stage, stopReason }) => {
        if (status !== 'stopped') return [];
        const data = { stage, reason: String(stopReason) };
        return [stepEntry(input, 'adopt-policy', context, { type: 'ladder.stopped.v1', data, part: 'stopped' })];
      }),
    ],
  };
};
