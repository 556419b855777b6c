import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { synthesize } from '../../tools/build/synth.ts';
import { loseAndRestore, stateOf } from './lose-and-restore.ts';

const options = z.object({
  merchants: z.coerce.number({ error: 'is a number of merchants' }).int().min(1).max(1_000).default(20),
  days: z.coerce.number({ error: 'is a number of days' }).int().min(2).max(60).default(10),
});

export interface Drill {
  readonly items: number;
  /** seconds of real time */
  readonly restoreSeconds: number;
  readonly bootSeconds: number;
  /** runs that were open when the table was lost, and of these, those that have ended since */
  readonly openRuns: number;
  readonly ended: number;
  /** items and runs that have changed since the restore */
  readonly wentOn: number;
  /** lines that differ right after the restore, and at the end from a twin that lost nothing */
  readonly differ: number;
  readonly differAtTheEnd: readonly string[];
}

const run = z.object({ execution: z.string(), status: z.string() });
const runsIn = (state: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    state.flatMap((line) => {
      const found = run.safeParse(JSON.parse(line)).data;
      return found === undefined ? [] : [[found.execution, found.status] as const];
    }),
  );
const without = (some: readonly string[], others: readonly string[]): readonly string[] => {
  const known = new Set(others);
  return some.filter((line) => !known.has(line));
};

/**
 * Half of the days are lived, the table is lost, restored beside itself and back under its name, and the other half is lived. A twin lives all of
 * it without the loss. What both hold at the end is compared item by item, run by run.
 */
export const drill = async ({ merchants, days }: z.infer<typeof options>): Promise<Drill> => {
  const { folder: cdkOut } = await synthesize();
  const folder = mkdtempSync(join(tmpdir(), 'firstsale-drill-'));
  try {
    const lived = { merchants, seed: 1 };
    const half = Math.floor(days / 2);
    const [one, twin] = ['lost', 'whole'].map((name) => join(folder, name));
    const stateDir = String(one);
    const before = await stateOf({ ...lived, cdkOut, stateDir, days: half });
    const { lost, restoreMs } = await loseAndRestore({ stateDir, cdkOut });
    const began = performance.now();
    const after = await stateOf({ ...lived, cdkOut, stateDir, days: half });
    const bootSeconds = (performance.now() - began) / 1000;
    const end = await stateOf({ ...lived, cdkOut, stateDir, days });
    const wholeHalf = { ...lived, cdkOut, stateDir: String(twin) };
    await stateOf({ ...wholeHalf, days: half });
    const whole = await stateOf({ ...wholeHalf, days });
    const open = [...runsIn(before)].filter(([, status]) => status === 'RUNNING').map(([name]) => name);
    const endedRuns = runsIn(end);
    return {
      ...{ items: lost, restoreSeconds: restoreMs / 1000, bootSeconds, openRuns: open.length },
      ended: open.filter((name) => endedRuns.get(name) === 'SUCCEEDED').length,
      wentOn: without(end, after).length,
      differ: without(before, after).length + without(after, before).length,
      differAtTheEnd: [...without(end, whole), ...without(whole, end)],
    };
  } finally {
    rmSync(folder, removing);
  }
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { merchants: { type: 'string' }, days: { type: 'string' } } });
  const asked = options.safeParse(values);
  if (!asked.success) {
    console.error(asked.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('\n'));
    process.exit(1);
  }
  const { items, restoreSeconds, bootSeconds, openRuns, ended, wentOn, differ, differAtTheEnd } = await drill(asked.data);
  console.log(
    `${items} items were lost, and restored under their table’s name in ${restoreSeconds.toFixed(1)} s; the stack was up again in ${bootSeconds.toFixed(1)} s`,
  );
  console.log(`${differ} of them or of the runs differ from before`);
  console.log(`${wentOn} items and runs went on; ${ended} of ${openRuns} runs that were open have ended`);
  console.log(`${differAtTheEnd.length} lines differ at the end from a laptop that lost nothing`);
  for (const line of differAtTheEnd.slice(0, 5)) console.log(`  ${line.slice(0, 300)}`);
  process.exitCode = differ + differAtTheEnd.length === 0 && wentOn > 0 ? 0 : 1;
}
