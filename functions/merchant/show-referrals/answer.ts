import * as z from 'zod';
import { referral } from '../../../domain/referral/referrals.ts';

/** the link for friends, who applied by it, the newest first, and what policy pays for a first sale */
export const answer = z.object({
  link: z.url(),
  /** minor units; absent where policy pays nothing in the merchant's currency */
  reward: z.object({ amountMinor: z.int(), currency: z.string() }).optional(),
  referrals: z.array(referral),
});
