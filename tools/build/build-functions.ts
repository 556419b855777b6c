import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { bundlerDefines } from '@firstsale/states-language/bundler-defines';
import { build } from 'esbuild';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { asciiCode } from './ascii-code.ts';
import { buildSolver } from './build-solver.ts';
import { strayInputs } from './stray-inputs.ts';
import { writeEntries } from './write-entries.ts';

const root = projectPath('');
const outdir = projectPath('dist/functions');

/**
 * Bundles every function in one esbuild call to dist/functions/<function>/index.js.
 * Minified, names kept: less to load at a cold start. ASCII: one letter of another script doubles what the engine holds of a bundle.
 * With `maps`, source maps lie beside the bundles; they are never deployed.
 * @returns how many functions there are
 * @throws Error naming each handler that is registered and absent, or present and not registered, and whatever is in a bundle that has no
 *   business in the cloud; esbuild's errors otherwise
 */
export const buildFunctions = async (options: { maps?: boolean } = {}): Promise<number> => {
  const entries = writeEntries();
  const names = Object.keys(entries);
  // only what is no longer registered goes: somebody may be running the others
  for (const found of projectFiles('dist/functions/*/package.json')) {
    const name = found.split('/')[2] ?? '';
    if (!names.includes(name)) rmSync(join(outdir, name), removing);
  }
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, entries[name] ?? ''])),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    // the language that the back-test brings reads a file of a package otherwise
    define: bundlerDefines(),
    minify: true,
    keepNames: true,
    sourcemap: options.maps ? 'external' : false,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const strays = strayInputs(metafile);
  if (strays.length > 0) throw new Error(`What is deployed is made of production code only:\n  ${strays.join('\n  ')}`);
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path.endsWith('.js') ? asciiCode(text) : text);
  }
  for (const name of names) {
    // the project is a module; the bundle is not
    writeFileSync(join(outdir, name, 'package.json'), '{"type":"commonjs"}\n');
  }
  await buildSolver();
  return names.length;
};

if (import.meta.main) {
  const started = performance.now();
  const count = await buildFunctions({ maps: process.argv.includes('--maps') }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.error(`${count} functions in ${Math.round(performance.now() - started)} ms`);
}
