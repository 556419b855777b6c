import { gunzipSync, gzipSync } from 'node:zlib';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { figures } from '../../domain/rollup/figures.ts';
import type { FiguresStore } from '../../domain/rollup/rollup-ports.ts';
import { emptyTally, mergeTallies, type Tally, tally } from '../../domain/tally/tally.ts';
import { calling } from '../aws/service-failure.ts';
import { CorruptItem, type Row } from './codec.ts';
import { getRow } from './get-row.ts';
import {
  figuresCutKey,
  figuresCutPartKey,
  figuresCutPartPrefix,
  figuresKey,
  figuresPartition,
  figuresPartKey,
  figuresPartPrefix,
  figuresPrefix,
  type Key,
} from './keys.ts';
import { queryPage, queryRange } from './query.ts';
import type { ReadTable } from './table.ts';

const dayMs = 86_400_000;
/** a part is of use until its rollup is complete; figures for as long as somebody may ask how it was a year ago */
const keptDays = { part: 7, figures: 400 };

const write = async (table: ReadTable, key: Key, kind: keyof typeof keptDays, asOf: string, body: object): Promise<void> => {
  const Item = {
    pk: { S: key.pk },
    sk: { S: key.sk },
    kind: { S: kind === 'part' ? 'figures_part' : 'figures' },
    expiresAt: { N: String(Math.floor((Date.parse(asOf) + keptDays[kind] * dayMs) / 1000)) },
    // a tenth of the size: an item may have 400 KB
    body: { B: gzipSync(JSON.stringify(body)) },
  };
  await calling('dynamodb', () => table.client.send(new PutItemCommand({ TableName: table.name, Item })));
};

const corrupt = (row: Row, cause: unknown): CorruptItem =>
  new CorruptItem(`${row['pk']?.S ?? '?'} / ${row['sk']?.S ?? '?'}`, cause);

const bodyOf = (row: Row): unknown => {
  try {
    return JSON.parse(gunzipSync(row['body']?.B ?? new Uint8Array()).toString('utf8'));
  } catch (error) {
    throw corrupt(row, error);
  }
};

const toTally = (row: Row): Tally => {
  const parsed = tally.safeParse(bodyOf(row));
  if (parsed.success) return parsed.data;
  throw corrupt(row, parsed.error);
};

export const figuresStore = (table: ReadTable): FiguresStore => ({
  putPart: (asOf, part, parts, counted) => write(table, figuresPartKey(asOf, parts, part), 'part', asOf, counted),
  parts: async (asOf, parts) => {
    const prefix = figuresPartPrefix(asOf, parts);
    return (await queryRange(table, figuresPartition, prefix, `${prefix}~`)).map(toTally);
  },
  putCut: (asOf, cut, part, parts, counted) =>
    write(table, figuresCutPartKey(asOf, parts, cut, part), 'part', asOf, { cut, ...counted }),
  cuts: async (asOf, parts) => {
    const prefix = figuresCutPartPrefix(asOf, parts);
    const found = new Map<string, Tally>();
    for (const row of await queryRange(table, figuresPartition, prefix, `${prefix}~`)) {
      const parsed = tally.extend({ cut: z.string() }).safeParse(bodyOf(row));
      if (!parsed.success) throw corrupt(row, parsed.error);
      const { cut, ...own } = parsed.data;
      found.set(cut, mergeTallies(found.get(cut) ?? emptyTally(), own));
    }
    return found;
  },
  publishCut: (cut, made) => write(table, figuresCutKey(made.asOf, cut), 'figures', made.asOf, made),
  cutAt: async (cut, asOf) => {
    const row = await getRow(table, figuresCutKey(asOf, cut));
    return row && figures.safeParse(bodyOf(row)).data;
  },
  publish: (made) => write(table, figuresKey(made.asOf), 'figures', made.asOf, made),
  newest: async () => {
    const { rows } = await queryPage(table, {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: figuresPartition }, ':prefix': { S: figuresPrefix } },
      ScanIndexForward: false,
      Limit: 1,
    });
    // figures of another shape are of another release: the next rollup replaces them
    return rows[0] === undefined ? undefined : figures.safeParse(bodyOf(rows[0])).data;
  },
});
