import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { screeningAgain } from '../../domain/risk/screening-again.ts';
import type { ScreeningProgress } from '../../domain/risk/screening-port.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { screeningAgainKey } from './keys.ts';
import type { ReadTable } from './table.ts';

export const screeningProgress = (table: ReadTable): ScreeningProgress => ({
  read: async () => {
    const row = await getRow(table, screeningAgainKey, true);
    return row && decode(screeningAgain, row);
  },
  write: async ({ version, ...next }) => {
    const put = new PutItemCommand({
      TableName: table.name,
      Item: encode({ ...screeningAgainKey, kind: 'screening_again', ...next, version: version + 1 }),
      ...(version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } }),
    });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of the screening', { cause: error });
      throw error;
    }
  },
});
