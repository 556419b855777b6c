import { TransactionCanceledException, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { LoadReader, LoadStore } from '../../domain/dispatch/dispatch-ports.ts';
import { emptyLoad, queueLoad } from '../../domain/dispatch/queue-load.ts';
import { shareEntry } from '../../domain/dispatch/share-told.ts';
import { ConcurrentChange, ServiceUnavailable } from '../../domain/errors.ts';
import { json } from '../../domain/json.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { loadKey, loadPrefix, shareAnswerKey, shareEntryKey, shareEntryPrefix, teamsPartition } from './keys-apart.ts';
import { queryBeginning, queryNewest } from './query.ts';
import type { ReadTable } from './table.ts';

const answerRow = z.object({ sent: z.string(), result: json });
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/** what teams have of a queue, for every decision that opens or ends a task: one read of one item */
export const loadReader = (table: ReadTable): LoadReader => ({
  of: async (queue) => {
    const row = await getRow(table, loadKey(queue), true);
    return row === undefined ? emptyLoad(queue) : decode(queueLoad, row);
  },
});

export const loadStore = (table: ReadTable): LoadStore => ({
  ...loadReader(table),
  all: async () => (await queryBeginning(table, teamsPartition, loadPrefix)).map((row) => decode(queueLoad, row)),
  told: async (limit) =>
    (await queryNewest(table, teamsPartition, shareEntryPrefix, limit)).map((row) => decode(shareEntry, row)),
  answered: async (key) => {
    const row = await getRow(table, shareAnswerKey(key), true);
    return row === undefined ? undefined : decode(answerRow, row);
  },
  put: async (load, entry, { key, ...given }) => {
    const put = (item: object, condition: object): TransactWriteItem => ({
      Put: { TableName: table.name, Item: encode(item), ...condition },
    });
    const { version } = load;
    const asRead = { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } };
    const TransactItems = [
      put({ ...loadKey(load.queue), kind: 'queue_load', ...load, version: version + 1 }, version === 0 ? absent : asRead),
      put({ ...shareEntryKey(entry.at, entry.id), kind: 'share', ...entry }, absent),
      put({ ...shareAnswerKey(key), kind: 'share_answer', ...given }, absent),
    ];
    try {
      await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = new Set(error.CancellationReasons?.map(({ Code }) => Code));
      if (codes.has('ConditionalCheckFailed') || codes.has('TransactionConflict'))
        throw new ConcurrentChange('of the teams', { cause: error });
      throw new ServiceUnavailable('dynamodb', { cause: error });
    }
  },
});
