import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { projectPath } from '../../lib/project.ts';
import { openApi } from '../docs/write-openapi.ts';
import { sourceHash } from './source-hash.ts';
import { swapFolder } from './swap-folder.ts';
import { takeTurns } from './take-turns.ts';

const dist = projectPath('console/dist');
const mark = `${dist}/.sources`;
/** beside the bundle of the function that publishes it: they are deployed as one */
const deployed = projectPath('dist/functions/publish-console/site');
/** everything the bundle and the description of the API depend on */
const sources = [
  'console/*.{ts,json,html}',
  'console/src/**/*',
  'console/public/**/*',
  'domain/**/*.ts',
  'functions/{api,runtime}/**/*.ts',
  'application/**/*.ts',
  'lib/*.ts',
  'tools/build/build-console.ts',
  'package-lock.json',
];

export interface BuiltConsole {
  /** absolute */
  readonly folder: string;
  /** false when no source changed since it was built */
  readonly fresh: boolean;
  readonly ms: number;
}

/**
 * Bundles the console to console/dist with vite, the API's OpenAPI document beside it, and lays it where it is deployed from; does nothing
 * when no source changed. Two that start at once take turns.
 * @throws Error with what vite said
 */
export const buildConsole = async ({ force = false } = {}): Promise<BuiltConsole> => {
  const started = performance.now();
  mkdirSync(projectPath('dist'), { recursive: true });
  const fresh = await takeTurns(projectPath('dist/console.lock'), async () => {
    const hash = sourceHash('console', sources);
    const built = existsSync(mark) && readFileSync(mark, 'utf8') === hash && !force;
    if (!built) {
      await bundle();
      writeFileSync(`${dist}/openapi.json`, JSON.stringify(await openApi()));
      writeFileSync(mark, hash);
    }
    if (!built || !existsSync(`${deployed}/index.html`)) await layOut();
    return !built;
  });
  return { folder: dist, fresh, ms: performance.now() - started };
};

const layOut = async (): Promise<void> => {
  const next = `${deployed}.next`;
  rmSync(next, removing);
  cpSync(dist, next, { recursive: true, filter: (path) => basename(path) !== '.sources' });
  await swapFolder(next, deployed);
};

const bundle = async (): Promise<void> => {
  // a process of its own: it bundles while this one synthesizes
  const vite = spawn(
    process.execPath,
    [projectPath('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', projectPath('console')],
    // whoever builds, a test too: without it React's development half is built in
    { cwd: projectPath(''), stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  let said = '';
  const hear = (text: Buffer): void => {
    said += text.toString('utf8');
  };
  vite.stdout.on('data', hear);
  vite.stderr.on('data', hear);
  const code = await new Promise<number | null>((resolve, reject) => {
    vite.once('error', reject);
    vite.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the console does not build:\n${said}`);
};

if (import.meta.main) {
  const { folder, fresh, ms } = await buildConsole({ force: process.argv.includes('--force') }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.error(fresh ? `${folder} in ${Math.round(ms)} ms` : `${folder} is current`);
}
