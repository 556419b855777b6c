import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import { openCareStage } from './care-stage.ts';
import { playPart } from './play-care-part.ts';
import type { CareNews, CareSetting } from './run-care.ts';

// both ends are ours: shapes are taken on trust
const setting: CareSetting = workerData;
const tell = (news: CareNews): void => parentPort?.postMessage(news);
/** cases between two signs of life */
const TELL_EVERY = 20;

const stage = await openCareStage(setting.folder);
let untold = 0;
const tellPlayed = (): void => {
  const { total_heap_size: heap, external_memory: beside } = getHeapStatistics();
  tell({ kind: 'played', cases: untold, bytes: heap + beside });
  untold = 0;
};
const played = (): void => {
  untold += 1;
  if (untold >= TELL_EVERY) tellPlayed();
};

parentPort?.on('message', (part: number) => {
  playPart({ stage, dir: setting.dir, delivery: setting.delivery, played }, part).then(
    (sum) => {
      tellPlayed();
      tell({ kind: 'done', sum });
    },
    (error: unknown) => {
      throw error;
    },
  );
});
tell({ kind: 'ready' });
