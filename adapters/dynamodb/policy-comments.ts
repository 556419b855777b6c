import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { type PolicyComments, policyComment } from '../../domain/policy/policy-comment.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { commentKey, commentPrefix, policyPartition } from './keys.ts';
import { queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

export const policyComments = (table: ReadTable): PolicyComments => ({
  of: async (basedOn) => {
    const rows = await queryRange(table, policyPartition, commentPrefix(basedOn), `${commentPrefix(basedOn)}~`);
    return rows.map((one) => decode(policyComment, one)).sort((one, other) => (one.at < other.at ? -1 : 1));
  },
  add: async (basedOn, comment, key) => {
    const Item = encode({ ...commentKey(basedOn, key), kind: 'policy_comment', ...comment });
    const Put = { TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' };
    try {
      // what is kept of policies is written in transactions only
      await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] })));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (error.CancellationReasons?.some(({ Code }) => Code === 'ConditionalCheckFailed')) return;
      throw new ServiceUnavailable('dynamodb', { cause: error });
    }
  },
});
