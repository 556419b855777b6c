import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { pascalCase } from '../lib/functions.ts';
import { projectPath } from '../lib/project.ts';
import { stepFiles } from './new-step/templates.ts';

const marker = '  // new-step: scaffolded steps are entered above this line';

/**
 * Writes a new step: handler and entry, a decision in domain/<area>/, a test, and its entry in lib/functions.ts.
 * What it writes typechecks and its test passes; what the step decides is yours to say.
 * @param root the project's folder
 * @returns the files it wrote, relative to root
 * @throws Error when the name is not verb-noun in kebab-case, is taken, or the area does not exist; nothing is written then
 */
export const newStep = (root: string, name: string, area: string): string[] => {
  if (!/^[a-z]+(-[a-z]+)+$/.test(name))
    throw new Error(`"${name}" is no step name: use verb-noun in kebab-case, like score-merchant`);
  if (!existsSync(join(root, 'domain', area))) throw new Error(`domain/${area}/ does not exist: name one that does with --area`);
  const registry = join(root, 'lib/functions.ts');
  const source = readFileSync(registry, 'utf8');
  if (source.includes(`'${name}':`)) throw new Error(`lib/functions.ts has ${name} already: choose another name`);
  if (!source.includes(marker))
    throw new Error(`lib/functions.ts has lost its line "${marker.trim()}": put it back below the steps`);
  const files = stepFiles(name, area);
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists already: choose another name`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(registry, source.replace(marker, `  '${name}': step(),\n${marker}`));
  return [...Object.keys(files), 'lib/functions.ts'];
};

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { area: { type: 'string', default: 'merchant' } },
  });
  const [name = ''] = positionals;
  try {
    const root = projectPath('');
    const files = newStep(root, name, values.area);
    spawnSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', ...files], { cwd: root, stdio: 'ignore' });
    for (const file of files) console.log(`wrote ${file}`);
    console.log(`\nNow say what it decides in domain/${values.area}/${name}.ts, and let a playbook call it:`);
    console.log(`  statemachines/*.asl.json   "FunctionName": "\${${pascalCase(name)}Arn}"`);
    console.log(`  lib/playbooks.ts           '${name}' in that playbook's steps`);
    console.log('`npm run verify` fails until one does.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
