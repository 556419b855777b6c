import { gunzipSync, gzipSync } from 'node:zlib';
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { ConcurrentChange } from '../../domain/errors.ts';
import {
  asOneList,
  type ListedName,
  type ListVersion,
  listedName,
  listVersion,
  type ScreeningList,
  sampleScreeningList,
} from '../../domain/risk/screening-list.ts';
import type { ListKeeper, ScreeningLists } from '../../domain/risk/screening-port.ts';
import { calling } from '../aws/service-failure.ts';
import { decode, encode } from './codec.ts';
import { currentListsKey, loadedListKey, loadedListPrefix, screeningPartition, screeningPartKey } from './keys.ts';
import { queryPage, queryPartition } from './query.ts';
import type { ReadTable } from './table.ts';

const current = z.object({ version: z.int(), lists: z.array(listVersion) });
type Current = z.infer<typeof current>;
const part = z.object({ names: z.instanceof(Uint8Array) });
/** names of one item: with a hundred aliases each they stay under the 400 KB an item may have, deflated */
const namesOfPart = 1_000;

const readCurrent = async (table: ReadTable): Promise<Current> => {
  const get = new GetItemCommand({ TableName: table.name, Key: encode(currentListsKey), ConsistentRead: true });
  const { Item } = await calling('dynamodb', () => table.client.send(get));
  return Item === undefined ? { version: 0, lists: [] } : decode(current, Item);
};

const readNames = async (table: ReadTable, { key, version }: ListVersion): Promise<readonly ListedName[]> => {
  const rows = await queryPartition(table, screeningPartition(key, version));
  const packed = rows.map((row) => decode(part, row).names);
  return packed.flatMap((names) => z.array(listedName).parse(JSON.parse(gunzipSync(names).toString('utf8'))));
};

const nameOf = ({ key, version }: ListVersion): string => `${key}@${version}`;

/** a version of a list never changes, so a container keeps those it has read; which ones are current is read every time */
export const screeningLists = (table: ReadTable): ScreeningLists => {
  const known = new Map<string, Promise<readonly ListedName[]>>();
  let whole: { readonly of: string; readonly list: ScreeningList } = { of: '', list: sampleScreeningList };
  const namesOf = (is: ListVersion): Promise<readonly ListedName[]> => {
    const name = nameOf(is);
    const reading = known.get(name) ?? readNames(table, is);
    known.set(name, reading);
    // what could not be read is asked for again
    reading.catch(() => known.delete(name));
    return reading;
  };
  return {
    loaded: async () => (await readCurrent(table)).lists,
    loads: async (Limit) => {
      const { rows } = await queryPage(table, {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': { S: currentListsKey.pk }, ':sk': { S: loadedListPrefix } },
        ...{ ScanIndexForward: false, Limit },
      });
      return rows.map((row) => decode(listVersion, row));
    },
    current: async () => {
      const { lists } = await readCurrent(table);
      const of = lists.map(nameOf).join(' ');
      if (of === whole.of) return whole.list;
      const loaded = await Promise.all(lists.map(async (is) => ({ is, names: await namesOf(is) })));
      for (const name of known.keys()) if (!lists.some((is) => nameOf(is) === name)) known.delete(name);
      whole = { of, list: asOneList(loaded) };
      return whole.list;
    },
  };
};

const putPart = async (table: ReadTable, is: ListVersion, at: number, names: readonly ListedName[]): Promise<void> => {
  const Item = encode({
    ...screeningPartKey(is.key, is.version, at),
    kind: 'screening_names',
    names: gzipSync(JSON.stringify(names)),
  });
  const put = new PutItemCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' });
  try {
    await calling('dynamodb', () => table.client.send(put));
  } catch (error) {
    // the name of a version is the hash of its content: what is there is the same
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
};

/** the load of a list, for who replaces one */
export const screeningListKeeper = (table: ReadTable): Pick<ListKeeper, 'load'> => ({
  load: async (is, names) => {
    const { version, lists } = await readCurrent(table);
    for (let at = 0; at < names.length; at += namesOfPart)
      await putPart(table, is, at / namesOfPart, names.slice(at, at + namesOfPart));
    const next = {
      ...currentListsKey,
      kind: 'screening_current',
      version: version + 1,
      lists: [...lists.filter(({ key }) => key !== is.key), is],
    };
    const asRead =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': { N: String(version) } } };
    const TransactItems = [
      { Put: { TableName: table.name, Item: encode(next), ...asRead } },
      {
        Put: { TableName: table.name, Item: encode({ ...loadedListKey(is.loadedAt, is.key), kind: 'screening_loaded', ...is }) },
      },
    ];
    try {
      await calling('dynamodb', () => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      throw new ConcurrentChange('of the screening lists', { cause: error });
    }
  },
});
