import { RefusedFile } from './batch.ts';
import { type Decimal, decimalOf } from './decimal.ts';

const normal = (name: string): string => name.trim().toLowerCase();

/** whether a header names all of these columns, in any order and among others */
export const hasColumns = (header: readonly string[], wanted: readonly string[]): boolean => {
  const names = new Set(header.map(normal));
  return wanted.every((name) => names.has(normal(name)));
};

/** One record of a file, its cells by the name of their column. */
export interface Cells {
  readonly line: number;
  /** trimmed; empty for a column the file does not have */
  readonly text: (column: string) => string;
  /** 0 for an empty cell; throws RefusedFile for one that is no amount */
  readonly amount: (column: string) => Decimal;
}

/** Reads records by the header that stands above them. */
export const cellsBy = (header: readonly string[]): ((record: readonly string[], line: number) => Cells) => {
  const places = new Map(header.map((name, n) => [normal(name), n]));
  return (record, line) => {
    const text = (column: string): string => record[places.get(normal(column)) ?? -1]?.trim() ?? '';
    const amount = (column: string): Decimal => {
      const written = text(column);
      const value = written === '' ? 0n : decimalOf(written);
      if (value !== undefined) return value;
      throw new RefusedFile(`${column} is "${written}", which is no amount like -1234.50: export the file again.`, { row: line });
    };
    return { line, text, amount };
  };
};

/** refuses a line that a file has twice */
export const onceOnly = (what: string) => {
  const seen = new Map<string, number>();
  return (reference: string, line: number): void => {
    const before = seen.get(reference);
    if (before !== undefined)
      throw new RefusedFile(`${what} ${reference} stands on line ${before} already: export the file again.`, { row: line });
    seen.set(reference, line);
  };
};
