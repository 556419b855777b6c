import * as z from 'zod';
import type { AccountOwners } from '../../domain/account-change/account-owners.ts';
import { merchantId as merchantIdSchema } from '../../domain/values.ts';
import { decode } from './codec.ts';
import { indexes } from './keys.ts';
import { accountPartition } from './list-keys.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** one merchant has an account and some changes to it: among so many another one is seen */
const MOST = 50;
const ofMerchant = z.object({ merchantId: merchantIdSchema });

export const accountOwners = (table: ReadTable): AccountOwners => ({
  hasAnother: async (fingerprint, { merchantId }) => {
    const { rows } = await queryPage(table, {
      IndexName: indexes.mine,
      KeyConditionExpression: 'gsi2pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: accountPartition(fingerprint) } },
      Limit: MOST,
    });
    return rows.some((row) => decode(ofMerchant, row).merchantId !== merchantId);
  },
});
