import type { PaymentReader } from '../domain/books-ports.ts';
import type { FiguresStore, MerchantRoll } from '../domain/rollup/rollup-ports.ts';
import type { MerchantArchive, MerchantStore } from '../domain/ports.ts';
import { type ExportShelf, exportMediaTypes, type RowFiles } from '../domain/sales/export-ports.ts';
import { paymentDays } from '../domain/sales/payment-days.ts';
import { type TableName, tableNames } from '../domain/tables/table-columns.ts';
import type { TableFiles, TableLog, TablePart } from '../domain/tables/table-ports.ts';
import { merchantTables, rowOfDay, rowsOfFigures, rowsOfMerchant } from '../domain/tables/table-rows.ts';
import { allOf } from './in-parallel.ts';
import { openTables, type Tables } from './open-tables.ts';
import { wholeMerchant } from './whole-merchant.ts';

export interface TableNeeds {
  readonly roll: MerchantRoll;
  readonly whole: Pick<MerchantStore, 'load'> & MerchantArchive;
  readonly payments: Pick<PaymentReader, 'between'>;
  readonly figures: Pick<FiguresStore, 'newest'>;
  readonly parquet: TableFiles;
  readonly csv: RowFiles;
  readonly shelf: ExportShelf;
  readonly tables: Pick<TableLog, 'put'>;
}

export interface TableWish {
  /** ISO 8601 UTC */
  readonly asOf: string;
  readonly part: number;
  readonly parts: number;
}

const DAY = 86_400_000;
/** a payment may become known so many days late: these days are written again each night */
export const paymentDaysAgain = 7;

const dayBack = (asOf: string, days: number): string => new Date(Date.parse(asOf) - days * DAY).toISOString().slice(0, 10);

/** the rows of one merchant, and of each of its latest days; nothing of one that was registered while this was counting */
const writeMerchant = async (needs: TableNeeds, tables: Tables, merchantId: string, asOf: string, today: string) => {
  const snapshot = await wholeMerchant(needs.whole, merchantId);
  if (snapshot === undefined || snapshot.merchant.registeredAt > asOf) return;
  const rows = rowsOfMerchant(snapshot);
  for (const table of merchantTables) for (const row of rows[table]) await tables.write(table, today, row);
  if (snapshot.payments === undefined || snapshot.merchant.restricted !== undefined) return;
  const [from, to] = [dayBack(asOf, paymentDaysAgain), dayBack(asOf, 1)];
  for (const day of paymentDays(await needs.payments.between(merchantId, from, to)))
    await tables.write('payments_by_day', day.day, rowOfDay(snapshot.merchant, day));
};

const keyOf = (format: 'parquet' | 'csv', table: TableName, day: string, part: number): string =>
  `tables/${format}/${table}/day=${day}/part-${part}.${format}`;

/**
 * Writes one part of every table: each merchant of the part once, as it stands when it is read, and every day of payments that may still have
 * changed. The same part again replaces itself. Throws ServiceUnavailable.
 */
export const writeTables = async (needs: TableNeeds, { asOf, part, parts }: TableWish): Promise<readonly TablePart[]> => {
  const today = asOf.slice(0, 10);
  const days = Array.from({ length: paymentDaysAgain }, (_, at) => dayBack(asOf, at + 1));
  const tables = openTables(needs);
  try {
    // a day on which nothing was sold has a file too: what was there before is replaced
    for (const table of tableNames)
      for (const day of table === 'payments_by_day' ? days : [today]) await tables.begin(table, day);
    for await (const ids of needs.roll.ids(part, parts, asOf))
      await allOf(ids, (merchantId) => writeMerchant(needs, tables, merchantId, asOf, today));
    const figures = part === 0 ? await needs.figures.newest() : undefined;
    for (const row of figures === undefined ? [] : rowsOfFigures(figures)) await tables.write('figures', today, row);
    const files: TablePart[] = [];
    for (const { table, day, rows, parquet, csv } of await tables.end()) {
      const csvKey = keyOf('csv', table, day, part);
      await needs.shelf.put(keyOf('parquet', table, day, part), parquet, 'application/vnd.apache.parquet');
      await needs.shelf.put(csvKey, csv, exportMediaTypes.csv);
      files.push({ table, day, rows, csvKey, csvBytes: csv.bytes });
    }
    await needs.tables.put({ day: today, part, parts, madeAt: asOf, files });
    return files;
  } finally {
    await tables.remove();
  }
};
