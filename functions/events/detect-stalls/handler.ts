import type { Log } from '../../../application/log.ts';
import { releaseOutages } from '../../../application/release-outages.ts';
import { type PayoutNeeds, tellLatePayouts } from '../../../application/tell-payouts.ts';
import type { DueDigest } from '../../../domain/digest/digest-ports.ts';
import type { DueIndex } from '../../../domain/due-ports.ts';
import type { Outage } from '../../../domain/model/outage.ts';
import type { OutageStore } from '../../../domain/outage/outage-ports.ts';
import { isHeldBy, unreleased } from '../../../domain/outage/release-plan.ts';
import type { Clock, WorkQueue } from '../../../domain/ports.ts';

export interface Needs {
  /** payouts that settlement files tell of; absent where merchants are played one at a time */
  readonly money?: PayoutNeeds;
  readonly due: DueIndex;
  readonly queue: WorkQueue;
  /** where mails leave from: a colleague's is due */
  readonly mails: WorkQueue<DueDigest>;
  readonly outages: Pick<OutageStore, 'book' | 'put'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** references of one page of the index: the queue takes them in tens */
const pageSize = 500;

interface Place {
  readonly shard: number;
  readonly cursor: string | undefined;
}
interface Swept {
  readonly found: number;
  readonly unreadable: number;
  /** where the shard goes on; undefined once it was read */
  readonly next: Place | undefined;
}

/** one page of one shard; what is sent twice is harmless, so a sweep that dies is simply swept again */
const sweepPage = async (
  { due, queue, mails, log }: Needs,
  { shard, cursor }: Place,
  over: readonly Outage[],
  now: string,
): Promise<Swept> => {
  const page = await due.due(shard, now, pageSize, cursor);
  // what an outage held goes at its rate, not all at once
  const going = page.references.filter((one) => !isHeldBy(over, one));
  await queue.send(going);
  await mails.send(page.digests);
  for (const key of page.unreadable) log.error('due.unreadable', { shard, key });
  const next = page.cursor === undefined ? undefined : { shard, cursor: page.cursor };
  return { found: going.length + page.digests.length, unreadable: page.unreadable.length, next };
};

/**
 * Puts everything that is due by now on the due queue, and what outages held at the rate they are let go; its cost is what is due, however
 * many merchants there are. Shards take turns, a page each: one that is huge is the last to be through, and keeps none of the others waiting.
 */
export const handle = (needs: Needs) => async (): Promise<{ readonly found: number }> => {
  const now = needs.clock.now();
  const book = await needs.outages.book();
  const over = unreleased(book, now);
  let found = 0;
  const unreadable = new Map<number, number>();
  const failures: unknown[] = [];
  let places: readonly Place[] = Array.from({ length: needs.due.shards }, (_, shard) => ({ shard, cursor: undefined }));
  while (places.length > 0) {
    const next: Place[] = [];
    // one after the other: the same sweep sends in the same order, and trouble in one shard keeps none of the others
    for (const place of places) {
      try {
        const swept = await sweepPage(needs, place, over, now);
        found += swept.found;
        if (swept.unreadable > 0) unreadable.set(place.shard, (unreadable.get(place.shard) ?? 0) + swept.unreadable);
        if (swept.next !== undefined) next.push(swept.next);
      } catch (error) {
        failures.push(error);
      }
    }
    places = next;
  }
  const released = await releaseOutages(needs, book, now).catch((error: unknown) => {
    failures.push(error);
    return 0;
  });
  const { money } = needs;
  const latePayouts = await (money === undefined ? Promise.resolve(0) : tellLatePayouts(money, now)).catch((error: unknown) => {
    failures.push(error);
    return 0;
  });
  for (const [shard, rows] of unreadable)
    failures.unshift(new Error(`${rows} rows of shard ${shard} of the due index cannot be read; the log names them`));
  needs.log.info('due.swept', { found, released, latePayouts, shards: needs.due.shards, failed: failures.length });
  if (failures.length > 0) throw failures[0];
  return { found };
};
