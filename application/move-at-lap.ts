import type { Changes, Context, Decision } from '../domain/model/decision.ts';
import { both, overlay } from '../domain/model/overlay-changes.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { StepInput } from '../domain/model/step.ts';
import { adoptPolicy, followsMove } from '../domain/move/adopt-policy.ts';
import type { Policy } from '../domain/policy/policy-schema.ts';
import type { PolicyReader } from '../domain/ports.ts';

/** a merchant that follows a publication: the policy, and what that changes of it before anything else is decided */
export interface Moved {
  readonly policy: Policy;
  readonly changes: Changes;
}

/** as a lap begins, a merchant in flight follows the publication that was meant for it; undefined where there is none, or it has followed */
export const moveAtLap = async (
  policies: Pick<PolicyReader, 'get' | 'moving'>,
  snapshot: Snapshot | undefined,
  lap: StepInput | undefined,
  rules: Omit<Context, 'policy'>,
): Promise<Moved | undefined> => {
  if (lap === undefined || snapshot === undefined || snapshot.merchant.lifecycleStage === 'offboarded') return undefined;
  const move = await policies.moving();
  if (move === undefined || !followsMove(snapshot.merchant, move)) return undefined;
  const [policy, before] = [await policies.get(move.version), await policies.get(snapshot.merchant.policyVersion)];
  return { policy, changes: adoptPolicy(snapshot, lap, { at: move.at, before }, { ...rules, policy }) };
};

/** what is decided on the merchant that has followed, in one transaction with its following */
export const afterMove = <Result>(
  snapshot: Snapshot,
  { changes }: Moved,
  decide: (snapshot: Snapshot) => Decision<Result>,
): Decision<Result> => {
  const decision = decide(overlay(snapshot, changes));
  return { ...both(changes, decision), result: decision.result, said: decision.said };
};
