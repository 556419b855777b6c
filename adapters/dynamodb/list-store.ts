import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ListLine } from '../../domain/listing/listed-merchant.ts';
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
  readonly merchants: readonly ListLine[];
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

export const packItem = ({ pack: at, version, merchants }: Pack) => ({
  ...packKey(at),
  kind: 'list_pack',
  pack: at,
  packed: packMerchants(merchants),
  version: version + 1,
});
export const manifestItem = ({ version, upTo, readAt, packs }: Manifest) => ({
  ...manifestKey,
  kind: 'list_manifest',
  upTo,
  readAt,
  packs: packs.join(','),
  version: version + 1,
});

/** false when somebody else wrote it since `version` was read, and so nothing was written */
const write = async (table: ReadTable, version: number, item: object): Promise<boolean> => {
  const put = new PutItemCommand({
    TableName: table.name,
    Item: encode(item),
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

export const writePack = (table: ReadTable, pack: Pack): Promise<boolean> => write(table, pack.version, packItem(pack));
export const writeManifest = (table: ReadTable, manifest: Manifest): Promise<boolean> =>
  write(table, manifest.version, manifestItem(manifest));
