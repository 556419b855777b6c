import { decode, encode } from '../../adapters/dynamodb/codec.ts';
import { archivePartition, itemKey } from '../../adapters/dynamodb/keys.ts';
import { merchant } from '../../domain/model/merchant.ts';
import { markedItems } from '../adapters/marked-items.ts';
import type { Firstsale } from '../playbooks/firstsale.ts';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** what is there stays; what is not comes from another, lists that are empty too */
const filledUp = (there: unknown, other: unknown): unknown => {
  if (Array.isArray(there)) return there.length === 0 ? other : there;
  if (!isMap(there) || !isMap(other)) return there ?? other;
  return Object.fromEntries(
    [...new Set([...Object.keys(other), ...Object.keys(there)])].map((key) => [key, filledUp(there[key], other[key])]),
  );
};
const together = (one: unknown, other: unknown): unknown => {
  if (Array.isArray(one) && Array.isArray(other))
    return [...new Set([...one, ...other].map((each) => JSON.stringify(each)))].map((each) => JSON.parse(each));
  if (!isMap(one) || !isMap(other)) return one ?? other;
  return Object.fromEntries(
    [...new Set([...Object.keys(other), ...Object.keys(one)])].map((key) => [key, together(one[key], other[key])]),
  );
};

/**
 * Plants by hand what a journey of a day does not come to: every kind of item in every shape of its schema among what is finished, and of
 * the merchant itself each field it has not. A field that a schema gains is planted by itself.
 */
export const plantWhatNeverHappens = async (
  { aws, laptop: { tableName: TableName } }: Firstsale,
  merchantId: string,
): Promise<void> => {
  const items = markedItems(merchantId, 'Zplanted');
  // of these a merchant has one, and it is never among what is finished
  const single = ['merchant', 'erasure'];
  for (const one of items.filter(({ kind }) => !single.includes(kind))) {
    const key = { pk: archivePartition(merchantId), sk: `${one.kind.toUpperCase()}#${one.id}` };
    await aws('dynamodb', 'PutItem', { TableName, Item: encode({ ...one, ...key }) });
  }
  const Key = encode(itemKey(merchantId, 'merchant', merchantId));
  const { Item: row } = await aws('dynamodb', 'GetItem', { TableName, Key });
  const marked = items.filter(({ kind }) => kind === 'merchant').reduce<unknown>(together, undefined);
  const { restricted: _restricted, legalHold: _hold, ...more } = Object(filledUp(decode(merchant, row), marked));
  await aws('dynamodb', 'PutItem', { TableName, Item: { ...row, ...encode(more) } });
};
