import { MerchantNotFound } from '../../../domain/errors.ts';
import type { MerchantStore, PolicyStore, ReferredMerchants } from '../../../domain/ports.ts';
import { referralLink, referralOf } from '../../../domain/referral/referrals.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'referrals.read',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly referred: ReferredMerchants;
  readonly policies: Pick<PolicyStore, 'get'>;
  /** the address of the company's sign-up flow */
  readonly signUp: string;
}

/** Shows the link by which friends apply, how far each of them came, by a masked name, and the reward that fell due */
export const handle =
  ({ merchants, referred, policies, signUp }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId } }) => {
    const [snapshot, friends] = await Promise.all([merchants.load(merchantId), referred.by(merchantId)]);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { policyVersion, currency } = snapshot.merchant;
    const policy = await policies.get(policyVersion);
    const amountMinor = policy.care.referral.rewardMinor[currency];
    return {
      link: referralLink(signUp, merchantId),
      ...(amountMinor !== undefined && { reward: { amountMinor, currency } }),
      // a restricted merchant is shown to nobody but the one role
      referrals: friends.filter(({ restricted }) => restricted === undefined).map((friend) => referralOf(friend, policy)),
    };
  };
