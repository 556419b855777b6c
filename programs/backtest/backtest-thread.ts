import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { openStages } from './open-stages.ts';
import { playPart } from './play-part.ts';
import type { ThreadData, ThreadNews, ThreadOrder } from './run-parts.ts';

// both ends are ours: shapes are taken on trust
const data: ThreadData = workerData;
const tell = (news: ThreadNews): void => parentPort?.postMessage(news);
/** merchants between two signs of life */
const TELL_EVERY = 20;

const stages = await openStages(data.setting);
let untold = 0;
const tellPlayed = (): void => {
  const { total_heap_size: heap, external_memory: beside } = getHeapStatistics();
  tell({ kind: 'played', merchants: untold, bytes: heap + beside });
  untold = 0;
};
const played = (): void => {
  untold += 1;
  if (untold >= TELL_EVERY) tellPlayed();
};

parentPort?.on('message', (order: ThreadOrder) => {
  const { files, dir } = data.setting;
  playPart({ stages, files, dir, played }, order.task).then(
    (sum) => {
      tellPlayed();
      tell({ kind: 'done', task: order.task, sum });
    },
    // the part is not there, and this worker goes on with another
    (error: unknown) => {
      tellPlayed();
      tell({ kind: 'failed', task: order.task, why: error instanceof Error ? error.message : String(error) });
    },
  );
});
tell({ kind: 'ready' });
