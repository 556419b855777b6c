import type { PolicyReach } from '../../domain/backtest/backtest-answer.ts';
import { keyOfRequirement } from '../../domain/model/requirement-key.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { openingsFor } from '../../domain/requirement/catalogue.ts';
import { holds } from '../../domain/risk/evaluate-condition.ts';
import { signalsOf } from '../../domain/risk/gather-signals.ts';
import type { ScreeningList } from '../../domain/risk/screening-list.ts';

/** of how many merchants each line of a policy's catalogue would ask something, and for how many each rule of risk holds, as they are now */
export const policyReach = (
  snapshots: readonly Snapshot[],
  policy: Policy,
  { now, list }: { readonly now: string; readonly list: ScreeningList },
): PolicyReach => {
  const catalogue: Record<string, number> = {};
  const rules: Record<string, number> = {};
  const count = (counts: Record<string, number>, keys: Iterable<string>): void => {
    for (const key of new Set(keys)) counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const snapshot of snapshots) {
    const signals = signalsOf(snapshot, { now, policy }, list);
    count(
      catalogue,
      openingsFor(snapshot, policy).map(({ id }) => keyOfRequirement(id)),
    );
    count(
      rules,
      policy.risk.rules.filter(({ when }) => holds(when, signals)).map(({ key }) => key),
    );
  }
  return { merchants: snapshots.length, catalogue, rules };
};
