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
  | { readonly kind: 'done'; readonly task: PartTask; readonly sum: PartSum }
  | { readonly kind: 'failed'; readonly task: PartTask; readonly why: string };

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

/** a part that could not be played, and what the last try said */
export interface FailedPart extends PartTask {
  readonly why: string;
}
interface PlayedParts {
  /** in the order of the tasks, those that failed left out */
  readonly played: readonly { readonly task: PartTask; readonly sum: PartSum }[];
  readonly failed: readonly FailedPart[];
}

/** the machine may have been short of memory: a part is played once more before it is left out */
const TRIES = 2;

/** what is still to play: a part that failed goes to the end, until it has failed too often */
class Left {
  readonly #tasks: PartTask[];
  readonly #tried = new Map<PartTask, number>();
  readonly failed: FailedPart[] = [];

  constructor(tasks: readonly PartTask[]) {
    this.#tasks = [...tasks];
  }

  get count(): number {
    return this.#tasks.length;
  }

  next(): PartTask | undefined {
    return this.#tasks.shift();
  }

  gaveUp(task: PartTask, why: string): void {
    const tried = (this.#tried.get(task) ?? 0) + 1;
    this.#tried.set(task, tried);
    if (tried < TRIES) this.#tasks.push(task);
    else this.failed.push({ ...task, why });
  }
}

/**
 * Plays all parts, several at a time, each worker one after the other; what an earlier run played is only read. A part that fails twice is
 * listed with why, and the others count. Throws when a worker cannot even begin
 */
export async function runParts(
  setting: BacktestSetting,
  tasks: readonly PartTask[],
  workers: number,
  heard: PartsHeard,
): Promise<PlayedParts> {
  const sums = new Map<PartTask, PartSum>();
  for (const task of tasks) {
    const sum = readPartSum(setting.dir, task);
    if (sum === undefined) continue;
    sums.set(task, sum);
    heard.found(task);
  }
  const left = new Left(tasks.filter((task) => !sums.has(task)));
  const count = Math.min(workers, left.count);
  const playOn = async (): Promise<void> => {
    // a worker that died takes its part with it, and another one goes on
    while (left.count > 0) await playUntilItEnds(setting, left, (task, sum) => sums.set(task, sum), heard.played);
  };
  await Promise.all(Array.from({ length: count }, playOn));
  const played = tasks.flatMap((task) => {
    const sum = sums.get(task);
    return sum === undefined ? [] : [{ task, sum }];
  });
  return { played, failed: left.failed };
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** one worker, until nothing is left or it dies. Throws when it dies before it has begun a part */
async function playUntilItEnds(
  setting: BacktestSetting,
  left: Left,
  done: (task: PartTask, sum: PartSum) => void,
  played: PartsHeard['played'],
): Promise<void> {
  const data: ThreadData = { setting };
  const thread = new Worker(new URL('./backtest-thread.ts', import.meta.url), { workerData: data, resourceLimits });
  let current: PartTask | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const goOn = (): void => {
        current = left.next();
        if (current === undefined) resolve();
        else thread.postMessage({ task: current } satisfies ThreadOrder);
      };
      thread.on('message', (news: ThreadNews) => {
        if (news.kind === 'played') {
          played(news.merchants, news.bytes);
          return;
        }
        if (news.kind === 'failed' && current !== undefined) left.gaveUp(current, news.why);
        if (news.kind === 'done' && current !== undefined) done(current, news.sum);
        goOn();
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`its worker ended with code ${code}`)));
    });
  } catch (error) {
    if (current === undefined) throw error;
    left.gaveUp(current, textOf(error));
  } finally {
    await thread.terminate();
  }
}
