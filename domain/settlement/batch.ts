import type { Decimal } from './decimal.ts';

/** What a file says of one statement, or one batch of payments that are paid out together. */
export interface Batch {
  /** what its sender calls it: number of the batch, id of the payout or the statement; undefined where it has none */
  readonly reference?: string;
  readonly lines: number;
  /** null where no line names one, or lines of several are added up */
  readonly currency: string | null;
  /** Σ net of its lines */
  readonly sum: Decimal;
  /** what its own totals say beyond that sum; undefined where it has no total of its own */
  readonly difference?: Decimal;
  /** why it cannot be taken in: the place and the remedy */
  readonly refused?: string;
}

/** a file that cannot be taken in as a whole; the text names the line and the remedy */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly row: number | undefined;
  /** by how much a line or a total is off */
  readonly difference: Decimal | undefined;
  constructor(why: string, { row, difference }: { readonly row?: number; readonly difference?: Decimal } = {}) {
    super(row === undefined ? why : `line ${row}: ${why}`);
    this.row = row;
    this.difference = difference;
  }
}

/** Reads one file of a format, record by record. */
export interface BatchReader {
  readonly format: string;
  /** @throws RefusedFile for a record that cannot be read */
  readonly take: (cells: readonly string[], line: number) => void;
  /** @throws RefusedFile for a file that is cut short */
  readonly end: () => readonly Batch[];
}
