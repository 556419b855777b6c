import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { projectPath } from '../../lib/project.ts';
import { strayInputs } from './stray-inputs.ts';

const folder = projectPath('dist/functions/make-plan');

/**
 * Bundles the program of the solver's thread beside the function that starts it, and the WebAssembly it loads: a module, for the solver asks where
 * it lies. Throws esbuild's errors, or Error naming what has no business in the cloud.
 */
export const buildSolver = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: projectPath(''),
    entryPoints: ['functions/events/make-plan/solve.ts'],
    outfile: `${folder}/solve.mjs`,
    ...{ bundle: true, platform: 'node', target: 'node24', format: 'esm', minify: true, keepNames: true, metafile: true },
    ...{ charset: 'ascii', legalComments: 'none', logLevel: 'error' },
  });
  const strays = strayInputs(metafile);
  if (strays.length > 0) throw new Error(`What is deployed is made of production code only:\n  ${strays.join('\n  ')}`);
  copyFileSync(createRequire(import.meta.url).resolve('highs/runtime'), `${folder}/highs.wasm`);
};
