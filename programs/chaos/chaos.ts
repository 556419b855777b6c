import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import * as z from 'zod';
import { synthesize } from '../../tools/build/synth.ts';
import { type KillPoint, live } from './life.ts';
import { deathsOf } from './points.ts';

export const usage = `npm run chaos -- [options]

  --points <n>      how often a process is killed with SIGKILL, at the least (default 200)
  --per-life <n>    kills in one life of the journey, which is compared at its end (default 10)
  --merchants <n>   made-up merchants (default 50)
  --days <n>        virtual days of the journey (default 60)
  --seed <n>        draws the kill points and the merchants (default 1)
  --jobs <n>        lives at a time (default 2)
  --cdk-out <dir>   a synthesized template to take as it is`;

const count = z.coerce.number().int().min(1);
const schema = z.object({
  points: count.default(200),
  'per-life': count.default(10),
  merchants: count.default(50),
  days: count.default(60),
  seed: count.default(1),
  jobs: count.default(2),
  'cdk-out': z.string().optional(),
});

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { points: text, 'per-life': text, merchants: text, days: text, seed: text, jobs: text, 'cdk-out': text },
  });
  const { points, 'per-life': perLife, merchants, days, seed, jobs, 'cdk-out': given } = schema.parse(values);
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  try {
    const world = { cdkOut: given ?? (await synthesize()).folder, merchants, days, seed };
    const whole = await live(world, folder, []);
    console.log(
      `${merchants} merchants, ${days} days: ${whole.state.length} items and executions, ${whole.writes} journal writes`,
    );
    let [lives, equal, deaths] = [0, 0, 0];
    const worker = async (): Promise<void> => {
      // a plan that reaches the end early is made up for by another life
      while (deaths < points && lives * perLife < 2 * points) {
        const planned = deathsOf(seed, lives++, whole.writes, perLife);
        const keep = (stateDir: string, state: readonly string[]): void => {
          if (difference(whole.state, state).length === 0) return;
          const kept = mkdtempSync(join(tmpdir(), 'chaos-differs-'));
          cpSync(stateDir, kept, { recursive: true });
          console.log(`the state folder of the next difference is kept in ${kept}`);
        };
        const found = await live(world, folder, planned, keep).catch((error: Error) => ({ deaths: 0, state: [error.message] }));
        deaths += found.deaths;
        const differs = difference(whole.state, found.state);
        if (differs.length === 0) equal += 1;
        const minutes = ((performance.now() - began) / 60_000).toFixed(1);
        console.log(`${deaths} kills, ${equal} of ${lives} lives begun ended equal, ${minutes} min`);
        if (differs.length > 0)
          console.log(`${told(planned)}: ${differs.length} lines differ\n  ${differs.slice(0, 6).join('\n  ')}`);
      }
    };
    await Promise.all(Array.from({ length: jobs }, worker));
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    console.log(
      `${lives} lives, ${deaths} kills, ${minutes} min: ${equal} of ${lives} ended in the state of the uninterrupted run`,
    );
    return equal === lives && deaths >= points ? 0 : 1;
  } finally {
    rmSync(folder, removing);
  }
}

const told = (planned: readonly KillPoint[]): string =>
  planned
    .map(({ atWrite, delayMs }) =>
      delayMs === 0 ? `killed at write ${atWrite}` : `${delayMs.toFixed(2)} ms after write ${atWrite}`,
    )
    .join(', then ');

function difference(expected: readonly string[], actual: readonly string[]): readonly string[] {
  const [wanted, found] = [new Set(expected), new Set(actual)];
  return [
    ...expected.filter((line) => !found.has(line)).map((line) => `- ${line}`),
    ...actual.filter((line) => !wanted.has(line)).map((line) => `+ ${line}`),
  ].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 1;
  },
);
