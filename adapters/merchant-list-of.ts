import * as z from 'zod';
import { InvalidInput } from '../domain/errors.ts';
import { boardOf, facetsOf } from '../domain/listing/board.ts';
import type { Freshness, MerchantList } from '../domain/listing/listing-ports.ts';
import { pageOf } from '../domain/listing/page.ts';
import { merchantSorts, type PreparedMerchant } from '../domain/listing/prepare.ts';
import { searchMerchants } from '../domain/listing/search-merchants.ts';
import { standingOf } from '../domain/listing/standing.ts';
import { openCursor, sealCursor } from './cursor.ts';

export interface Look extends Freshness {
  readonly merchants: readonly PreparedMerchant[];
}

const place = z.tuple([z.string().max(2_000), z.string().max(100)]).readonly();
const sealed = z.object({ sort: z.enum(merchantSorts), way: z.enum(['after', 'before']), place });

/** the list on top of whoever knows all merchants as of now */
export const merchantListOf = (look: (now: string) => Promise<Look>): MerchantList => ({
  page: async ({ filter, sort, limit, cursor }, now) => {
    const from = cursor === undefined ? undefined : openCursor(sealed, cursor);
    if (from !== undefined && from.sort !== sort) throw new InvalidInput('cursor', { code: 'cursor-unknown', about: {} });
    const { merchants: all, asOf, behind } = await look(now);
    const found = pageOf(all, { filter, sort, limit, ...(from === undefined ? {} : { [from.way]: from.place }) }, now);
    const { merchants, total, skipped, next, previous } = found;
    return {
      merchants,
      total,
      skipped,
      cursor: next === undefined ? undefined : sealCursor({ sort, way: 'after', place: [...next] }),
      previous: previous === undefined ? undefined : sealCursor({ sort, way: 'before', place: [...previous] }),
      asOf,
      behind,
    };
  },
  search: async (text, limit, now) => {
    const { merchants, asOf, behind } = await look(now);
    return { found: searchMerchants(merchants, text, limit), asOf, behind };
  },
  standing: async (now) => {
    const { merchants, asOf, behind } = await look(now);
    return { standing: standingOf(merchants, now), asOf, behind };
  },
  board: async (filter, now) => {
    const { merchants, asOf, behind } = await look(now);
    return { columns: boardOf(merchants, filter, now), facets: facetsOf(merchants), asOf, behind };
  },
});
