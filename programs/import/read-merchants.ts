import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { delimiterOf, type MerchantRow, merchantRows } from '../../domain/import/import-columns.ts';
import { BadOption } from '../../world/bad-option.ts';

const records = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.int() }) }));

/** The rows of a CSV file in UTF-8, its header in any order. @throws BadOption naming a column that lacks, or the line that cannot be read */
export const readMerchantFile = (file: string): readonly MerchantRow[] => {
  const text = readFileSync(file, 'utf8');
  const delimiter = delimiterOf(text);
  const found = (() => {
    try {
      return records.parse(parse(text, { bom: true, delimiter, info: true, skip_empty_lines: true, trim: true }));
    } catch (cause) {
      throw new BadOption(`--file ${file} cannot be read: ${cause instanceof Error ? cause.message : cause}`);
    }
  })();
  const read = merchantRows(found.map(({ record, info }) => ({ cells: record, line: info.lines })));
  if (read.kind === 'lacking') throw new BadOption(`--file ${file} lacks these columns: ${read.columns.join(', ')}. Add them`);
  return read.rows;
};

const page = z.object({ merchants: z.array(z.record(z.string(), z.unknown())), next: z.url().nullish() });

/**
 * The merchants of a list that comes in pages, `{ merchants, next }`, in the fields of our API.
 * @param authorization whole header, where the list wants one; it goes to the address of the first page only
 * @throws BadOption where a page does not come or is none
 */
export const readMerchantList = async (url: string, authorization?: string): Promise<readonly MerchantRow[]> => {
  const rows: MerchantRow[] = [];
  const { origin } = new URL(url);
  for (let at: string | undefined = url; at !== undefined; ) {
    if (new URL(at).origin !== origin)
      throw new BadOption(`--list goes on at ${new URL(at).origin}, another server: it is not followed`);
    const answer: Response = await fetch(at, {
      headers: authorization === undefined ? {} : { authorization },
      redirect: 'error',
    });
    const read = page.safeParse(answer.ok ? await answer.json() : undefined);
    if (!read.success) throw new BadOption(`--list ${at} answered ${answer.status}, and no page of merchants`);
    for (const merchant of read.data.merchants) rows.push({ line: rows.length + 1, merchant });
    at = read.data.next ?? undefined;
  }
  return rows;
};
