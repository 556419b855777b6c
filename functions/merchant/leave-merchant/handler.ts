import * as z from 'zod';
import { decideOnMember, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { leaveMerchant } from '../../../domain/member/remove-member.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'membership.own',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Somebody gives up their own right to sign in for the merchant; never the last owner */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params: { merchantId }, body, key }) =>
    decideOnMember(needs, { params: { merchantId, memberId: by }, body, key }, (snapshot, context) =>
      leaveMerchant(snapshot, { merchantId, by }, context),
    );
