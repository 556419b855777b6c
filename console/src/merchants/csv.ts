import { neutralised } from '../../../domain/text/csv.ts';

const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

/** one line by RFC 4180, every cell in quotes; what a spreadsheet would take for a formula is kept a text */
export const stringifyRow = (cells: readonly string[]): string =>
  cells
    .map((cell) => (plainNumber.test(cell) ? cell : neutralised(cell)))
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');
