import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { allServices } from '@firstsale/laptop-cloud/services';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { BadOption } from '../../world/bad-option.ts';
import { openLaptop } from '../../world/laptop.ts';
import { readOptions } from '../read-options.ts';
import { storedIn } from './read-stored.ts';
import { recomputeAll } from './recompute-all.ts';

const usage = `npm run recompute -- [--state <dir>]

  --state <dir>   of a laptop cloud that is not running (default: .firstsale)

Computes every stored figure, clock and total anew from the timelines and payments, and names the first that differs. Ends with 1 then.`;

const schema = z.object({ state: z.string().min(1).default('.firstsale') });

async function main(argv: readonly string[]): Promise<boolean> {
  const { state } = readOptions(schema, argv);
  const stateDir = resolve(projectPath(''), state);
  if (!existsSync(stateDir)) throw new BadOption(`--state ${state} is not there: give the folder of a laptop cloud`);
  const { folder } = await synthesize();
  const laptop = await openLaptop({
    cdkOut: folder,
    stateDir,
    port: 'none',
    seed: 1,
    services: allServices,
    log: () => undefined,
  });
  try {
    const { kernel } = laptop.cloud;
    const stored = storedIn(kernel, laptop.tableName);
    const now = new Date(kernel.now()).toISOString();
    const { said, differs } = await recomputeAll(stored, now);
    console.log(said);
    return !differs;
  } finally {
    await laptop.cloud.stop();
  }
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  if (!(error instanceof BadOption)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
