import { item } from '../../domain/model/item.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import type { MerchantArchive, MerchantStore } from '../../domain/ports.ts';
import { decode } from './codec.ts';
import { archivePartition, merchantPartition } from './keys.ts';
import { queryPartition, queryWhole } from './query.ts';
import type { ReadTable } from './table.ts';

/** one consistent read of the merchant's whole live partition, however many pages it takes; its archive when somebody asks for it */
export const merchantReader = (table: ReadTable): Pick<MerchantStore, 'load'> & MerchantArchive => ({
  load: async (merchantId) => {
    const rows = await queryPartition(table, merchantPartition(merchantId));
    return snapshotOf(rows.map((row) => decode(item, row)));
  },
  archived: async (merchantId) => {
    const rows = await queryWhole(table, archivePartition(merchantId));
    return rows.map((row) => decode(item, row));
  },
});
