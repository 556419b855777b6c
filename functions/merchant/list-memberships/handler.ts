import type * as z from 'zod';
import { memberMay, memberPermissions } from '../../../domain/member/member-access.ts';
import type { Members } from '../../../domain/member/members.ts';
import type { MerchantLookup } from '../../../domain/ports.ts';
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

/** Lists the merchants somebody who is signed in may act for, by name */
export const handle =
  ({ members, merchants }: { readonly members: Pick<Members, 'everyOf'>; readonly merchants: MerchantLookup }) =>
  async (email: string): Promise<z.infer<typeof answer>> => {
    const memberships = await members.everyOf(email);
    const known = new Map((await merchants.byIds(memberships.map((one) => one.merchantId))).map((one) => [one.merchantId, one]));
    const shown = memberships.flatMap(({ merchantId, role }) => {
      const one = known.get(merchantId);
      if (one === undefined) return [];
      const { locale, currency, timeZone } = one;
      const may = memberPermissions.filter((permission) => memberMay(role, permission));
      return [{ merchantId, name: one.tradingName ?? one.legalName, role, may, locale, currency, timeZone }];
    });
    return { email, merchants: shown.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  };
