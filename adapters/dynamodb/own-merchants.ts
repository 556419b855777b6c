import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { merchant } from '../../domain/model/merchant.ts';
import type { MerchantLookup } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { itemKey } from './keys.ts';
import type { ReadTable } from './table.ts';

/** the few merchants of one person, each by its key: whoever may read one merchant needs no right of its own for it */
export const ownMerchants = (table: ReadTable): MerchantLookup => ({
  byIds: async (merchantIds) => {
    const answers = await Promise.all(
      merchantIds.map((id) => {
        const get = new GetItemCommand({ TableName: table.name, Key: encode(itemKey(id, 'merchant', id)) });
        return calling('dynamodb', () => table.client.send(get));
      }),
    );
    return answers.flatMap(({ Item }) => (Item === undefined ? [] : [decode(merchant, Item)]));
  },
});
