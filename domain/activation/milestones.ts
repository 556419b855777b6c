import type { MilestonePolicy } from '../policy/care-schema.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** one milestone in the merchant's currency: reached at the first payment with which the sum is at least `from` */
export interface Milestone {
  readonly key: string;
  readonly of: MilestonePolicy['of'];
  /** minor units, or number of payments */
  readonly from: number;
}

/** The policy's milestones for a currency; one without an amount in it doesn't exist for the merchant. */
export function milestonesOf(policy: Policy, currency: string): readonly Milestone[] {
  return policy.care.milestones.flatMap((one) => {
    const from = one.of === 'tpv' ? one.amountMinor?.[currency] : one.count;
    return from === undefined ? [] : [{ key: one.key, of: one.of, from }];
  });
}
