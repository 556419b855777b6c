import { merchant } from '../../domain/model/merchant.ts';
import type { ReferredMerchants } from '../../domain/ports.ts';
import { decode } from './codec.ts';
import { indexes } from './keys.ts';
import { referrerPartition } from './list-keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** nobody reads further back on a page */
const MOST = 100;

export const referredMerchants = (table: ReadTable): ReferredMerchants => ({
  by: async (referrer) => {
    const { rows } = await queryPage(table, {
      IndexName: indexes.mine,
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: referrerPartition(referrer) } },
      ScanIndexForward: false,
      Limit: MOST,
    });
    return rows.map((row) => decode(merchant, row));
  },
});
