import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { calling } from '../aws/service-failure.ts';
import { encode, type Row } from './codec.ts';
import type { Key } from './keys.ts';
import type { ReadTable } from './table.ts';

/** The row of a key, undefined when there is none; as it is now when `ConsistentRead`, as of a moment ago otherwise. Throws ServiceUnavailable */
export const getRow = async (table: ReadTable, key: Key, ConsistentRead = false): Promise<Row | undefined> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(key), ConsistentRead });
  return (await calling('dynamodb', () => table.client.send(get))).Item;
};
