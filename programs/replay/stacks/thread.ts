import { parentPort, workerData } from 'node:worker_threads';
import { replay } from '../play-history.ts';
import type { News, Task } from './news.ts';

const task: Task = workerData;
const tell = (news: News): void => parentPort?.postMessage(news);

const outcome = await replay({
  ...task,
  progress: (at, fed, all) => tell({ kind: 'progress', at, fed, all }),
  resumed: (at) => tell({ kind: 'resumed', at }),
});
tell({ kind: 'outcome', outcome });
