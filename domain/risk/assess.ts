import type { RiskOutcome, RiskPolicy, RiskRule } from '../policy/risk-schema.ts';
import { holds } from './evaluate-condition.ts';
import type { Signals } from './signals.ts';

export interface Reason {
  readonly rule: string;
  readonly text: string;
  /** points it adds to the score */
  readonly contribution: number;
}

export interface Assessment {
  /** the sum of all contributions */
  readonly score: number;
  readonly outcome: RiskOutcome;
  readonly reasons: readonly Reason[];
  /** rules that ask the merchant for something */
  readonly requests: readonly NonNullable<RiskRule['request']>[];
}

const severity: Readonly<Record<RiskOutcome, number>> = { approve: 0, request_information: 1, review: 2, decline: 3 };

const harsher = (a: RiskOutcome, b: RiskOutcome): RiskOutcome => (severity[b] > severity[a] ? b : a);

/** the band of a score; a score in no band (check.ts finds such a policy first) is a person's to judge */
export const bandOf = (policy: RiskPolicy, score: number): RiskOutcome =>
  policy.bands.find((one) => score >= (one.from ?? Number.NEGATIVE_INFINITY) && score < (one.to ?? Number.POSITIVE_INFINITY))
    ?.outcome ?? 'review';

/** rounds = requests for information made so far; when they are used up, or there is nothing to ask for, a person decides */
export const assess = (of: Signals, policy: RiskPolicy, rounds: number): Assessment => {
  const fired = policy.rules.filter((rule) => holds(rule.when, of));
  const reasons = fired.map((rule) => ({ rule: rule.key, text: rule.text, contribution: rule.points }));
  const score = reasons.reduce((sum, one) => sum + one.contribution, 0);
  const requests = fired.flatMap((rule) => rule.request ?? []);
  const outcome = fired.reduce((worst, rule) => harsher(worst, rule.atLeast ?? worst), bandOf(policy, score));
  const nothingToAsk = requests.length === 0 || rounds >= policy.maximumInformationRounds;
  return { score, outcome: outcome === 'request_information' && nothingToAsk ? 'review' : outcome, reasons, requests };
};
