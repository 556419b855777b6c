import { existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { functions } from '../../lib/functions.ts';
import { projectPath } from '../../lib/project.ts';

const root = projectPath('');
const outdir = projectPath('dist/functions');

/** entry points by output path; throws naming what is registered without a folder, or a folder nobody registered */
const entryPoints = (): Record<string, string> => {
  const registered = Object.entries(functions).map(([name, { group }]) => `${group}/${name}`);
  const missing = registered.filter((id) => !existsSync(join(root, 'functions', id, 'index.ts')));
  const found = globSync('functions/{steps,events,nudges,api,deployments}/*/index.ts', { cwd: root }).map((file) =>
    file.split(/[\\/]/).slice(1, 3).join('/'),
  );
  const strangers = found.filter((id) => !registered.includes(id));
  const problems = [
    ...missing.map((id) => `functions/${id}/index.ts is missing: write it, or take ${id} out of lib/functions.ts`),
    ...strangers.map((id) => `functions/${id} is not in lib/functions.ts: enter it with its grants, or delete the folder`),
  ];
  if (problems.length > 0) throw new Error(`functions and lib/functions.ts disagree:\n  ${problems.join('\n  ')}`);
  return Object.fromEntries(registered.map((id) => [`${id}/index`, join(root, 'functions', id, 'index.ts')]));
};

/**
 * Bundles every function in one esbuild call to dist/functions/<group>/<name>/index.js.
 * Minified, names kept: less to load at a cold start. With `maps`, source maps lie beside the bundles; they are never deployed.
 * @throws Error naming each function that is registered and absent, or present and not registered; esbuild's errors otherwise
 */
export const buildFunctions = async (options: { maps?: boolean } = {}): Promise<number> => {
  const entries = entryPoints();
  // only what is no longer registered goes: somebody may be running the others
  for (const found of globSync('{steps,events,nudges,api,deployments}/*', { cwd: outdir })) {
    if (!(`${found}/index` in entries)) rmSync(join(outdir, found), { recursive: true, force: true });
  }
  await build({
    entryPoints: entries,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    sourcemap: options.maps ? 'external' : false,
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const id of Object.keys(entries)) {
    const folder = join(outdir, id, '..');
    mkdirSync(folder, { recursive: true });
    // the project is a module; the bundle is not
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}\n');
  }
  return Object.keys(entries).length;
};

if (import.meta.main) {
  const started = performance.now();
  const count = await buildFunctions({ maps: process.argv.includes('--maps') }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.error(`${count} functions in ${Math.round(performance.now() - started)} ms`);
}
