import { SingleBar } from 'cli-progress';
import { synthesize } from '../../tools/build/synth.ts';
import type { Delivery } from './deliver.ts';
import type { CareSum } from './play-care-part.ts';
import { runCare } from './run-care.ts';
import type { CaseParts } from './split-cases.ts';

export interface PlayedStream {
  readonly sum: CareSum;
  /** processor time of all threads a case, ms; the largest worker, bytes; and how long it took, s */
  readonly cost: { readonly msACase: number; readonly bytes: number; readonly seconds: number };
}

/** A stream as cases through the shipped playbook, in virtual time, on workers of the fast engine. Throws what the engine throws */
export async function playStream({ dir, parts, listed }: CaseParts, delivery: Delivery, workers: number): Promise<PlayedStream> {
  const bar = new SingleBar({ format: '{bar} {percentage} % · {value}/{total} cases · {eta_formatted} left', hideCursor: true });
  const { folder } = await synthesize();
  const [began, processor] = [performance.now(), process.cpuUsage()];
  let bytes = 0;
  bar.start(listed, 0);
  const sum = await runCare({ folder, dir, delivery }, parts, workers, (count, taken) => {
    bytes = Math.max(bytes, taken);
    bar.increment(count);
  }).finally(() => bar.stop());
  const { user, system } = process.cpuUsage(processor);
  const msACase = (user + system) / 1_000 / Math.max(1, sum.cases);
  return { sum, cost: { msACase, bytes, seconds: (performance.now() - began) / 1_000 } };
}
