import type { Merchant } from '../model/merchant.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Signals } from './signals.ts';

export interface FourEyes {
  readonly required: boolean;
  readonly reasons: string[];
}

/** whether a risk review of this merchant takes two people, and why */
export const fourEyesFor = (merchant: Merchant, score: number, of: Signals, policy: Policy): FourEyes => {
  const rule = policy.tasks.fourEyes;
  const limit = rule.declaredMonthlyVolumeAtLeastMinor[merchant.currency];
  const volume = merchant.declaredMonthlyVolumeMinor ?? 0;
  const limited = Object.keys(rule.declaredMonthlyVolumeAtLeastMinor).length > 0;
  const reasons = [
    ...(rule.queues.includes(policy.tasks.routing.riskReview) ? ['every review of this queue'] : []),
    ...(score >= rule.riskScoreAtLeast ? [`risk score ${score} is at least ${rule.riskScoreAtLeast}`] : []),
    ...(limit !== undefined && volume >= limit
      ? [`declared monthly volume ${volume} is at least ${limit} minor units of ${merchant.currency}`]
      : []),
    // a limit in other currencies says that volume counts: what it would be in this one is a person's to judge
    ...(limited && limit === undefined && volume > 0
      ? [`a monthly volume was declared in ${merchant.currency}, for which policy has no limit`]
      : []),
    ...(rule.anyScreeningHit && of.screening_level !== 'none' ? ['a name is on a screening list, at least possibly'] : []),
  ];
  return { required: reasons.length > 0, reasons };
};
