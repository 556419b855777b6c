import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type RejectedEvent, rejectedEvent } from '../../domain/model/rejected-event.ts';
import type { RejectedEvents } from '../../domain/ports.ts';
import { instant } from '../../domain/values.ts';
import { calling } from '../aws/service-failure.ts';
import { after, openCursor, sealCursor } from '../cursor.ts';
import { decode, encode, type Row } from './codec.ts';
import { type Key, oldRejectedKey, rejectedKey, rejectedPartitions } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

const parsedText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** what was sent is kept as text: JSON holds numbers, names and depths that no attribute of a table may have */
const rejected = rejectedEvent.extend({
  original: z.string().transform((text, context): RejectedEvent['original'] => {
    const parsed = z.json().safeParse(parsedText(text));
    if (parsed.success) return parsed.data;
    context.addIssue('is not JSON');
    return z.NEVER;
  }),
});
const mark = z.object({ replayedAt: instant, replayedBy: z.string(), replayKey: z.string() });
/** after every instant of a day, so that the newest come first */
const endOfDay = '~';

const sortKeyOf = (row: Row): string => row['sk']?.S ?? '';

/** the newest of one partition of a day */
const newestBefore = (table: ReadTable, pk: string, before: string, limit: number) =>
  queryPage(table, {
    KeyConditionExpression: 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': { S: pk }, ':before': { S: before } },
    ScanIndexForward: false,
    Limit: limit,
  });

const read = async (table: ReadTable, key: Key): Promise<Row | undefined> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(key), ConsistentRead: true });
  return (await calling('dynamodb', () => table.client.send(get))).Item;
};

export const rejectedEvents = (table: ReadTable): RejectedEvents => ({
  add: async (event, until) => {
    const Item = encode({
      ...rejectedKey(event),
      kind: 'rejected',
      ...event,
      original: JSON.stringify(event.original),
      expiresAt: Math.ceil(Date.parse(until) / 1_000),
    });
    const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      // refused before: the first record stays as it was
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
  list: async (day, limit, cursor) => {
    const before = cursor === undefined ? endOfDay : openCursor(after, cursor).after;
    const pages = await Promise.all(rejectedPartitions(day).map((pk) => newestBefore(table, pk, before, limit)));
    const found = pages.flatMap(({ rows }) => rows).sort((one, other) => (sortKeyOf(one) > sortKeyOf(other) ? -1 : 1));
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const more = found.length > rows.length || pages.some((page) => page.last !== undefined);
    return {
      rejected: rows.map((row) => decode(rejected, row)),
      cursor: more && last !== undefined ? sealCursor({ after: sortKeyOf(last) }) : undefined,
    };
  },
  get: async (place) => {
    const row = (await read(table, rejectedKey(place))) ?? (await read(table, oldRejectedKey(place)));
    return row === undefined ? undefined : decode(rejected, row);
  },
  markReplayed: async (place, replayed) => {
    const isOld = (await read(table, rejectedKey(place))) === undefined;
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: encode(isOld ? oldRejectedKey(place) : rejectedKey(place)),
      UpdateExpression:
        'SET replayedAt = if_not_exists(replayedAt, :at), replayedBy = if_not_exists(replayedBy, :by), replayKey = if_not_exists(replayKey, :key)',
      ConditionExpression: 'attribute_exists(pk)',
      ReturnValues: 'ALL_NEW',
      ExpressionAttributeValues: { ':at': { S: replayed.at }, ':by': { S: replayed.by }, ':key': { S: replayed.key } },
    });
    const { Attributes } = await calling('dynamodb', () => table.client.send(update));
    const { replayedAt, replayedBy, replayKey } = decode(mark, Attributes ?? {});
    return { at: replayedAt, by: replayedBy, key: replayKey };
  },
});
