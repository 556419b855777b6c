import * as z from 'zod';
import { decideOnMember, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { changeMemberRole } from '../../../domain/member/change-member-role.ts';
import { memberRole } from '../../../domain/model/member.ts';
import { shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'members.manage',
  params: ofMerchant,
  query: none,
  body: z.object({ email: shortLine, version: seenVersion, role: memberRole }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Gives somebody another role: of owners, owners only, and never the last one */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params: { merchantId }, body, key }) => {
    const { email: memberId, role } = body;
    return decideOnMember(needs, { params: { merchantId, memberId }, body, key }, (snapshot, context) =>
      changeMemberRole(snapshot, { merchantId, memberId, role, by }, context),
    );
  };
