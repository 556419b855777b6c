import type { Batch } from './batch.ts';
import { type Decimal, decimalText, minorOf } from './decimal.ts';

/** what became of one statement or batch of a file; amounts in minor units of its currency */
export interface SettledBatch {
  readonly file: string;
  readonly format: string;
  /** balanced: its own totals hold. refused: they do not, or it cannot be read. read: it has none */
  readonly status: 'balanced' | 'refused' | 'read';
  readonly reference: string | null;
  readonly lines: number;
  readonly currency: string | null;
  readonly sumMinor: number;
  /** what its totals say beyond the sum of its lines; null without totals */
  readonly differenceMinor: number | null;
  readonly reason: string | null;
  /** the line that cannot be taken in; null where it is the whole that does not add up */
  readonly row: number | null;
}

export const settledBatch = (file: string, format: string, batch: Batch): SettledBatch => {
  const { difference, currency } = batch;
  const off = difference !== undefined && difference !== 0n;
  const reason =
    batch.refused ??
    (off ? `its totals differ from the sum of its lines by ${decimalText(difference)}: ask its sender for a correct one.` : null);
  return {
    ...{ file, format, status: reason !== null ? 'refused' : difference === undefined ? 'read' : 'balanced' },
    ...{ reference: batch.reference ?? null, lines: batch.lines, currency, sumMinor: minorOf(batch.sum, currency) },
    ...{ differenceMinor: difference === undefined ? null : minorOf(difference, currency), reason, row: null },
  };
};

/** a file that cannot be taken in at all; the currency of a line is not looked at: two digits */
export const refusedWhole = (
  file: string,
  format: string,
  reason: string,
  { row, difference }: { readonly row?: number | undefined; readonly difference?: Decimal | undefined } = {},
): SettledBatch => ({
  ...{ file, format, status: 'refused', reference: null, lines: 0, currency: null, sumMinor: 0, reason, row: row ?? null },
  differenceMinor: difference === undefined ? null : minorOf(difference, null),
});
