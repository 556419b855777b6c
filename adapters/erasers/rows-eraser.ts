import type { Eraser } from '../../domain/privacy/eraser.ts';
import type { Row } from '../dynamodb/codec.ts';
import { applicationKey, casePartition, heldPartition, rejectedPartitions } from '../dynamodb/keys.ts';
import { queryPage, type RowPage } from '../dynamodb/query.ts';
import type { ReadTable } from '../dynamodb/table.ts';
import { rowsOfPartition, takeRow } from './change-rows.ts';

/** rows that are personal as a whole and that no law asks for */
const wholeRows = (table: ReadTable, store: string, rowsOf: (merchantId: string) => AsyncIterable<Row>): Eraser => ({
  store,
  count: async (merchantId, kinds) => {
    let records = 0;
    if (kinds.has('contact')) for await (const _row of rowsOf(merchantId)) records += 1;
    return [{ store, data: 'contact', records }];
  },
  erase: async (merchantId, kinds) => {
    if (kinds.has('contact')) for await (const row of rowsOf(merchantId)) await takeRow(table, row);
  },
});

/** payments that were held before the approval, as they came */
export const heldEraser = (table: ReadTable): Eraser =>
  wholeRows(table, 'held-payments', (merchantId) => rowsOfPartition(table, heldPartition(merchantId)));

/** applications as they came */
export const applicationEraser = (table: ReadTable): Eraser =>
  wholeRows(table, 'applications', (merchantId) => rowsOfPartition(table, applicationKey(merchantId, '').pk));

/** what was written about cases, by both sides */
export const messagesEraser = (table: ReadTable): Eraser =>
  wholeRows(table, 'case-messages', (merchantId) => rowsOfPartition(table, casePartition(merchantId)));

const dayMs = 86_400_000;
const daysBack = (now: string, days: number): readonly string[] =>
  Array.from({ length: days + 1 }, (_, back) => new Date(Date.parse(now) - back * dayMs).toISOString().slice(0, 10));

interface Looked {
  readonly now: () => string;
  /** how long refused events are kept, days: no older one is there */
  readonly days: () => Promise<number>;
  /** how the outside calls the merchant, while that is known */
  readonly reference: (merchantId: string) => Promise<string | undefined>;
}

/** refused events: those that name the merchant, and those nobody could read that name its reference */
export const rejectedEraser = (table: ReadTable, { now, days, reference }: Looked): Eraser =>
  wholeRows(table, 'rejected-events', async function* (merchantId) {
    const outside = JSON.stringify({ subject: await reference(merchantId) }).slice(1, -1);
    for (const day of daysBack(now(), await days()))
      for (const pk of rejectedPartitions(day)) {
        let last: RowPage['last'];
        do {
          const page = await queryPage(table, {
            KeyConditionExpression: 'pk = :pk',
            FilterExpression: outside === '' ? 'merchantId = :id' : 'merchantId = :id OR contains(original, :outside)',
            ExpressionAttributeValues: {
              ...{ ':pk': { S: pk }, ':id': { S: merchantId } },
              ...(outside === '' ? {} : { ':outside': { S: outside } }),
            },
            ...(last === undefined ? {} : { ExclusiveStartKey: last }),
          });
          yield* page.rows;
          last = page.last;
        } while (last !== undefined);
      }
  });
