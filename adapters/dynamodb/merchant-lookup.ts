import { BatchGetItemCommand, type BatchGetItemCommandOutput } from '@aws-sdk/client-dynamodb';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { merchant } from '../../domain/model/merchant.ts';
import type { MerchantLookup } from '../../domain/ports.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode, type Row } from './codec.ts';
import { getRow } from './get-row.ts';
import { itemKey } from './keys.ts';
import type { ReadTable } from './table.ts';

const ATTEMPTS = 4;

/** DynamoDB may leave some of a batch for another time; what is left after several is a service that is away */
export const merchantLookup = (table: ReadTable): MerchantLookup => ({
  byIds: async (merchantIds) => {
    const rows: Row[] = [];
    let asked: BatchGetItemCommandOutput['UnprocessedKeys'] =
      merchantIds.length === 0 ? {} : { [table.name]: { Keys: merchantIds.map((id) => encode(itemKey(id, 'merchant', id))) } };
    for (let attempt = 0; attempt < ATTEMPTS && Object.keys(asked ?? {}).length > 0; attempt += 1) {
      const batch = new BatchGetItemCommand({ RequestItems: asked });
      const answer: BatchGetItemCommandOutput = await calling('dynamodb', () => table.client.send(batch));
      rows.push(...(answer.Responses?.[table.name] ?? []));
      asked = answer.UnprocessedKeys;
    }
    if (Object.keys(asked ?? {}).length > 0) throw new ServiceUnavailable('dynamodb');
    return rows.map((row) => decode(merchant, row));
  },
});

/** one read by key; consistent, for somebody may open what was registered a moment ago */
export const merchantExists =
  (table: ReadTable) =>
  async (merchantId: string): Promise<boolean> =>
    (await getRow(table, itemKey(merchantId, 'merchant', merchantId), true)) !== undefined;
