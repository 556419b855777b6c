import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import { seedMerchants } from './seed-merchants.ts';

const usage = `npm run seed -- [options]

  --merchants <n>   how many made-up merchants (default 100000)
  --state <dir>     where the laptop cloud keeps them (default .firstsale-seeded); what was there is forgotten
  --seed <n>        another number makes other merchants (default 1)

npm start -- --state <dir> shows them.`;

const options = z.object({
  merchants: z.coerce.number().int().min(1).max(1_000_000).default(100_000),
  state: z.string().min(1).default('.firstsale-seeded'),
  seed: z.coerce.number().int().default(1),
});

const DAY = 86_400_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { merchants: { type: 'string' }, state: { type: 'string' }, seed: { type: 'string' } },
  });
  const { merchants, state, seed } = options.parse(values);
  const began = performance.now();
  const bar = new SingleBar({ format: '  {bar} {value} of {total} merchants, {items} items', clearOnComplete: true });
  bar.start(merchants, 0, { items: 0 });
  const stateDir = resolve(projectPath(''), state);
  const { items } = await seedMerchants({
    merchants,
    stateDir,
    seed,
    now: Math.floor(Date.now() / DAY) * DAY,
    told: (written, soFar) => bar.update(written, { items: soFar }),
  });
  bar.stop();
  console.log(`${merchants} merchants, ${items} items in ${stateDir} after ${((performance.now() - began) / 1000).toFixed(0)} s
npm start -- --state ${state} shows them`);
}

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
});
