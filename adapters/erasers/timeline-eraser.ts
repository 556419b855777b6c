import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { personalKinds } from '../../domain/model/erasure.ts';
import { type TimelineEntry, timelineEntry } from '../../domain/model/timeline-entry.ts';
import type { Eraser } from '../../domain/privacy/eraser.ts';
import { maskEntry } from '../../domain/privacy/mask-entry.ts';
import { decode, encode, type Row } from '../dynamodb/codec.ts';
import { timelineKey, timelinePartition, timelineRange } from '../dynamodb/keys.ts';
import { queryPage, type RowPage } from '../dynamodb/query.ts';
import type { ReadTable } from '../dynamodb/table.ts';
import { changeRows, putRowAgain, takeRow } from './change-rows.ts';

const pageSize = 100;

/** rows of a range, a page at a time: what is in memory does not grow with the years of a merchant */
async function* rowsOf(table: ReadTable, merchantId: string, from: string, to: string): AsyncGenerator<Row> {
  let last: RowPage['last'];
  do {
    const page = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': { S: timelinePartition(merchantId) }, ':from': { S: from }, ':to': { S: to } },
      ...{ ConsistentRead: true, Limit: pageSize },
      ...(last === undefined ? {} : { ExclusiveStartKey: last }),
    });
    yield* page.rows;
    last = page.last;
  } while (last !== undefined);
}
const entries = (table: ReadTable, merchantId: string) => rowsOf(table, merchantId, timelineRange.from, timelineRange.to);
const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

interface Moved {
  readonly before: TimelineEntry;
  readonly after: TimelineEntry;
  readonly known: Row;
}
/** its key named somebody: it moves, in one transaction; where another entry has that key already, one further on */
const putElsewhere = async (table: ReadTable, { before, after, known }: Moved): Promise<void> => {
  const { name: TableName } = table;
  const Key = encode(timelineKey(before.merchantId, before.at, before.id));
  for (let other = 1; ; other += 1) {
    const entry = other === 1 ? after : { ...after, id: `${after.id}-${other}` };
    const Item = { ...known, ...encode({ ...entry, ...timelineKey(entry.merchantId, entry.at, entry.id) }) };
    try {
      await changeRows(
        table,
        { Delete: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      );
      return;
    } catch (error) {
      const taken =
        error instanceof TransactionCanceledException && error.CancellationReasons?.[1]?.Code === 'ConditionalCheckFailed';
      if (!taken) throw error;
    }
  }
};

/** the timeline: entries stay and say what happened when; whom of the merchant they name, and what people wrote, goes */
export const timelineEraser = (table: ReadTable): Eraser => ({
  store: 'timeline',
  count: async (merchantId, kinds) => {
    const wanted = personalKinds.filter((data) => kinds.has(data));
    const counts = new Map(wanted.map((data) => [data, 0]));
    for await (const row of entries(table, merchantId)) {
      const entry = decode(timelineEntry, row);
      for (const data of wanted)
        if (!isSame(entry, maskEntry(entry, new Set([data])))) counts.set(data, (counts.get(data) ?? 0) + 1);
    }
    return wanted.map((data) => ({ store: 'timeline', data, records: counts.get(data) ?? 0 }));
  },
  erase: async (merchantId, kinds) => {
    for await (const row of entries(table, merchantId)) {
      const before = decode(timelineEntry, row);
      const after = maskEntry(before, kinds);
      if (isSame(before, after)) continue;
      // what the indexes know of it stays
      const known = Object.fromEntries(Object.entries(row).filter(([name]) => !Object.hasOwn(before, name)));
      if (after.id === before.id) await putRowAgain(table, { ...known, ...encode(after) });
      else await putElsewhere(table, { before, after, known });
    }
  },
});

const markers = { from: 'EVENT#', to: 'EVENT$' } as const;
/** requests of members are marked under their address */
const namesSomebody = ({ sk }: Row): boolean => sk?.S?.includes('@') === true;
const isPersonal = (row: Row): boolean => row['result'] !== undefined || namesSomebody(row);

/**
 * Marks of events that were taken in: what each answered to whoever sent it goes, the mark stays for as long as it would have. One whose key
 * names a member goes as a whole: nobody of the merchant can send anything again.
 */
export const markerEraser = (table: ReadTable): Eraser => ({
  store: 'event-marks',
  count: async (merchantId, kinds) => {
    let records = 0;
    if (kinds.has('contact'))
      for await (const row of rowsOf(table, merchantId, markers.from, markers.to)) if (isPersonal(row)) records += 1;
    return [{ store: 'event-marks', data: 'contact', records }];
  },
  erase: async (merchantId, kinds) => {
    if (!kinds.has('contact')) return;
    for await (const row of rowsOf(table, merchantId, markers.from, markers.to)) {
      if (namesSomebody(row)) await takeRow(table, row);
      else if (row['result'] !== undefined) {
        const { result: _result, ...mark } = row;
        await putRowAgain(table, mark);
      }
    }
  },
});
