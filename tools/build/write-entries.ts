import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { functions } from '../../lib/function-groups.ts';
import { handlers } from '../../lib/functions.ts';
import { projectFiles, projectPath } from '../../lib/project.ts';
import { entryText } from './entry-text.ts';

const root = projectPath('');
const folder = projectPath('dist/entries');

/** what is registered without a folder, and folders nobody registered */
const disagreements = (): string[] => {
  const registered = Object.entries(handlers).map(([name, { area }]) => `${area}/${name}`);
  const missing = registered.filter((id) => !existsSync(join(root, 'functions', id, 'handler.ts')));
  const found = projectFiles('functions/{steps,events,nudges,api,merchant,hooks,deployments}/*/handler.ts').map((found) =>
    found.split('/').slice(1, 3).join('/'),
  );
  const strangers = found.filter((id) => !registered.includes(id));
  return [
    ...missing.map((id) => `functions/${id}/handler.ts is missing: write it, or take ${id} out of lib/functions.ts`),
    ...strangers.map((id) => `functions/${id} is not in lib/functions.ts: enter it with its grants, or delete the folder`),
  ];
};

/** another build may be reading it: what is the same stays, what is new appears whole */
const replace = (file: string, text: string): void => {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  const next = `${file}.${process.pid}`;
  writeFileSync(next, text);
  renameSync(next, file);
};

/**
 * Writes the entry of every function to dist/entries/<function>.ts: outside git, type-checked with the rest (`npm run typecheck`).
 * @returns the file of each function, absolute, by name
 * @throws Error naming each handler that is registered and absent, or present and not registered, or cannot be composed
 */
export const writeEntries = (): Readonly<Record<string, string>> => {
  const problems = disagreements();
  if (problems.length > 0) throw new Error(`functions/ and lib/functions.ts disagree:\n  ${problems.join('\n  ')}`);
  const isComposed = (name: string) => existsSync(join(root, 'functions', handlers[name]?.area ?? '', name, 'index.ts'));
  const texts = Object.entries(functions).map(([name, { handlers: inside }]) => {
    const parts = Object.fromEntries(inside.map((handler) => [handler, { composed: isComposed(handler) }]));
    return [name, entryText(parts)] as const;
  });
  mkdirSync(folder, { recursive: true });
  for (const file of projectFiles('dist/entries/*.ts')) {
    if (!texts.some(([name]) => file === `dist/entries/${name}.ts`)) rmSync(join(root, file), removing);
  }
  for (const [name, text] of texts) replace(join(folder, `${name}.ts`), text);
  return Object.fromEntries(texts.map(([name]) => [name, join(folder, `${name}.ts`)]));
};

if (import.meta.main) {
  try {
    writeEntries();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
