import type { Log } from '../../../application/log.ts';
import type { DueDigest } from '../../../domain/digest/digest-ports.ts';
import type { Clock, DueIndex, WorkQueue } from '../../../domain/ports.ts';

export interface Needs {
  readonly due: DueIndex;
  readonly queue: WorkQueue;
  /** where mails leave from: a colleague's is due */
  readonly mails: WorkQueue<DueDigest>;
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
const sweepPage = async ({ due, queue, mails, log }: Needs, { shard, cursor }: Place, now: string): Promise<Swept> => {
  const page = await due.due(shard, now, pageSize, cursor);
  await queue.send(page.references);
  await mails.send(page.digests);
  for (const key of page.unreadable) log.error('due.unreadable', { shard, key });
  const next = page.cursor === undefined ? undefined : { shard, cursor: page.cursor };
  return { found: page.references.length + page.digests.length, unreadable: page.unreadable.length, next };
};

/**
 * Puts everything that is due by now on the due queue; its cost is what is due, however many merchants there are. Shards take turns, a page
 * each: one that is huge is the last to be through, and keeps none of the others waiting.
 */
export const handle = (needs: Needs) => async (): Promise<{ readonly found: number }> => {
  const now = needs.clock.now();
  let found = 0;
  const unreadable = new Map<number, number>();
  const failures: unknown[] = [];
  let places: readonly Place[] = Array.from({ length: needs.due.shards }, (_, shard) => ({ shard, cursor: undefined }));
  while (places.length > 0) {
    const next: Place[] = [];
    // one after the other: the same sweep sends in the same order, and trouble in one shard keeps none of the others
    for (const place of places) {
      try {
        const swept = await sweepPage(needs, place, now);
        found += swept.found;
        if (swept.unreadable > 0) unreadable.set(place.shard, (unreadable.get(place.shard) ?? 0) + swept.unreadable);
        if (swept.next !== undefined) next.push(swept.next);
      } catch (error) {
        failures.push(error);
      }
    }
    places = next;
  }
  for (const [shard, rows] of unreadable)
    failures.unshift(new Error(`${rows} rows of shard ${shard} of the due index cannot be read; the log names them`));
  needs.log.info('due.swept', { found, shards: needs.due.shards, failed: failures.length });
  if (failures.length > 0) throw failures[0];
  return { found };
};
