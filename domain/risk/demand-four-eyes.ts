import type { Merchant } from '../model/merchant.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RiskOutcome } from '../policy/risk-schema.ts';
import { twoPeopleWords } from '../wording/tasks/two-people-phrases.ts';
import type { Worded } from '../wording/told.ts';
import type { Signals } from './signals.ts';

const { tell } = twoPeopleWords;

export interface FourEyes {
  readonly required: boolean;
  readonly reasons: Worded[];
}

/** reasons in the merchant itself for two people: its score, its volume, a listed name */
const weightyReasons = (merchant: Merchant, score: number, of: Signals, policy: Policy): readonly Worded[] => {
  const rule = policy.tasks.fourEyes;
  const { currency } = merchant;
  const limit = rule.declaredMonthlyVolumeAtLeastMinor[currency];
  const volume = merchant.declaredMonthlyVolumeMinor ?? 0;
  const limited = Object.keys(rule.declaredMonthlyVolumeAtLeastMinor).length > 0;
  return [
    ...(score >= rule.riskScoreAtLeast ? [tell('score-takes-two', { score, least: rule.riskScoreAtLeast })] : []),
    ...(limit !== undefined && volume >= limit
      ? [tell('volume-takes-two', { volume: { minor: volume, currency }, least: { minor: limit, currency } })]
      : []),
    // a limit in other currencies says that volume counts: what it would be in this one is a person's to judge
    ...(limited && limit === undefined && volume > 0 ? [tell('volume-without-limit', { currency })] : []),
    // one person's word that it is somebody else does not make it one person's decision
    ...(rule.anyScreeningHit && (of.screening_level !== 'none' || of.screening_told_apart > 0)
      ? [tell('name-takes-two', {})]
      : []),
  ];
};

/**
 * A merchant that weighs enough for two people is approved by people: no score approves it. What rules ask for is asked first all the same,
 * so that they have it in hand.
 */
export const outcomeForTwo = (outcome: RiskOutcome, { forced }: { readonly forced: boolean }): RiskOutcome =>
  forced && outcome === 'approve' ? 'review' : outcome;

/** whether a risk review of this merchant takes two people, and why; `forced`: and whether there must be one */
export const fourEyesFor = (
  merchant: Merchant,
  score: number,
  of: Signals,
  policy: Policy,
): FourEyes & { readonly forced: boolean } => {
  const { queues } = policy.tasks.fourEyes;
  const weighty = weightyReasons(merchant, score, of, policy);
  const reasons = [...(queues.includes(policy.tasks.routing.riskReview) ? [tell('reviews-take-two', {})] : []), ...weighty];
  return { required: reasons.length > 0, reasons, forced: weighty.length > 0 };
};
