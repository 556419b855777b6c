import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ListedMerchant } from '../../domain/listing/listed-merchant.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode, type Row } from './codec.ts';
import { type Key, listPartitionKeys, manifestKey, packCount, packKey } from './keys.ts';
import { packMerchants, unpackMerchants } from './list-packs.ts';
import { queryPartition } from './query.ts';
import type { ReadTable } from './table.ts';

const manifest = z.object({
  version: z.int(),
  /** every change written up to then is in the packs */
  upTo: z.string(),
  /** when that was found out: of changes right before it some may not have been visible yet */
  readAt: z.string(),
  /** version of every pack, 0 for one that is empty */
  packs: z.string().transform((text) => text.split(',').map(Number)),
});
export type Manifest = z.infer<typeof manifest>;
export const noManifest: Manifest = { version: 0, upTo: '', readAt: '', packs: Array.from({ length: packCount }, () => 0) };

const pack = z.object({ pack: z.int(), version: z.int(), packed: z.instanceof(Uint8Array) });
export interface Pack {
  readonly pack: number;
  readonly version: number;
  readonly merchants: readonly ListedMerchant[];
}

const read = async (table: ReadTable, key: Key): Promise<Row | undefined> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(key), ConsistentRead: true });
  return (await calling('dynamodb', () => table.client.send(get))).Item;
};

const toPack = (row: Row): Pack => {
  const { packed, ...rest } = decode(pack, row);
  return { ...rest, merchants: unpackMerchants(packed) };
};

export const readManifest = async (table: ReadTable): Promise<Manifest> => {
  const row = await read(table, manifestKey);
  return row === undefined ? noManifest : decode(manifest, row);
};

export const readPack = async (table: ReadTable, at: number): Promise<Pack | undefined> => {
  const row = await read(table, packKey(at));
  return row === undefined ? undefined : toPack(row);
};

export const readAllPacks = async (table: ReadTable): Promise<readonly Pack[]> => {
  const partitions = await Promise.all(listPartitionKeys.map((pk) => queryPartition(table, pk)));
  return partitions.flat().map(toPack);
};

/** false when somebody else wrote it since `version` was read, and so nothing was written */
const write = async (table: ReadTable, key: Key, version: number, row: object): Promise<boolean> => {
  const put = new PutItemCommand({
    TableName: table.name,
    Item: encode({ ...key, ...row, version: version + 1 }),
    ...(version === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': { N: String(version) } } }),
  });
  try {
    await calling('dynamodb', () => table.client.send(put));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

export const writePack = (table: ReadTable, { pack: at, version, merchants }: Pack): Promise<boolean> =>
  write(table, packKey(at), version, { kind: 'list_pack', pack: at, packed: packMerchants(merchants) });

export const writeManifest = (table: ReadTable, { version, upTo, readAt, packs }: Manifest): Promise<boolean> =>
  write(table, manifestKey, version, { kind: 'list_manifest', upTo, readAt, packs: packs.join(',') });
