import { item } from '../../domain/model/item.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import type { MerchantStore } from '../../domain/ports.ts';
import { decode } from './codec.ts';
import { merchantPartition } from './keys.ts';
import { queryPartition } from './query.ts';
import type { ReadTable } from './table.ts';

/** one consistent read of the merchant's whole partition, however many pages it takes */
export const merchantReader = (table: ReadTable): Pick<MerchantStore, 'load'> => ({
  load: async (merchantId) => {
    const rows = await queryPartition(table, merchantPartition(merchantId));
    return snapshotOf(rows.map((row) => decode(item, row)));
  },
});
