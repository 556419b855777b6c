import type { Row } from './codec.ts';
import { changeShards, indexes, timelinePartition } from './keys.ts';
import { queryPage, type RowPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** a commit that may have changed what the list shows of a merchant */
export interface Change {
  /** one of a kind: the key of the timeline entry that tells of it */
  readonly key: string;
  readonly merchantId: string;
  /** when it was written; ISO 8601 UTC */
  readonly at: string;
}

/** a change may become visible in the index this much later than its instant says */
const LATE_MS = 5 * 60_000;
/** up to when all changes are visible to who looks at an instant (ISO 8601 UTC) */
export const settledBefore = (instant: string): string => new Date(Date.parse(instant) - LATE_MS).toISOString();

const changeOf = ({ pk, sk, changedAt }: Row): Change => {
  const partition = pk?.S ?? '';
  const merchantId = partition.slice(timelinePartition('').length);
  return { key: `${partition}/${sk?.S}`, merchantId, at: changedAt?.S ?? '' };
};

const shardQuery = (shard: string, from: string, to: string) => ({
  IndexName: indexes.changes,
  KeyConditionExpression: 'changeShard = :shard AND changedAt BETWEEN :from AND :to',
  ExpressionAttributeValues: { ':shard': { S: shard }, ':from': { S: from }, ':to': { S: to } },
});

const firstOfShard = async (table: ReadTable, shard: string, from: string, to: string, limit: number) => {
  const { rows, last } = await queryPage(table, { ...shardQuery(shard, from, to), Limit: limit });
  return { changes: rows.map(changeOf), more: last !== undefined };
};

const ofShard = async (table: ReadTable, shard: string, from: string, to: string): Promise<readonly Change[]> => {
  const changes: Change[] = [];
  let last: RowPage['last'];
  do {
    const page = await queryPage(table, {
      ...shardQuery(shard, from, to),
      ...(last === undefined ? {} : { ExclusiveStartKey: last }),
    });
    changes.push(...page.rows.map(changeOf));
    last = page.last;
  } while (last !== undefined);
  return changes;
};

/** in order of time; `from` and `to` are instants, both included. Costs what changed, never how many merchants there are */
export const changesBetween = async (
  table: ReadTable,
  from: string,
  to: string,
  of: readonly string[] = changeShards,
): Promise<readonly Change[]> => {
  const shards = await Promise.all(of.map((shard) => ofShard(table, shard, from, to)));
  return shards.flat().sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
};

/** a page of what changed, and whether there is more after `upTo` */
export interface ChangePage {
  readonly changes: readonly Change[];
  readonly upTo: string;
  readonly more: boolean;
}

/**
 * The first changes from an instant on, in order of time: no more than `limit` of each shard are read, however many there are. A shard
 * that holds more is known to before its last change only, and so are the others.
 */
export const changesFrom = async (table: ReadTable, from: string, to: string, limit: number): Promise<ChangePage> => {
  const shards = await Promise.all(changeShards.map((shard) => firstOfShard(table, shard, from, to, limit)));
  const cuts = shards.flatMap(({ changes, more }) => (more ? [changes.at(-1)?.at ?? from] : [])).sort();
  const all = shards.flatMap(({ changes }) => changes).sort((one, other) => (one.at < other.at ? -1 : 1));
  const [cut] = cuts;
  if (cut === undefined) return { changes: all, upTo: to, more: false };
  const known = all.filter(({ at }) => at < cut);
  // more at one instant than a page holds
  if (known.length === 0) return changesFrom(table, from, to, limit * 2);
  return { changes: known, upTo: known.at(-1)?.at ?? from, more: true };
};

/** where to go on after what is in the packs: the index shows a change some minutes late, so the last of them are looked at again */
export const changesSince = ({ upTo, readAt }: { readonly upTo: string; readonly readAt: string }): string => {
  if (upTo === '') return '0';
  const settled = readAt === '' ? '' : settledBefore(readAt);
  return upTo <= settled ? after(upTo) : settled;
};
/** right after an instant */
export const after = (instant: string): string => `${instant}\u0000`;
