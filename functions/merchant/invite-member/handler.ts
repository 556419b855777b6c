import * as z from 'zod';
import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import { inviteMember } from '../../../domain/member/invite-member.ts';
import { memberRole } from '../../../domain/model/member.ts';
import { locale, shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'members.manage',
  params: ofMerchant,
  query: none,
  body: z.object({ email: shortLine, role: memberRole, language: locale }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

/** Invites somebody to the merchant's page, by a letter in the language they read; the same again, in whatever capitals, sends it again */
export const handle =
  (needs: Writes): MerchantHandler<typeof wanted> =>
  ({ email: by, params, body, key }) =>
    decideUnseen(needs, { params, body, key }, (snapshot, context) =>
      inviteMember(snapshot, { ...params, ...body, by, requestId: key }, context),
    );
