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

const ofShard = async (table: ReadTable, shard: string, from: string, to: string): Promise<readonly Change[]> => {
  const changes: Change[] = [];
  let last: RowPage['last'];
  do {
    const page = await queryPage(table, {
      IndexName: indexes.changes,
      KeyConditionExpression: 'changeShard = :shard AND changedAt BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':shard': { S: shard }, ':from': { S: from }, ':to': { S: to } },
      ...(last === undefined ? {} : { ExclusiveStartKey: last }),
    });
    for (const { pk, sk, changedAt } of page.rows) {
      const partition = pk?.S ?? '';
      const merchantId = partition.slice(timelinePartition('').length);
      changes.push({ key: `${partition}/${sk?.S}`, merchantId, at: changedAt?.S ?? '' });
    }
    last = page.last;
  } while (last !== undefined);
  return changes;
};

/** in order of time; `from` and `to` are instants, both included. Costs what changed, never how many merchants there are */
export const changesBetween = async (table: ReadTable, from: string, to: string): Promise<readonly Change[]> => {
  const shards = await Promise.all(changeShards.map((shard) => ofShard(table, shard, from, to)));
  return shards.flat().sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
};
