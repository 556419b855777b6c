import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { BatchWriteItemCommand, type BatchWriteItemCommandOutput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { distinctLines, keptReferences } from '../../domain/intake/kept-line.ts';
import type { LinePacks, PackedFile } from '../../domain/intake/settlement-ports.ts';
import type { SettledLine } from '../../domain/settlement/settled-line.ts';
import { calling } from '../aws/service-failure.ts';
import { CorruptItem, encode, type Row } from './codec.ts';
import { packDigits, packKey, packPartition } from './keys-apart.ts';
import { queryPage } from './query.ts';
import type { ReadTable } from './table.ts';

const AT_ONCE = 25;
const SIDE_BY_SIDE = 8;
const ATTEMPTS = 6;
/** entries of a pack: some 30 KB packed, far from the 400 KB of an item */
const PART = 1_000;
/** a number that more lines of one file share than this is nothing a line is found by: a day, a shop, an account */
const SHARED = 50;
/** files that have a line under the same beginning are some hundred at most: one page is a megabyte */
const PACKS = 500;
/** somebody disputes a payment for a year and a half at most */
const keptSeconds = 540 * 86_400;

const kind = z.enum(['payment', 'refund', 'chargeback', 'reversal', 'fee', 'reserve', 'adjustment', 'payout', 'bank']);
const entry = z.tuple([z.string(), z.int(), kind, z.array(z.string()), z.string(), z.string(), z.string(), z.string()]);
type Entry = z.infer<typeof entry>;
const body = z.array(entry);

const entryOf = (place: string, { row, kind: what, references, batch, net, currency, at }: SettledLine): Entry => {
  const kept = [...keptReferences({ kind: what, references })];
  return [place.slice(packDigits), row, what, kept, batch, String(net), currency, at ?? ''];
};

const write = async (table: ReadTable, rows: readonly Row[]): Promise<void> => {
  let asked: BatchWriteItemCommandOutput['UnprocessedItems'] = { [table.name]: rows.map((Item) => ({ PutRequest: { Item } })) };
  for (let attempt = 0; attempt < ATTEMPTS && Object.keys(asked ?? {}).length > 0; attempt += 1) {
    const batch = new BatchWriteItemCommand({ RequestItems: asked });
    const answer: BatchWriteItemCommandOutput = await calling('dynamodb', () => table.client.send(batch));
    asked = answer.UnprocessedItems;
  }
  if (Object.keys(asked ?? {}).length > 0) throw new ServiceUnavailable('dynamodb');
};

/** the packs of a file, each with what begins alike */
function* rowsOf({ id, name, provider, day }: PackedFile, placed: ReadonlyMap<string, readonly SettledLine[]>): Generator<Row> {
  const packs = new Map<string, Entry[]>();
  for (const [place, lines] of placed) {
    if (lines.length > SHARED) continue;
    const partition = packPartition(place);
    const pack = packs.get(partition) ?? [];
    packs.set(partition, pack);
    pack.push(...lines.map((line) => entryOf(place, line)));
  }
  const expiresAt = Math.floor(Date.parse(`${day}T00:00:00.000Z`) / 1_000) + keptSeconds;
  for (const [partition, entries] of packs)
    for (let from = 0; from < entries.length; from += PART) {
      const key = packKey(partition.slice(-packDigits), day, id, from / PART);
      const packed = deflateRawSync(JSON.stringify(entries.slice(from, from + PART)));
      yield encode({ ...key, kind: 'money_pack', file: name, provider, expiresAt, body: packed });
    }
}

const linesIn = (row: Row, place: string) => {
  try {
    const entries = body.parse(JSON.parse(inflateRawSync(row['body']?.B ?? new Uint8Array()).toString('utf8')));
    const [file, provider] = [row['file']?.S ?? '', row['provider']?.S ?? ''];
    return entries
      .filter(([rest]) => rest === place.slice(packDigits))
      .map(([, line, what, references, batch, net, currency, at]) => ({
        ...{ file, provider, row: line, kind: what, references, batch, net: BigInt(net), currency },
        ...(at !== '' && { at }),
      }));
  } catch (error) {
    throw new CorruptItem(`${row['pk']?.S ?? '?'} / ${row['sk']?.S ?? '?'}`, error);
  }
};

/** Lines are packed by file and by the beginning of what they are found by: a file of a million lines is 65,536 packs, not an item a payment. */
export const moneyPacks = (table: ReadTable): LinePacks => ({
  put: async (file, placed) => {
    let batches: Row[][] = [[]];
    const flush = async (): Promise<void> => {
      await Promise.all(batches.filter(({ length }) => length > 0).map((rows) => write(table, rows)));
      batches = [[]];
    };
    for (const row of rowsOf(file, placed)) {
      if (batches.at(-1)?.length === AT_ONCE) batches.push([]);
      batches.at(-1)?.push(row);
      if (batches.length === SIDE_BY_SIDE && batches.at(-1)?.length === AT_ONCE) await flush();
    }
    await flush();
  },
  at: async (place) => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: packPartition(place) } },
      ...{ ScanIndexForward: false, Limit: PACKS },
    });
    return distinctLines(rows.flatMap((row) => linesIn(row, place)));
  },
});
