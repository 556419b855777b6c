import { type Batch, type BatchReader, RefusedFile } from '../batch.ts';
import { cellsBy, hasColumns } from '../columns.ts';
import { type Decimal, decimalOf, decimalText } from '../decimal.ts';
import { type HearLine, type LineKind, nobody, referencesIn, seenAt } from '../settled-line.ts';

export const pproColumns = ['MERCHANT_ID', 'PAYMENT_METHOD', 'EVENT_TYPE', 'CURRENCY'];
/** one row for each at the end of every file */
const footers = new Set(['SETTLEMENT_DATE', 'RECORD_COUNT', 'CHECKSUM_AGGREGATE_AMOUNT']);

const references = ['TX_ID', 'MERCHANT_TX_ID', 'PAYMENT_REFERENCE', 'REFERENCE_TX_ID'];

/** what a record is, by its file first: a fee for a refund is a fee */
const kindOf = (format: string, event: string): LineKind => {
  if (format.startsWith('ppro-fee')) return 'fee';
  if (/CHARGEBACK/i.test(`${format} ${event}`)) return 'chargeback';
  return /REFUND/i.test(`${format} ${event}`) ? 'refund' : 'payment';
};

/** which of the seven files it is, as far as the columns and the name tell */
const formatOf = (header: readonly string[], file: string): string => {
  const named = /((volume|fee)-per-(transaction|refund|chargeback)|aggregate)\b/.exec(file)?.[1];
  if (named !== undefined) return `ppro-${named}`;
  if (hasColumns(header, ['EVENT_COUNT'])) return 'ppro-aggregate';
  if (hasColumns(header, ['FEE_TYPE'])) return 'ppro-fee';
  return hasColumns(header, ['CHARGEBACK_REASON']) ? 'ppro-volume-per-chargeback' : 'ppro-volume';
};

/**
 * PPRO's settlement files (developerhub.ppro.com, "Settlement files"), with a footer of one item a row. A file is balanced when its records and
 * their amounts are as many as the footer says; that checksum adds up amounts of all currencies.
 */
export const pproReader = (header: readonly string[], file: string, hear: HearLine = nobody): BatchReader => {
  const read = cellsBy(header);
  const format = formatOf(header, file);
  const column = hasColumns(header, ['AGGREGATE_AMOUNT']) ? 'AGGREGATE_AMOUNT' : 'AMOUNT';
  const footer = new Map<string, string>();
  const sums = new Map<string, { lines: number; sum: Decimal }>();
  let events = 0;
  return {
    format,
    take: (record, line) => {
      const [name = '', value = ''] = record.map((cell) => cell.trim());
      if (footers.has(name)) {
        footer.set(name, value);
        return;
      }
      if (footer.size > 0) throw new RefusedFile('a record stands after the footer: download the file again.', { row: line });
      const cells = read(record, line);
      if (cells.text(column) === '') throw new RefusedFile(`${column} is empty: download the file again.`, { row: line });
      const currency = cells.text('CURRENCY');
      const of = sums.get(currency) ?? { lines: 0, sum: 0n };
      sums.set(currency, { lines: of.lines + 1, sum: of.sum + cells.amount(column) });
      // the day of settlement stands at the end of the file: until then the file itself is the batch
      hear({
        ...{ row: line, kind: kindOf(format, cells.text('EVENT_TYPE')), batch: file, net: cells.amount(column), currency },
        ...{ references: referencesIn(...references.map(cells.text)), ...seenAt(cells.text('EVENT_TIMESTAMP')) },
      });
      events += Number(cells.text('EVENT_COUNT')) || 0;
    },
    end: () => {
      const [count, checksum] = [footer.get('RECORD_COUNT'), decimalOf(footer.get('CHECKSUM_AGGREGATE_AMOUNT') ?? '')];
      if (count === undefined || checksum === undefined)
        throw new RefusedFile(
          'the footer with RECORD_COUNT and CHECKSUM_AGGREGATE_AMOUNT is missing: the file is cut short, download it again.',
        );
      const all = [...sums.values()];
      const [lines, sum] = [all.reduce((total, one) => total + one.lines, 0), all.reduce((total, one) => total + one.sum, 0n)];
      // an aggregate may count the records it sums up
      const counted = Number(count) === lines || (format === 'ppro-aggregate' && Number(count) === events);
      const difference = checksum - sum;
      const refused = [
        ...(counted ? [] : [`it has ${lines} records, and RECORD_COUNT says ${count}`]),
        ...(difference === 0n ? [] : [`its amounts differ from CHECKSUM_AGGREGATE_AMOUNT by ${decimalText(difference)}`]),
      ];
      const told = refused.length === 0 ? {} : { refused: `${refused.join('; ')}: download the file again.` };
      const reference = footer.get('SETTLEMENT_DATE') ?? '';
      if (sums.size < 2) return [{ reference, lines, currency: [...sums.keys()][0] ?? null, sum, difference, ...told }];
      // one checksum for all currencies: each stands or falls with the whole file
      return [...sums].map(
        ([currency, one]): Batch => ({ reference, lines: one.lines, currency, sum: one.sum, difference, ...told }),
      );
    },
  };
};
