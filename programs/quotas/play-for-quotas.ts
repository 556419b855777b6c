import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { synthesize } from '../../tools/build/synth.ts';
import { journey } from '../chaos/chaos-journey.ts';
import { finalState } from '../chaos/final-state.ts';
import type { Played } from './quotas-of.ts';

const execution = z.object({ execution: z.string(), startDate: z.number(), stopDate: z.number().optional() });
type Execution = z.infer<typeof execution>;

/** most of these that were open at one instant */
export const mostOpen = (runs: readonly Pick<Execution, 'startDate' | 'stopDate'>[]): number => {
  const steps = runs.flatMap(({ startDate, stopDate }) => [
    [startDate, 1] as const,
    ...(stopDate === undefined ? [] : [[stopDate, -1] as const]),
  ]);
  let open = 0;
  let most = 0;
  for (const [, step] of steps.sort(([a, up], [b, other]) => a - b || up - other)) {
    open += step;
    most = Math.max(most, open);
  }
  return most;
};

/** merchants that behave live so many days on the whole template; what that took is counted */
export const playForQuotas = async (merchants: number, days: number): Promise<Played> => {
  const { folder: cdkOut } = await synthesize();
  const stateDir = mkdtempSync(join(tmpdir(), 'firstsale-quotas-'));
  try {
    return await journey({ cdkOut, stateDir, merchants, days, seed: 1 }, async (laptop) => {
      const runs = (await finalState(laptop)).flatMap((line) => execution.safeParse(JSON.parse(line)).data ?? []);
      const counters = laptop.cloud.kernel.usage.read();
      return { merchants, days, counters, openRuns: mostOpen(runs), startedRuns: runs.length };
    });
  } finally {
    rmSync(stateDir, removing);
  }
};
