import * as z from 'zod';
import { decideOnMember, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { removeMember } from '../../../domain/member/remove-member.ts';
import { shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'members.manage',
  params: ofMerchant,
  query: none,
  body: z.object({ email: shortLine, version: seenVersion }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Takes somebody's right to sign in, or an invitation back: with their next request they are strangers */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params: { merchantId }, body, key }) => {
    const { email: memberId } = body;
    return decideOnMember(needs, { params: { merchantId, memberId }, body, key }, (snapshot, context) =>
      removeMember(snapshot, { merchantId, memberId, by }, context),
    );
  };
