import type { BatchReader } from './batch.ts';
import { hasColumns } from './columns.ts';
import { adyenColumns, adyenReader } from './formats/adyen.ts';
import { klarnaReader, klarnaSummary } from './formats/klarna.ts';
import { mollieColumns, mollieReader } from './formats/mollie.ts';
import { pproColumns, pproReader } from './formats/ppro.ts';
import { stripeColumns, stripeReader } from './formats/stripe.ts';
import type { HearLine } from './settled-line.ts';

/** every format of settlement files that is told by the names of its columns */
const formats: readonly (readonly [
  columns: readonly string[],
  reader: (header: readonly string[], file: string, hear?: HearLine) => BatchReader,
])[] = [
  [adyenColumns, adyenReader],
  [stripeColumns, stripeReader],
  [klarnaSummary, klarnaReader],
  [mollieColumns, mollieReader],
  [pproColumns, pproReader],
];

/** The reader of a settlement file by the header on its first line and its name, which tells each line to `hear`; undefined for a format that is not known. */
export const readerOf = (header: readonly string[], file: string, hear?: HearLine): BatchReader | undefined =>
  formats.find(([columns]) => hasColumns(header, columns))?.[1](header, file, hear);
