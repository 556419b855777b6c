import { parse } from 'csv-parse/browser/esm/sync';
import * as z from 'zod';
import { delimiterOf, type MerchantRow, merchantRows, rowsAtOnce } from '../../../domain/import/import-columns.ts';
import type { answer } from '../../../functions/api/import-merchants/answer.ts';
import { type Door, post } from '../api.ts';

type Answer = z.output<typeof answer>;

/** the file cannot be read, or lacks columns; nothing was sent */
export class WrongFile extends Error {
  override readonly name = 'WrongFile';
  readonly columns: readonly string[];
  readonly why: string;
  constructor(why: string, columns: readonly string[] = []) {
    super(why);
    this.why = why;
    this.columns = columns;
  }
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.int() }) }));
const csv = { bom: true, info: true, skip_empty_lines: true, trim: true } as const;

/** the merchants of a CSV file in UTF-8. Throws WrongFile */
export const readRows = async (file: File): Promise<readonly MerchantRow[]> => {
  const text = await file.text();
  const lines = (() => {
    try {
      return records.parse(parse(text, { ...csv, delimiter: delimiterOf(text) }));
    } catch (cause) {
      throw new WrongFile(cause instanceof Error ? cause.message : String(cause));
    }
  })();
  const read = merchantRows(lines.map(({ record, info }) => ({ cells: record, line: info.lines })));
  if (read.kind === 'lacking') throw new WrongFile('columns', read.columns);
  return read.rows;
};

/** how far an import came, and what became of its rows so far */
export interface ImportState {
  readonly rows: number;
  readonly answered: number;
  readonly done: Answer['done'];
  readonly refused: Answer['refused'];
}
export const nothingYet: ImportState = { rows: 0, answered: 0, done: [], refused: [] };

interface ImportWish {
  readonly rows: readonly MerchantRow[];
  readonly reason: string;
  readonly dryRun: boolean;
}

/** Sends part after part from where `before` stopped; `told` hears of each part that was answered. Throws ApiDown, ApiProblem */
export const importRows = async (
  door: Door,
  { rows, ...wish }: ImportWish,
  before: ImportState,
  told: (state: ImportState) => void,
): Promise<void> => {
  let state: ImportState = { ...before, rows: rows.length };
  told(state);
  while (state.answered < rows.length) {
    const part = rows.slice(state.answered, state.answered + rowsAtOnce);
    const answered = await post<Answer>(door, '/imports', { ...wish, rows: part }, crypto.randomUUID());
    state = {
      rows: rows.length,
      answered: state.answered + part.length,
      done: [...state.done, ...answered.done],
      refused: [...state.refused, ...answered.refused],
    };
    told(state);
  }
};
