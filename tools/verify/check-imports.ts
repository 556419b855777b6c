import { globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';
import { findCircle } from './find-circle.ts';
import { options } from './import-options.ts';
import { forbidden } from './import-rules.ts';
import type { Check } from './run-check.ts';

/** folders the rules of import-rules.ts speak of */
const ruled = [
  'domain',
  'application',
  'adapters',
  'connectors',
  'functions',
  'engine',
  'lib',
  'bin',
  'packages',
  'world',
  'programs',
  'tools',
  'console',
  'merchant-page',
];
/** tests may import anything; nothing may import them */
const unruled = ['test', 'node_modules', 'dist', 'cdk.out', 'coverage'];
const result = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** it stands above the engine, which stands above the other functions */
const player = 'functions/events/back-test';
const topFolder = (file: string): string | undefined =>
  file.startsWith(`${player}/`) ? player : ruled.find((folder) => file.startsWith(`${folder}/`));
/** `domain/task`; the files of domain itself are its ground and no folder */
const domainFolder = (file: string): string | undefined => /^domain\/[^/]+(?=\/)/.exec(file)?.[0];
const holdsModules = (root: string, folder: string): boolean =>
  globSync('**/*.{ts,tsx}', { cwd: join(root, folder), exclude: ['**/node_modules'] }).length > 0;

/**
 * What is wrong with the imports of a project's folder. A folder with modules that no rule speaks of is a problem, a ruled folder in which
 * no module was found is one too, and so is a circle of top folders or of the folders of domain.
 */
export const importProblems = async (root: string): Promise<string[]> => {
  const folders = globSync('*/', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !unruled.includes(entry.name))
    .map(({ name }) => name);
  const strangers = folders.filter((name) => !ruled.includes(name) && holdsModules(root, name));
  const present = folders.filter((name) => ruled.includes(name));
  if (present.length === 0) return [`${root} has none of the folders ${ruled.join(', ')}`];
  const { output } = await cruise(present, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true }, undefined, {
    tsConfig: extractTSConfig(projectPath('tsconfig.json')),
  });
  const { modules, summary } = result.parse(output);
  const empty = present.filter((folder) => !modules.some(({ source }) => source.startsWith(`${folder}/`)));
  const arrows = (folderOf: (file: string) => string | undefined): readonly (readonly [string, string])[] =>
    modules.flatMap(({ source, dependencies }) =>
      dependencies.flatMap(({ resolved }) => {
        const [from, to] = [folderOf(source), folderOf(resolved)];
        return from === undefined || to === undefined ? [] : [[from, to] as const];
      }),
    );
  const circles = [findCircle(arrows(topFolder)), findCircle(arrows(domainFolder))];
  return [
    ...strangers.map(
      (folder) => `${folder}/ holds modules and no import rule speaks of it: add it to tools/verify/import-rules.ts`,
    ),
    ...empty.map((folder) => `no module of ${folder}/ was looked at: the check is blind, see tools/verify/import-rules.ts`),
    ...circles.flatMap((circle) => (circle ? [`folders import each other in a circle: ${circle.join(' → ')}`] : [])),
    ...summary.violations.map(({ from, to, rule }) => `${from} may not import ${to} (${rule.name})`),
  ];
};

/** the import directions of docs/reference.md */
export const imports: Check = { name: 'imports go the allowed ways only', run: () => importProblems(projectPath('')) };
