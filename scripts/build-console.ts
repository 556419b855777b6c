import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { projectPath } from '../lib/project.ts';
import { openApi } from './write-openapi.ts';

const dist = projectPath('console/dist');
const mark = projectPath('console/dist/.sources');
/** everything the bundle and the description of the API depend on */
const sources = [
  'console/*.{ts,json,html}',
  'console/src/**/*',
  'console/public/**/*',
  'domain/**/*.ts',
  'functions/{api,shared}/**/*.ts',
  'lib/routes.ts',
  'package-lock.json',
];

const sourcesHash = (): string => {
  const root = projectPath('');
  const hash = createHash('sha256');
  const files = sources.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => `${file.parentPath}/${file.name}`);
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
};

export interface BuiltConsole {
  /** absolute */
  readonly folder: string;
  /** false when no source changed since it was built */
  readonly fresh: boolean;
  readonly ms: number;
}

/**
 * Bundles the console to console/dist with vite, the API's OpenAPI document beside it; does nothing when no source changed.
 * @throws Error with what vite said
 */
export const buildConsole = async ({ force = false } = {}): Promise<BuiltConsole> => {
  const started = performance.now();
  const hash = sourcesHash();
  const known = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  if (known === hash && !force) return { folder: dist, fresh: false, ms: performance.now() - started };
  // a process of its own: it bundles while this one synthesizes
  const vite = spawn(
    process.execPath,
    [projectPath('node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', projectPath('console')],
    { cwd: projectPath(''), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  vite.stdout.on('data', (text: Buffer) => {
    said += text.toString('utf8');
  });
  vite.stderr.on('data', (text: Buffer) => {
    said += text.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    vite.once('error', reject);
    vite.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the console does not build:\n${said}`);
  writeFileSync(`${dist}/openapi.json`, JSON.stringify(await openApi()));
  writeFileSync(mark, hash);
  return { folder: dist, fresh: true, ms: performance.now() - started };
};

if (import.meta.main) {
  const { folder, ms } = await buildConsole({ force: true }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  console.log(`${folder} in ${Math.round(ms)} ms`);
}
