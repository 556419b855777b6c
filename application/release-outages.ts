import type { DueIndex } from '../domain/due-ports.ts';
import type { DueReference } from '../domain/model/due-reference.ts';
import type { Outage, OutageBook, Release } from '../domain/model/outage.ts';
import type { OutageStore } from '../domain/outage/outage-ports.ts';
import { endedByItself } from '../domain/outage/outage-told.ts';
import { allowedNow, startOf, unreleased, withRelease } from '../domain/outage/release-plan.ts';
import type { WorkQueue } from '../domain/ports.ts';

export interface ReleaseNeeds {
  readonly due: Pick<DueIndex, 'from' | 'shards'>;
  readonly queue: WorkQueue;
  readonly outages: Pick<OutageStore, 'book' | 'put'>;
}

/** references of one page of the index, at most */
const pageSize = 500;
const isPaused = ({ kind }: DueReference): boolean => kind === 'ladder' || kind === 'requirement';

/** lets as many go as may go now, from where the last time ended */
const letGo = async ({ due, queue }: ReleaseNeeds, outage: Outage, now: string): Promise<Release> => {
  let left = allowedNow(outage, now);
  let place = startOf(outage, now);
  if (left === 0) return place;
  while (!place.done && left > 0) {
    const page = await due.from(place.shard, outage.from, Math.min(pageSize, left), place.cursor);
    const going = page.references.filter(isPaused).map((one) => ({ ...one, outageId: outage.id }));
    await queue.send(going);
    left -= going.length;
    const count = place.count + going.length;
    const shard = page.cursor === undefined ? place.shard + 1 : place.shard;
    place = { at: now, shard, count, done: shard >= due.shards, ...(page.cursor !== undefined && { cursor: page.cursor }) };
  }
  return place;
};

/**
 * Lets what outages held go at their rates once they are over: each merchant's clocks and deadlines are decided afresh. Sent twice is harmless;
 * where it had come to is kept after it was sent. Answers how many went.
 */
export const releaseOutages = async (needs: ReleaseNeeds, read: OutageBook, now: string): Promise<number> => {
  let [book, went] = [read, 0];
  for (const outage of unreleased(read, now)) {
    const release = await letGo(needs, outage, now);
    if (release === outage.release) continue;
    const told = outage.release === undefined && outage.endedAt === undefined ? endedByItself(outage) : undefined;
    const after = withRelease(book, outage.id, release);
    await needs.outages.put(after, told);
    book = { ...after, version: after.version + 1 };
    went += release.count - (outage.release?.count ?? 0);
  }
  return went;
};
