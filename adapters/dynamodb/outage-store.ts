import { TransactionCanceledException, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { ConcurrentChange, ServiceUnavailable } from '../../domain/errors.ts';
import { json } from '../../domain/json.ts';
import { emptyBook, outageBook } from '../../domain/model/outage.ts';
import type { OutageReader, OutageStore } from '../../domain/outage/outage-ports.ts';
import { type OutageEntry, outageEntry } from '../../domain/outage/outage-told.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { outageAnswerKey, outageBookKey, outageEntryKey, outageEntryPrefix } from './keys-apart.ts';
import { queryBeginning } from './query.ts';
import type { ReadTable } from './table.ts';

const answerRow = z.object({ sent: z.string(), result: json });
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

/** all outages, for every decision that has a clock in it: one read of one item */
export const outageReader = (table: ReadTable): OutageReader => ({
  book: async () => {
    const row = await getRow(table, outageBookKey, true);
    return row === undefined ? emptyBook : decode(outageBook, row);
  },
});

/** everything that was told of outages, for who computes anew what followed from it */
export const outageEntries = (table: ReadTable) => async (): Promise<readonly OutageEntry[]> =>
  (await queryBeginning(table, outageBookKey.pk, outageEntryPrefix)).map((row) => decode(outageEntry, row));

export const outageStore = (table: ReadTable): OutageStore => ({
  ...outageReader(table),
  answered: async (key) => {
    const row = await getRow(table, outageAnswerKey(key), true);
    return row === undefined ? undefined : decode(answerRow, row);
  },
  put: async ({ version, outages }, entry, answer) => {
    const put = (item: object, condition: object): TransactWriteItem => ({
      Put: { TableName: table.name, Item: encode(item), ...condition },
    });
    const asRead = { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } };
    const book = { ...outageBookKey, kind: 'outages', version: version + 1, outages };
    const TransactItems = [put(book, version === 0 ? absent : asRead)];
    if (entry !== undefined) TransactItems.push(put({ ...outageEntryKey(entry.at, entry.id), kind: 'outage', ...entry }, absent));
    if (answer !== undefined) {
      const { key, ...given } = answer;
      TransactItems.push(put({ ...outageAnswerKey(key), kind: 'outage_answer', ...given }, absent));
    }
    try {
      await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (error.CancellationReasons?.some(({ Code }) => Code === 'ConditionalCheckFailed'))
        throw new ConcurrentChange('of the outages', { cause: error });
      throw new ServiceUnavailable('dynamodb', { cause: error });
    }
  },
});
