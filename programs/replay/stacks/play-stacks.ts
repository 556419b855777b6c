import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readConfig } from '../../../lib/config.ts';
import { functionSizes } from '../../../lib/function-sizes.ts';
import { type ReplayInput, type ReplayOutcome, replay } from '../play-history.ts';
import { merge } from './merge.ts';
import type { News, Task } from './news.ts';
import { share } from './share.ts';

/**
 * Plays a history on several stacks side by side, each in a thread with a state folder of its own: merchants have nothing to do with each
 * other, and one stack keeps one core busy. Each stack is as deterministic as one alone, so all of them are.
 * @throws the first error of a stack; the others are stopped, and a later start goes on with all of them
 */
export async function play(input: ReplayInput, stacks: number): Promise<ReplayOutcome> {
  const references = input.history.merchants.map(({ externalReference }) => externalReference);
  if (stacks === 1) return replay(input);
  const reached = new Map<number, { readonly at: number; readonly fed: number }>();
  const all = input.history.merchants.length + input.history.payments.length;
  const { progress, resumed, ...shared } = input;
  const threads = share(input.history, stacks).map((history, stack) => {
    const task: Task = { ...shared, history, stateDir: join(input.stateDir, `stack-${stack}`) };
    return startThread(task, (news) => {
      if (news.kind === 'resumed') resumed(news.at);
      if (news.kind !== 'progress') return;
      const before = earliest(reached, stacks);
      reached.set(stack, news);
      const now = earliest(reached, stacks);
      // all have come so far
      if (now > before)
        progress(
          now,
          [...reached.values()].reduce((sum, { fed }) => sum + fed, 0),
          all,
        );
    });
  });
  try {
    return merge(await Promise.all(threads.map(({ outcome }) => outcome)), references, {
      shards: readConfig('dev').dueShards,
      memoryMb: functionSizes['detect-stalls'].memoryMb,
    });
  } finally {
    await Promise.all(threads.map(({ stop }) => stop()));
  }
}

const earliest = (reached: ReadonlyMap<number, { readonly at: number }>, stacks: number): number =>
  reached.size < stacks ? Number.NEGATIVE_INFINITY : Math.min(...[...reached.values()].map(({ at }) => at));

function startThread(task: Task, hear: (news: News) => void) {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: task });
  const outcome = new Promise<ReplayOutcome>((resolve, reject) => {
    worker.on('message', (news: News) => {
      if (news.kind === 'outcome') resolve(news.outcome);
      else hear(news);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`the thread of ${task.stateDir} ended with code ${code} before its history did`)),
    );
  });
  return { outcome, stop: () => worker.terminate() };
}
