import * as z from 'zod';

import type { Merchant } from '../model/merchant.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { maskBuyer } from '../text/mask-buyer.ts';
import { merchantId } from '../values.ts';

/** who applied by a merchant's link carries the merchant's id as its referrer: the id opens nothing to anybody who knows it */
export const isMerchantReferrer = (referrer: string | undefined): referrer is string => merchantId.safeParse(referrer).success;

/** where a merchant's friends apply. @param signUp the address of the company's sign-up flow */
export const referralLink = (signUp: string, of: string): string => {
  const link = new URL(signUp);
  link.searchParams.set('referrer', of);
  return link.href;
};

const steps = ['applied', 'approved', 'sold', 'left'] as const;
export const referral = z.object({
  /** masked: enough to tell friends apart by */
  name: z.string(),
  appliedAt: z.string(),
  step: z.enum(steps),
  /** when it reached the step; absent while it has only applied */
  at: z.string().optional(),
  /** due with the first sale. Minor units of the friend's currency; absent where policy has no amount for it */
  reward: z.object({ amountMinor: z.int(), currency: z.string() }).optional(),
});
export type Referral = z.infer<typeof referral>;

const stepOf = ({ activatedAt, approvedAt, closedAt, lifecycleStage }: Merchant): Pick<Referral, 'step' | 'at'> => {
  // the reward stays due, whatever becomes of the friend
  if (activatedAt !== undefined) return { step: 'sold', at: activatedAt };
  if (lifecycleStage === 'offboarded') return { step: 'left', ...(closedAt !== undefined && { at: closedAt }) };
  return approvedAt === undefined ? { step: 'applied' } : { step: 'approved', at: approvedAt };
};

/** how far somebody came who applied by a merchant's link, as the one who sent the link may see it */
export const referralOf = (friend: Merchant, { care }: Pick<Policy, 'care'>): Referral => {
  const { tradingName, legalName, registeredAt: appliedAt, currency } = friend;
  const reached = stepOf(friend);
  const amountMinor = reached.step === 'sold' ? care.referral.rewardMinor[currency] : undefined;
  return {
    ...{ name: maskBuyer(tradingName ?? legalName), appliedAt, ...reached },
    ...(amountMinor !== undefined && { reward: { amountMinor, currency } }),
  };
};
