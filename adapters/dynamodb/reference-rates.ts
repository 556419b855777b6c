import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { type ReferenceRates, referenceRates, sampleRates } from '../../domain/money/reference-rates.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { currentRatesKey } from './keys.ts';
import type { ReadTable } from './table.ts';

/** the rates that were loaded last; the sample that ships while there are none. May throw ServiceUnavailable */
export const currentRates = async (table: ReadTable): Promise<ReferenceRates> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(currentRatesKey) });
  const { Item } = await calling('dynamodb', () => table.client.send(get));
  return Item === undefined ? sampleRates : decode(referenceRates, Item);
};

/** Makes these the current rates; false when those of a later day are there. */
export const loadRates = async (
  table: ReadTable,
  rates: ReferenceRates,
  load: { readonly at: string; readonly by: string },
): Promise<boolean> => {
  const put = new PutItemCommand({
    TableName: table.name,
    Item: encode({ ...currentRatesKey, kind: 'reference_rates', ...rates, loadedAt: load.at, loadedBy: load.by }),
    ConditionExpression: 'attribute_not_exists(pk) OR asOf <= :asOf',
    ExpressionAttributeValues: encode({ ':asOf': rates.asOf }),
  });
  try {
    await calling('dynamodb', () => table.client.send(put));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};
