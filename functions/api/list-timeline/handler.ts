import * as z from 'zod';
import { entriesSeen } from '../../../domain/dispatch/seen-by-teams.ts';
import type { MerchantStore, TimelineReader } from '../../../domain/ports.ts';
import { type CallOf, none, ofMerchant, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'timeline.read',
  teams: 'own_work',
  params: ofMerchant,
  query: z.object({ order: z.enum(['oldest', 'newest']).default('oldest'), ...paging }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** everything that happened to a merchant, oldest first unless asked otherwise; what a step answered its playbook is not part of it */
export const handle =
  ({ timeline, merchants }: { readonly timeline: TimelineReader; readonly merchants: Pick<MerchantStore, 'load'> }) =>
  async ({ person, params, query }: CallOf<typeof wanted>) => {
    const { entries: all, cursor } = await timeline.list(params.merchantId, query.limit, query.cursor, query.order);
    // our own people see everything: the merchant is not read for them
    const snapshot = person.teams === undefined ? undefined : await merchants.load(params.merchantId);
    const entries = entriesSeen(all, snapshot ?? { tasks: [] }, person.teams);
    return { entries: entries.map(({ result: _result, ...entry }) => entry), cursor };
  };
