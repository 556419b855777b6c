import { rungAhead } from '../../domain/ladder/rung-timing.ts';
import { ladderOf, type Snapshot } from '../../domain/model/snapshot.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';

/** what comes next for a merchant that does not move */
export interface NextStep {
  readonly kind: 'nudge' | 'task' | 'dormant';
  /** from 1 */
  readonly step: number;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly channel?: string;
  readonly template?: string;
  readonly queue?: string;
}
/** a merchant in flight whose next step would be another one under a draft */
export interface TouchedMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly stage: string;
  /** the policy it lives by */
  readonly pinned: string;
  readonly stays: NextStep | undefined;
  readonly moved: NextStep | undefined;
}

const nextOf = (policy: Policy, snapshot: Snapshot): NextStep | undefined => {
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  if (ladder === undefined || ladder.status === 'stopped') return undefined;
  const ahead = rungAhead({ policy }, snapshot, ladder);
  if (ahead === undefined) return undefined;
  const { afterWorkingDays: _days, ...rest } = ahead.rung;
  return { ...rest, step: ladder.rung + 1, at: ahead.at };
};

/** is somebody on its way: neither gone nor asleep */
export const isInFlight = ({ merchant }: Snapshot): boolean => !['dormant', 'offboarded'].includes(merchant.lifecycleStage);

/** what would change for a merchant in flight that moved to the draft at once; undefined when nothing does */
export const touchedBy = (snapshot: Snapshot, own: Policy, draft: Policy): TouchedMerchant | undefined => {
  if (!isInFlight(snapshot)) return undefined;
  const [stays, moved] = [nextOf(own, snapshot), nextOf(draft, snapshot)];
  if (JSON.stringify(stays) === JSON.stringify(moved)) return undefined;
  const { merchantId, lifecycleStage: stage, policyVersion: pinned, tradingName, legalName } = snapshot.merchant;
  return { merchantId, name: tradingName ?? legalName, stage, pinned, stays, moved };
};
