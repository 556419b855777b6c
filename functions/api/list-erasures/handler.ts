import * as z from 'zod';
import type { ErasureDirectory, MerchantLookup } from '../../../domain/ports.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'erasure.read',
  params: none,
  query: z.object(paging),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** every erasure somebody asked for, the newest first, with its certificate: by whom, until when what is kept, and what was removed */
export const handle =
  ({ erasures, merchants }: { readonly erasures: ErasureDirectory; readonly merchants: MerchantLookup }) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const page = await erasures.list(query.limit, query.cursor);
    const known = await merchants.byIds(page.erasures.map((one) => one.merchantId));
    const versionOf = new Map(known.map((one) => [one.merchantId, one.version]));
    const shown = page.erasures.map(({ reason: _reason, dueAt: _due, ...one }) => ({
      ...one,
      merchantVersion: versionOf.get(one.merchantId),
    }));
    return { erasures: shown, cursor: page.cursor };
  };
