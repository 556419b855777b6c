import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { projectPath } from '../../lib/project.ts';
import { openApi } from '../docs/write-openapi.ts';
import { sourceHash } from './source-hash.ts';
import { swapFolder } from './swap-folder.ts';
import { takeTurns } from './take-turns.ts';

/** everything the description of an API depends on */
const served = ['domain/**/*.ts', 'functions/{api,merchant,runtime}/**/*.ts', 'application/**/*.ts', 'lib/*.ts'];

interface Page {
  /** of its sources, below the project */
  readonly folder: 'console' | 'merchant-page';
  /** the function it is deployed with: they are deployed as one */
  readonly publisher: string;
  /** of its API */
  readonly openApi?: () => Promise<unknown>;
}
const pages: readonly Page[] = [
  { folder: 'console', publisher: 'publish-console', openApi },
  { folder: 'merchant-page', publisher: 'publish-merchant-page' },
];

const sourcesOf = ({ folder }: Page): readonly string[] => [
  `${folder}/*.{ts,json,html}`,
  `${folder}/src/**/*`,
  `${folder}/public/**/*`,
  ...served,
  'tools/build/build-pages.ts',
  'package-lock.json',
];

export interface BuiltPage {
  /** absolute */
  readonly folder: string;
  /** false when no source changed since it was built */
  readonly fresh: boolean;
  readonly ms: number;
}

/**
 * Bundles a page to its folder's dist with vite, the API's OpenAPI document beside it, and lays it where it is deployed from; does nothing
 * when no source changed. Two that start at once take turns.
 */
const buildPage = async (page: Page, force: boolean): Promise<BuiltPage> => {
  const started = performance.now();
  mkdirSync(projectPath('dist'), { recursive: true });
  const dist = projectPath(`${page.folder}/dist`);
  const mark = `${dist}/.sources`;
  const deployed = projectPath(`dist/functions/${page.publisher}/site`);
  const fresh = await takeTurns(projectPath(`dist/${page.folder}.lock`), async () => {
    const hash = sourceHash(page.folder, sourcesOf(page));
    const built = existsSync(mark) && readFileSync(mark, 'utf8') === hash && !force;
    if (!built) {
      await bundle(page.folder);
      if (page.openApi !== undefined) writeFileSync(`${dist}/openapi.json`, JSON.stringify(await page.openApi()));
      writeFileSync(mark, hash);
    }
    if (!built || !existsSync(`${deployed}/index.html`)) await layOut(dist, deployed);
    return !built;
  });
  return { folder: dist, fresh, ms: performance.now() - started };
};

/** Builds the console and the merchant's page. Throws Error with what vite said. */
export const buildPages = ({ force = false } = {}): Promise<readonly BuiltPage[]> =>
  Promise.all(pages.map((page) => buildPage(page, force)));

const layOut = async (dist: string, deployed: string): Promise<void> => {
  const next = `${deployed}.next`;
  rmSync(next, removing);
  cpSync(dist, next, { recursive: true, filter: (path) => basename(path) !== '.sources' });
  await swapFolder(next, deployed);
};

const bundle = async (folder: string): Promise<void> => {
  // a process of its own: it bundles while this one synthesizes
  const vite = spawn(
    process.execPath,
    [projectPath('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', projectPath(folder)],
    // set for every build, also one by a test: otherwise React's development code is included
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
  if (code !== 0) throw new Error(`${folder} does not build:\n${said}`);
};

if (import.meta.main) {
  const built = await buildPages({ force: process.argv.includes('--force') }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  for (const { folder, fresh, ms } of built) console.error(fresh ? `${folder} in ${Math.round(ms)} ms` : `${folder} is current`);
}
