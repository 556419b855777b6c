import { readFileSync } from 'node:fs';
import { projectFiles, projectPath } from '../../lib/project.ts';
import type { Check } from './run-check.ts';

/** what holds on one kind of machine only, and what to write instead */
const assumptions: readonly (readonly [pattern: RegExp, remedy: string])[] = [
  [
    /import\.meta\.url\)\.pathname/,
    'a path of Windows begins with a drive: use fileURLToPath, import.meta.dirname or projectPath',
  ],
  [/file:\/\/\$\{/, 'use pathToFileURL'],
  [/rmSync\(.*recursive: true/, 'Windows holds files back for a moment: use removing of the platform module'],
  [/\bglobSync\(/, 'Windows answers with backslashes: use projectFiles of lib/project.ts'],
  [/node_modules\/\.bin/, 'Windows has scripts of the shell there: use toolCommand of tools/tool-command.ts'],
  [
    /['"`]\/(tmp|dev\/shm|usr|bin|proc|Applications)\b/,
    'not every machine has this folder: use tmpdir, or ask the platform module',
  ],
  [/process\.platform\b|os\.platform\(/, 'ask the platform module, which is tested for each machine'],
  [/(spawn|spawnSync|execFile|execFileSync)\(\s*['"`](sh|bash|sed|npm|npx|head|rm|cp)\b/, 'not every machine has this program'],
  [
    /\b(file|filename|folder|dir|directory)\.(split\('\/'\)|lastIndexOf\('\/'\))/i,
    'use basename, dirname, or a path of projectFiles',
  ],
];

/** the module that knows machines, its test, the processes of a machine, and this list */
const knowing = /(^|\/)(platform(\.test)?|running|check-machines|any-machine\.test)\.(mjs|ts)$/;
/** what is meant: where the paths have / already, where only names are taken, or where a test is left out on the other machines */
const meant: readonly (readonly [file: RegExp, pattern: RegExp])[] = [
  [/^lib\/project\.ts$/, /globSync\(/],
  [/\/apart\.test\.ts$/, /globSync\(/],
  [/^tools\/verify\/check-imports\.ts$/, /globSync\(|file\.split/],
  [/\.test\.ts$/, /process\.platform/],
  [/\/tables-durability\.test\.ts$/, /'sh'/],
  [/\/checks\.test\.ts$/, /'\/usr(\/local)?\/bin\/node'/],
];

/** `file:line: remedy` for every line of a source that holds on one kind of machine only */
export const assumptionsIn = (file: string, source: string): readonly string[] =>
  source.split('\n').flatMap((line, index) => {
    if (/^\s*(\/\/|\*|\/\*\*)/.test(line) || meant.some(([where, what]) => where.test(file) && what.test(line))) return [];
    return assumptions
      .filter(([pattern]) => pattern.test(line))
      .map(([pattern, remedy]) => `${file}:${index + 1} has ${pattern.exec(line)?.[0]}: ${remedy}`);
  });

const sources = '{bin,lib,functions,application,domain,adapters,local,packages,world,programs,tools,test,bench}/**/*.{ts,mjs}';

/** nothing of the project holds on one kind of machine only */
export const anyMachine: Check = {
  name: 'nothing assumes Linux',
  run: () => {
    const files = projectFiles(sources).filter((file) => !file.includes('node_modules/') && !knowing.test(file));
    if (files.length === 0) return ['no source file was looked at: the check is blind'];
    return files.flatMap((file) => assumptionsIn(file, readFileSync(projectPath(file), 'utf8')));
  },
};
