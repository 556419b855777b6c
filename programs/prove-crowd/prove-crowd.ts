import { parseArgs } from 'node:util';
import * as z from 'zod';
import { filesOf } from '../../domain/backtest/backtest-files.ts';
import { projectPath } from '../../lib/project.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { bytesOf, endOf, openPopulation } from './crowd-against-one.ts';
import { crowdFigures } from './crowd-figures.ts';

const usage = `npm run prove:crowd -- [--merchants <n>]
  plays a stricter policy on made-up merchants (default 2000) of a laptop cloud, by the template's own machine as the console starts it, and
  in one process: the same bytes. Then time, cost and quotas of larger populations from what was measured (docs/scale.md)`;

const options = z.object({ merchants: z.coerce.number().int().min(1).max(20_000).default(2_000) });
const current = z.looseObject({ job: z.string() });

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { merchants: { type: 'string' } } });
  const { merchants } = options.parse(values);
  const { folder } = await synthesize();
  const { laptop, crowd, one, close } = await openPopulation(folder, merchants);
  console.log(`${merchants} made-up merchants are laid in the table`);
  try {
    const { version: _version, ...draft } = readPolicyFile(projectPath('policies/variants/stricter-ladder.json'));
    const began = performance.now();
    await crowd.start(draft);
    const many = await endOf(() => crowd.look());
    const seconds = (performance.now() - began) / 1_000;
    if (many.kind !== 'done') throw new Error(`the machine ended as ${JSON.stringify(many)}`);
    one.start(draft);
    const single = await endOf(() => one.look());
    if (single.kind !== 'done') throw new Error(`the single process ended as ${JSON.stringify(single)}`);
    const [theirs, own] = [bytesOf(many.report), bytesOf(single.report)];
    const { report } = many;
    console.log(
      `${theirs === own ? 'ok  ' : 'FAIL'}  ${report.merchants} merchants, ${theirs.length} and ${own.length} characters of report`,
    );
    console.log(`      ${report.gaps.length} not played, ${report.lost.length} files lost, ${report.changedCount} change path`);
    console.log(`      decided as people did ${report.under.decided.replayed}, by the model ${report.under.decided.modelled}`);
    console.log(`      ${seconds.toFixed(1)} s on this machine, ${report.seconds.toFixed(1)} s of its processor playing`);
    const bytes = await laptop.cloud.kernel.request('sizes', async () => {
      const { shelf } = crowd.needs;
      const files = filesOf(current.parse(JSON.parse((await shelf.get('current.json')) ?? '{}')).job);
      const sizeOf = async (prefix: string): Promise<number> => {
        let sum = 0;
        for (const key of await shelf.list(prefix)) sum += Buffer.byteLength((await shelf.get(key)) ?? '');
        return sum;
      };
      const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/') + 1);
      return { stories: await sizeOf(folderOf(files.stories('0'))), played: await sizeOf(folderOf(files.played('0'))) };
    });
    const measured = {
      ...{ playMs: (report.seconds * 1_000) / report.merchants, storyBytes: bytes.stories / report.merchants },
      playedBytes: bytes.played / report.merchants,
    };
    console.log(
      `      a merchant: ${measured.playMs.toFixed(1)} ms, ${measured.storyBytes.toFixed(0)} bytes of story, ${measured.playedBytes.toFixed(0)} of result`,
    );
    for (const size of [1, 100_000, 1_000_000]) for (const line of crowdFigures(size, measured)) console.log(line);
    return theirs === own;
  } finally {
    await close();
  }
}

main().then(
  (same) => {
    process.exitCode = same ? 0 : 1;
  },
  (error: unknown) => {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 1;
  },
);
