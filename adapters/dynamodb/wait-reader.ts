import { wait } from '../../domain/model/wait.ts';
import type { WaitReader } from '../../domain/playbook/wait-reader.ts';
import { decode } from './codec.ts';
import { itemKey } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

export const waitReader = (table: ReadTable): WaitReader => ({
  of: async (merchantId) => {
    const { pk, sk: prefix } = itemKey(merchantId, 'wait', '');
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':prefix': { S: prefix } },
    });
    return rows.map((row) => decode(wait, row));
  },
});
