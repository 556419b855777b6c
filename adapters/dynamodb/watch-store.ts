import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange, ServiceUnavailable } from '../../domain/errors.ts';
import type { WatchReader, WatchStore } from '../../domain/volume/volume-ports.ts';
import { watchEntry, watchRule } from '../../domain/volume/watch-rule.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { watchEntryKey, watchEntryPrefix, watchRuleKey, watchRulePrefix } from './keys-apart.ts';
import { queryBeginning, queryNewest } from './query.ts';
import type { ReadTable } from './table.ts';

const partition = watchRuleKey('').pk;
const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

export const watchReader = (table: ReadTable): WatchReader => ({
  rules: async () => (await queryBeginning(table, partition, watchRulePrefix)).map((row) => decode(watchRule, row)),
  told: async (limit) => (await queryNewest(table, partition, watchEntryPrefix, limit)).map((row) => decode(watchEntry, row)),
});

export const watchStore = (table: ReadTable): WatchStore => ({
  ...watchReader(table),
  rule: async (id) => {
    const row = await getRow(table, watchRuleKey(id), true);
    return row && decode(watchRule, row);
  },
  put: async ({ rule, entry }) => {
    const { version } = rule;
    const asRead = { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } };
    const put = (item: object, condition: object) => ({ Put: { TableName: table.name, Item: encode(item), ...condition } });
    const TransactItems = [
      put({ ...watchRuleKey(rule.id), kind: 'watch_rule', ...rule, version: version + 1 }, version === 0 ? absent : asRead),
      put({ ...watchEntryKey(entry.at, entry.id), kind: 'watch_entry', ...entry }, absent),
    ];
    try {
      await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = new Set(error.CancellationReasons?.map(({ Code }) => Code));
      if (codes.has('ConditionalCheckFailed') || codes.has('TransactionConflict'))
        throw new ConcurrentChange('of the alerts', { cause: error });
      throw new ServiceUnavailable('dynamodb', { cause: error });
    }
  },
});
