import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { acceptInvitation } from '../../../domain/member/accept-invitation.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'membership.own',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Who was invited accepts; twice is once */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params, body, key }) =>
    decideUnseen(needs, { params, body, key }, (snapshot, context) => acceptInvitation(snapshot, { ...params, by }, context));
