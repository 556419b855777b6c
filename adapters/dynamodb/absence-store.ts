import { ConditionalCheckFailedException, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ConcurrentChange } from '../../domain/errors.ts';
import { weekAbsences } from '../../domain/staffing/present-people.ts';
import type { AbsenceStore } from '../../domain/volume/volume-ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { getRow } from './get-row.ts';
import { absencesKey } from './keys-apart.ts';
import type { ReadTable } from './table.ts';

/** who is away, a week an item: how many and when, no names */
export const absenceStore = (table: ReadTable): AbsenceStore => ({
  of: async (week) => {
    const row = await getRow(table, absencesKey(week), true);
    return row && decode(weekAbsences, row);
  },
  put: async (absences) => {
    const { week, version } = absences;
    const condition =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :read', ExpressionAttributeValues: { ':read': { N: String(version) } } };
    const Item = encode({ ...absencesKey(week), kind: 'absences', ...absences, version: version + 1 });
    try {
      await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item, ...condition })));
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) throw new ConcurrentChange('of the absences', { cause: error });
      throw error;
    }
  },
});
