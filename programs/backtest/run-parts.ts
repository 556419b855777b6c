import { Worker } from 'node:worker_threads';
import type { BacktestSetting } from './open-stages.ts';
import { type PartSum, type PartTask, readPartSum } from './part-files.ts';

export interface ThreadData {
  readonly setting: BacktestSetting;
}
export interface ThreadOrder {
  readonly task: PartTask;
}
export type ThreadNews =
  | { readonly kind: 'ready' }
  /** `bytes` that the worker takes up: its heap, and what lies beside it */
  | { readonly kind: 'played'; readonly merchants: number; readonly bytes: number }
  | { readonly kind: 'done'; readonly task: PartTask; readonly sum: PartSum };

/** copies of one part that are played in one go: their lines are held in memory */
const COPIES_AT_ONCE = 20;

/** MB; a worker that needs more than both together fails, however long the history: 512 are promised. More for what is young is slower */
const resourceLimits = { maxOldGenerationSizeMb: 448, maxYoungGenerationSizeMb: 48 };

/** a history's parts, and for many copies ranges of them */
export const tasksOf = (parts: number, copies: number): readonly PartTask[] =>
  Array.from({ length: parts }, (_, part) =>
    Array.from({ length: Math.ceil(copies / COPIES_AT_ONCE) }, (__, range) => {
      const from = range * COPIES_AT_ONCE;
      return { part, from, to: Math.min(copies, from + COPIES_AT_ONCE) };
    }),
  ).flat();

export interface PartsHeard {
  /** merchants that were played just now, and the bytes their worker takes up */
  played(merchants: number, bytes: number): void;
  /** a part that an earlier run had played */
  found(task: PartTask): void;
}

/**
 * Plays all parts, several at a time, each worker one after the other; what an earlier run played is only read. The sums come in the
 * order of the tasks, whoever was first. Throws the first error of a worker; what was played until then stays
 */
export async function runParts(
  setting: BacktestSetting,
  tasks: readonly PartTask[],
  workers: number,
  heard: PartsHeard,
): Promise<readonly PartSum[]> {
  const sums = new Map<PartTask, PartSum>();
  for (const task of tasks) {
    const sum = readPartSum(setting.dir, task);
    if (sum === undefined) continue;
    sums.set(task, sum);
    heard.found(task);
  }
  const left = tasks.filter((task) => !sums.has(task)).values();
  const count = Math.min(workers, tasks.length - sums.size);
  const running = Array.from({ length: count }, () =>
    startWorker(setting, left, (task, sum) => sums.set(task, sum), heard.played),
  );
  try {
    await Promise.all(running.map(({ ended }) => ended));
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
  return tasks.flatMap((task) => sums.get(task) ?? []);
}

function startWorker(
  setting: BacktestSetting,
  left: Iterator<PartTask>,
  done: (task: PartTask, sum: PartSum) => void,
  played: PartsHeard['played'],
) {
  const data: ThreadData = { setting };
  const thread = new Worker(new URL('./backtest-thread.ts', import.meta.url), { workerData: data, resourceLimits });
  const ended = new Promise<void>((resolve, reject) => {
    let current: PartTask | undefined;
    const goOn = (): void => {
      const { value, done: none } = left.next();
      if (none === true) {
        resolve();
        return;
      }
      current = value;
      const order: ThreadOrder = { task: value };
      thread.postMessage(order);
    };
    thread.on('message', (news: ThreadNews) => {
      if (news.kind === 'played') played(news.merchants, news.bytes);
      if (news.kind === 'done' && current !== undefined) done(current, news.sum);
      if (news.kind !== 'played') goOn();
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`a worker ended with code ${code} before its part of the history did`)));
  });
  return { ended, stop: () => thread.terminate() };
}
