import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { noVisits, type VisitLog, visits } from '../../domain/visit/visits.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { visitsKey } from './keys-apart.ts';
import type { ReadTable } from './table.ts';

/** when people were here, for those who only look */
export const visitReader = (table: ReadTable): Pick<VisitLog, 'of'> => ({
  of: async (person) => {
    const row = await getRow(table, visitsKey(person), true);
    return row === undefined ? noVisits(person) : decode(visits, row);
  },
});

export const visitLog = (table: ReadTable): VisitLog => ({
  ...visitReader(table),
  put: async (one) => {
    const unchanged =
      one.version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': { N: String(one.version) } } };
    const Item = encode({ ...visitsKey(one.person), kind: 'visits', ...one, version: one.version + 1 });
    const put = new PutItemCommand({ TableName: table.name, Item, ...unchanged });
    try {
      await calling('dynamodb', () => table.client.send(put));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of these visits', { cause: error });
      throw error;
    }
  },
});
