import { Worker } from 'node:worker_threads';
import type { Delivery } from './deliver.ts';
import { addSums, type CareSum, noCases } from './play-care-part.ts';

/** all that is the same for every case, as plain data */
export interface CareSetting {
  /** where CDK synthesized into */
  readonly folder: string;
  /** the parts of the stream */
  readonly dir: string;
  readonly delivery: Delivery;
}
export type CareNews =
  | { readonly kind: 'ready' }
  /** `bytes` that the worker takes up: its heap, and what lies beside it */
  | { readonly kind: 'played'; readonly cases: number; readonly bytes: number }
  | { readonly kind: 'done'; readonly sum: CareSum };

/** MB; a worker that needs more than both together fails, however long the stream */
const resourceLimits = { maxOldGenerationSizeMb: 448, maxYoungGenerationSizeMb: 48 };

/** Plays all parts, several at a time, each worker one after the other: the sum is the same whoever was first. Throws the first error of a worker */
export async function runCare(
  setting: CareSetting,
  parts: readonly number[],
  workers: number,
  heard: (cases: number, bytes: number) => void,
): Promise<CareSum> {
  const left = parts.values();
  const sums: CareSum[] = [];
  const threads = Array.from({ length: workers }, () => {
    const thread = new Worker(new URL('./care-thread.ts', import.meta.url), { workerData: setting, resourceLimits });
    const ended = new Promise<void>((resolve, reject) => {
      const goOn = (): void => {
        const { value, done } = left.next();
        if (done === true) resolve();
        else thread.postMessage(value);
      };
      thread.on('message', (news: CareNews) => {
        if (news.kind === 'played') heard(news.cases, news.bytes);
        if (news.kind === 'done') sums.push(news.sum);
        if (news.kind !== 'played') goOn();
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`a worker ended with code ${code} before its part of the stream did`)));
    });
    return { ended, stop: () => thread.terminate() };
  });
  try {
    await Promise.all(threads.map(({ ended }) => ended));
  } finally {
    await Promise.all(threads.map(({ stop }) => stop()));
  }
  return sums.reduce(addSums, noCases);
}
