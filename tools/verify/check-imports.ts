import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import { forbidden, options } from './import-rules.ts';
import type { Check } from './run-check.ts';

const folders = ['domain', 'application', 'adapters', 'functions', 'lib', 'bin', 'local', 'world', 'programs', 'tools', 'console'];
const result = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** what is wrong with the imports of a project's folder; a folder of it in which no module was found is a problem too */
export const importProblems = async (root: string): Promise<string[]> => {
  const present = folders.filter((folder) => existsSync(join(root, folder)));
  if (present.length === 0) return [`${root} has none of the folders ${folders.join(', ')}`];
  const { output } = await cruise(present, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true }, undefined, {
    tsConfig: extractTSConfig(projectPath('tsconfig.json')),
  });
  const { modules, summary } = result.parse(output);
  const empty = present.filter((folder) => !modules.some(({ source }) => source.startsWith(`${folder}/`)));
  return [
    ...empty.map((folder) => `no module of ${folder}/ was looked at: the check is blind, see tools/verify/import-rules.ts`),
    ...summary.violations.map(({ from, to, rule }) => `${from} may not import ${to} (${rule.name})`),
  ];
};

/** the import directions of docs/architecture.md */
export const imports: Check = { name: 'imports go the allowed ways only', run: () => importProblems(projectPath('')) };
