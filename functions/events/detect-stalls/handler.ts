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

/** one shard, page by page; what is sent twice is harmless, so a sweep that dies is simply swept again */
const sweep = async ({ due, queue, mails, log }: Needs, shard: number, now: string): Promise<number> => {
  let found = 0;
  let unreadable = 0;
  let cursor: string | undefined;
  do {
    const page = await due.due(shard, now, pageSize, cursor);
    await queue.send(page.references);
    await mails.send(page.digests);
    found += page.references.length + page.digests.length;
    for (const key of page.unreadable) log.error('due.unreadable', { shard, key });
    unreadable += page.unreadable.length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  if (unreadable > 0) throw new Error(`${unreadable} rows of shard ${shard} of the due index cannot be read; the log names them`);
  return found;
};

/** puts everything that is due by now on the due queue; its cost is what is due, however many merchants there are */
export const handle = (needs: Needs) => async (): Promise<{ readonly found: number }> => {
  const now = needs.clock.now();
  let found = 0;
  const failures: unknown[] = [];
  // one shard after the other: the same sweep sends in the same order, and trouble in one keeps none of the others
  for (let shard = 0; shard < needs.due.shards; shard += 1) {
    const swept = await sweep(needs, shard, now).catch((error: unknown) => {
      failures.push(error);
      return 0;
    });
    found += swept;
  }
  needs.log.info('due.swept', { found, shards: needs.due.shards, failed: failures.length });
  if (failures.length > 0) throw failures[0];
  return { found };
};
