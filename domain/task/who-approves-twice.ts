import type { Merchant } from '../model/merchant.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** Why a decision about a merchant in a queue needs two people: policy's queues, and for a review what its assessment found. */
export function fourEyesReasons(policy: Policy, merchant: Merchant, queue: string): readonly string[] {
  if (queue === policy.tasks.routing.riskReview && merchant.risk !== undefined) return merchant.risk.fourEyes.reasons;
  return policy.tasks.fourEyes.queues.includes(queue) ? [`every decision in ${queue} needs two people`] : [];
}
