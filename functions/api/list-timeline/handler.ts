import * as z from 'zod';
import type { TimelineReader } from '../../../domain/ports.ts';
import { type CallOf, none, ofMerchant, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'timeline.read',
  params: ofMerchant,
  query: z.object({ order: z.enum(['oldest', 'newest']).default('oldest'), ...paging }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** everything that happened to a merchant, oldest first unless asked otherwise; what a step answered its playbook is not part of it */
export const handle =
  ({ timeline }: { readonly timeline: TimelineReader }) =>
  async ({ params, query }: CallOf<typeof wanted>) => {
    const { entries, cursor } = await timeline.list(params.merchantId, query.limit, query.cursor, query.order);
    return { entries: entries.map(({ result: _result, ...entry }) => entry), cursor };
  };
