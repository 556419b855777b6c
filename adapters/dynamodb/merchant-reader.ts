import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { item } from '../../domain/model/item.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import type { MerchantArchive, MerchantStore } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { archiveKey, archivePartition, itemKey, merchantPartition } from './keys.ts';
import { queryBeginning, queryPartition, queryWhole } from './query.ts';
import type { ReadTable } from './table.ts';

/** one consistent read of the merchant's whole live partition, however many pages it takes; its archive when somebody asks for it */
export const merchantReader = (table: ReadTable): Pick<MerchantStore, 'load' | 'recall'> & MerchantArchive => ({
  load: async (merchantId) => {
    const rows = await queryPartition(table, merchantPartition(merchantId));
    return snapshotOf(rows.map((row) => decode(item, row)));
  },
  recall: async (merchantId, { kind, id }) => {
    const get = new GetItemCommand({
      TableName: table.name,
      Key: encode(archiveKey(merchantId, kind, id)),
      ConsistentRead: true,
    });
    const { Item } = await calling('dynamodb', () => table.client.send(get));
    return Item === undefined ? undefined : decode(item, Item);
  },
  archived: async (merchantId, kind) => {
    const pk = archivePartition(merchantId);
    const rows = await (kind === undefined ? queryWhole(table, pk) : queryBeginning(table, pk, itemKey(merchantId, kind, '').sk));
    return rows.map((row) => decode(item, row));
  },
});
