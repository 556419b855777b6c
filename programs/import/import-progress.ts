import { hash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { MerchantRow } from '../../domain/import/import-columns.ts';
import { BadOption } from '../../world/bad-option.ts';

const progress = z.object({ rows: z.string(), answered: z.int().min(0) });

/** how far an import came: rows that were answered, in a file beside it, so that it goes on there */
export interface ImportProgress {
  readonly answered: number;
  save(answered: number): void;
}

/** @throws BadOption where the file tells of other rows */
export const openProgress = (file: string, rows: readonly MerchantRow[]): ImportProgress => {
  const of = hash('sha256', JSON.stringify(rows));
  const known = existsSync(file) ? progress.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (known !== undefined && (!known.success || known.data.rows !== of))
    throw new BadOption(`${file} is the progress of other rows: delete it, or name another one with --progress`);
  return {
    answered: known?.data?.answered ?? 0,
    save: (answered) => {
      // a file that is half written when the machine stops would be no progress at all
      writeFileSync(`${file}.new`, JSON.stringify({ rows: of, answered }));
      renameSync(`${file}.new`, file);
    },
  };
};
