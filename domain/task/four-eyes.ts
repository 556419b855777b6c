import type { Merchant } from '../model/merchant.ts';
import type { Condition } from '../policy/condition.ts';
import type { Policy } from '../policy/schema.ts';

/** Why a decision about a merchant in a queue needs two people, by policy; no reasons, one person is enough. */
export function fourEyesReasons(policy: Policy, merchant: Merchant, queue: string): readonly string[] {
  const rules = policy.tasks.fourEyes;
  const reasons: string[] = [];
  if (rules.queues.includes(queue)) reasons.push(`every decision in ${queue} needs two people`);
  if (queue !== policy.tasks.routing.riskReview) return reasons;
  const { risk, declaredMonthlyVolumeMinor = 0, currency } = merchant;
  if (risk !== undefined && risk.score >= rules.riskScoreAtLeast) {
    reasons.push(`risk score ${risk.score} is at or above ${rules.riskScoreAtLeast}`);
  }
  const heavy = rules.declaredMonthlyVolumeAtLeastMinor[currency];
  if (heavy !== undefined && declaredMonthlyVolumeMinor >= heavy) {
    reasons.push(`declared monthly volume ${declaredMonthlyVolumeMinor} ${currency} (minor units) is at or above ${heavy}`);
  }
  const hit = risk?.reasons.find((reason) => policy.risk.rules.some((rule) => rule.key === reason.rule && screens(rule.when)));
  if (rules.anyScreeningHit && hit !== undefined) reasons.push(`screening hit: ${hit.text}`);
  return reasons;
}

/** does a rule look at the name screening? */
function screens(condition: Condition): boolean {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.some(screens);
    case 'not':
      return screens(condition.of);
    default:
      return condition.fact.startsWith('screening');
  }
}
