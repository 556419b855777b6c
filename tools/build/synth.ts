import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { removing } from '@firstsale/laptop-cloud/platform';
import { projectPath } from '../../lib/project.ts';
import { buildFunctions } from './build-functions.ts';
import { buildPages } from './build-pages.ts';
import { keepAssets } from './keep-assets.ts';
import { sourceHash } from './source-hash.ts';
import { swapFolder } from './swap-folder.ts';
import { takeTurns } from './take-turns.ts';

export type Synthesized = {
  /** the cloud assembly, absolute */
  readonly folder: string;
  /** false when the sources are as they were and nothing was done */
  readonly fresh: boolean;
  readonly ms: number;
};

/**
 * Builds the functions and the console and writes the stage's cloud assembly, without validating it (`npm run validate` does).
 * Does nothing when no source changed since the assembly was written.
 * @throws Error with what the build or the synth said
 */
export const synthesize = async (options: { stage?: string; force?: boolean } = {}): Promise<Synthesized> => {
  const started = performance.now();
  const stage = options.stage ?? 'dev';
  // what the cdk command and the laptop read by default is dev; another stage never takes its place
  const folder = projectPath(stage === 'dev' ? 'cdk.out' : `cdk.out.${stage}`);
  // two processes that start at once (tests, npm start) must not write it at once: the second finds it done
  const fresh = await takeTurns(`${folder}.lock`, () => writeAssembly(folder, stage, options.force === true));
  return { folder, fresh, ms: performance.now() - started };
};

/** the cdk command may have written another stage over it: what counts is the manifest we wrote for these sources */
const markOf = (folder: string, hash: string): string =>
  `${hash}\n${createHash('sha256')
    .update(readFileSync(join(folder, 'manifest.json')))
    .digest('hex')}\n`;

const isCurrent = (folder: string, hash: string): boolean => {
  const mark = join(folder, 'sources.txt');
  return existsSync(mark) && existsSync(join(folder, 'manifest.json')) && readFileSync(mark, 'utf8') === markOf(folder, hash);
};

/** false when the sources are as they were */
const writeAssembly = async (folder: string, stage: string, force: boolean): Promise<boolean> => {
  const hash = sourceHash(stage);
  if (!force && isCurrent(folder, hash)) return false;
  await Promise.all([buildFunctions(), buildPages()]);
  const next = `${folder}.next`;
  rmSync(next, removing);
  const { status, stderr } = spawnSync(process.execPath, [projectPath('bin/firstsale.ts')], {
    cwd: projectPath(''),
    encoding: 'utf8',
    env: {
      ...process.env,
      FIRSTSALE_STAGE: stage,
      CDK_VALIDATION: 'false',
      CDK_OUTDIR: next,
      // loading the CDK is a third of a synth: node keeps what it compiled
      NODE_COMPILE_CACHE: projectPath('dist/compiled'),
    },
  });
  if (status !== 0) throw new Error(`the app does not synthesize:\n${stderr}`);
  writeFileSync(join(next, 'sources.txt'), markOf(next, hash));
  keepAssets(folder, next);
  // a failed synth leaves the last good one
  await swapFolder(next, folder);
  return true;
};

if (import.meta.main) {
  const { values } = parseArgs({ options: { stage: { type: 'string', default: 'dev' }, force: { type: 'boolean' } } });
  const { folder, fresh, ms } = await synthesize({ stage: values.stage, force: values.force ?? false }).catch(
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
  console.log(fresh ? `${folder} in ${Math.round(ms)} ms` : `${folder} is current`);
}
