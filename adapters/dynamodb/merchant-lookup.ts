import { merchant } from '../../domain/model/merchant.ts';
import type { MerchantLookup } from '../../domain/ports.ts';
import { batchGet } from './batch-get.ts';
import { decode } from './codec.ts';
import { itemKey } from './keys.ts';
import type { ReadTable } from './table.ts';

export const merchantLookup = (table: ReadTable): MerchantLookup => ({
  byIds: async (merchantIds) => {
    const keys = merchantIds.map((id) => itemKey(id, 'merchant', id));
    return (await batchGet(table, keys)).map((row) => decode(merchant, row));
  },
});
