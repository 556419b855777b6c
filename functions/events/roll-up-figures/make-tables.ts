import * as z from 'zod';
import type { Log } from '../../../application/log.ts';
import { type TableNeeds, type TableWish, writeTables } from '../../../application/write-tables.ts';
import { wanted } from './handler.ts';

/** what the schedule wants made of all merchants, beside which part of how many */
export const work = z
  .looseObject({ make: z.enum(['figures', 'tables', 'volumes']) })
  .transform(({ make, ...ask }) => ({ make, ask: wanted.parse(ask) }));

/** writes the tables of one part of the merchants */
export const makeTables =
  (needs: TableNeeds & { readonly log: Log }) =>
  async (ask: TableWish): Promise<{ readonly merchants: number; readonly files: number }> => {
    const files = await writeTables(needs, ask);
    const merchants = files.find(({ table }) => table === 'merchants')?.rows ?? 0;
    needs.log.info('tables.written', { ...ask, merchants, files: files.length });
    return { merchants, files: files.length };
  };
