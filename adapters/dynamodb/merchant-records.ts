import * as z from 'zod';
import { json } from '../../domain/json.ts';
import { caseMessage } from '../../domain/model/case-message.ts';
import { item } from '../../domain/model/item.ts';
import { refundedSale } from '../../domain/model/refunded-sale.ts';
import { timelineEntry } from '../../domain/model/timeline-entry.ts';
import {
  type ExportedPart,
  type ExportedRecord,
  exported,
  exportedParts,
  type MerchantRecords,
} from '../../domain/privacy/export-part.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode, type Row } from './codec.ts';
import {
  applicationKey,
  archivePartition,
  booksPartition,
  bucketPartition,
  casePartition,
  heldPartition,
  merchantPartition,
  refundedSaleKey,
  timelinePartition,
  timelineRange,
} from './keys.ts';
import { packed } from './payment-ledger.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

interface Part {
  readonly partition: (merchantId: string) => string;
  readonly read: (row: Row) => unknown;
  /** rows of one answer: Lambda takes 6 MB, and a row of packed payments is longer as text */
  readonly atOnce: number;
  readonly range?: { readonly from: string; readonly to: string };
}
const itemIn = (row: Row) => exported(decode(item, row));
const asItCame = z.record(z.string(), json);

/** how each part is read; a part without a line does not compile */
const parts: Readonly<Record<ExportedPart, Part>> = {
  merchant: { partition: merchantPartition, read: itemIn, atOnce: 500 },
  archive: { partition: archivePartition, read: itemIn, atOnce: 500 },
  books: { partition: booksPartition, read: itemIn, atOnce: 500 },
  messages: { partition: casePartition, read: (row) => decode(caseMessage, row), atOnce: 200 },
  payments: { partition: bucketPartition, read: (row) => decode(packed, row), atOnce: 20 },
  refunds: {
    partition: (merchantId) => refundedSaleKey(merchantId, '').pk,
    read: (row) => decode(refundedSale, row),
    atOnce: 100,
  },
  held_payments: { partition: heldPartition, read: (row) => decode(z.object({ heldAt: json, event: json }), row), atOnce: 100 },
  applications: {
    ...{ partition: (merchantId) => applicationKey(merchantId, '').pk, atOnce: 20 },
    read: (row) => decode(z.object({ application: json }), row),
  },
  timeline: {
    ...{ partition: timelinePartition, range: timelineRange, atOnce: 500 },
    read: (row) => {
      const { result: _result, ...entry } = decode(timelineEntry, row);
      return entry;
    },
  },
};

const place = z.object({ part: z.enum(exportedParts), after: after.shape.after.optional() });
const everything = { from: '\u0001', to: '\u{10ffff}' } as const;

export const merchantRecords = (table: ReadTable): MerchantRecords => ({
  page: async (merchantId, cursor) => {
    const { part, after: seen } = cursor === undefined ? { part: exportedParts[0] } : openCursor(place, cursor);
    const { partition, read, atOnce, range = everything } = parts[part];
    const from = seen === undefined ? range.from : `${seen}\u0000`;
    const page = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': { S: partition(merchantId) }, ':from': { S: from }, ':to': { S: range.to } },
      Limit: atOnce,
    });
    const records = page.rows.map((row): ExportedRecord => ({ store: part, record: asItCame.parse(read(row)) }));
    const last = page.last?.['sk']?.S;
    if (last !== undefined) return { records, cursor: sealCursor({ part, after: last }) };
    const next = exportedParts[exportedParts.indexOf(part) + 1];
    return { records, cursor: next === undefined ? undefined : sealCursor({ part: next }) };
  },
});
