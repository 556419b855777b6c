import type * as z from 'zod';
import { memberMay, memberPermissions } from '../../../domain/member/member-access.ts';
import { type Members, maySignIn } from '../../../domain/member/members.ts';
import type { Clock, MerchantLookup } from '../../../domain/ports.ts';
import type { MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'signed-in',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly members: Pick<Members, 'everyOf'>;
  readonly merchants: MerchantLookup;
  readonly clock: Clock;
}

/** Lists the merchants somebody who is signed in may act for, by name */
export const handle =
  ({ members, merchants, clock }: Needs) =>
  async (email: string): Promise<z.infer<typeof answer>> => {
    const memberships = await members.everyOf(email);
    const known = new Map((await merchants.byIds(memberships.map((one) => one.merchantId))).map((one) => [one.merchantId, one]));
    const now = clock.now();
    const shown = memberships.flatMap((membership) => {
      const { merchantId, role, version } = membership;
      const one = known.get(merchantId);
      if (one === undefined) return [];
      const { locale, currency, timeZone } = one;
      const may = memberPermissions.filter((permission) => memberMay(role, permission));
      const invitation =
        membership.status === 'invited' ? { by: membership.invitedBy, expired: !maySignIn(membership, now) } : undefined;
      const name = one.tradingName ?? one.legalName;
      return [{ merchantId, name, version, role, may, ...(invitation && { invitation }), locale, currency, timeZone }];
    });
    return { email, merchants: shown.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  };
