import { itemKey } from './keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** whether a merchant is restricted: one attribute of one row, consistent, by the call that every reader may make */
export const restrictedReader = (table: ReadTable) => ({
  isRestricted: async (merchantId: string): Promise<boolean> => {
    const { pk, sk } = itemKey(merchantId, 'merchant', merchantId);
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND sk = :sk',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
      ProjectionExpression: 'restricted',
      ConsistentRead: true,
    });
    return rows.some((row) => row['restricted'] !== undefined);
  },
});
