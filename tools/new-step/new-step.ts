import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { pascalCase } from '../../lib/functions.ts';
import { projectPath } from '../../lib/project.ts';
import { stepFiles } from './step-templates.ts';

const marker = '  // new-step: scaffolded steps are entered above this line';
/** the row of docs/permissions.md for steps that read a snapshot and write one transaction, as a new one does */
const row = /^\| register-merchant, [^|]*?(?= *\|)/m;

const machine = z.object({ States: z.record(z.string(), z.record(z.string(), z.json())) });

/** a state that calls the step, to paste into a playbook: everything but the step as an existing state has it, retries and all */
export const stateOf = (root: string, name: string): string => {
  const { States } = machine.parse(JSON.parse(readFileSync(join(root, 'statemachines/onboarding.asl.json'), 'utf8')));
  const like = { ...States['Check the identifiers'] };
  delete like['Comment'];
  const { Payload } = z.object({ Payload: z.json() }).parse(like['Arguments']);
  const state = { ...like, Arguments: { FunctionName: `\${${pascalCase(name)}Arn}`, Payload }, Next: 'the state that follows' };
  const sentence = name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
  return `${JSON.stringify({ [sentence]: state }, null, 2)
    .split('\n')
    .slice(1, -1)
    .join('\n')},`;
};

/**
 * Writes a new step: handler and entry, a decision in domain/<area>/, a test, and its entries in lib/functions.ts and docs/permissions.md.
 * What it writes typechecks and its test passes; what the step decides is yours to say.
 * @param root the project's folder
 * @returns the files it wrote, relative to root
 * @throws Error when the name is not in kebab-case, is taken, or the area does not exist; nothing is written then
 */
export const newStep = (root: string, name: string, area: string): string[] => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" is no step name: use verb-noun in kebab-case, like score-merchant`);
  if (!existsSync(join(root, 'domain', area))) throw new Error(`domain/${area}/ does not exist: name one that does with --area`);
  const registry = join(root, 'lib/functions.ts');
  const source = readFileSync(registry, 'utf8');
  if (source.includes(`'${name}':`)) throw new Error(`lib/functions.ts has ${name} already: choose another name`);
  if (!source.includes(marker))
    throw new Error(`lib/functions.ts has lost its line "${marker.trim()}": put it back below the steps`);
  const permissions = join(root, 'docs/permissions.md');
  const page = readFileSync(permissions, 'utf8');
  if (!row.test(page)) throw new Error('docs/permissions.md has lost its row of steps that begins with register-merchant');
  const files = stepFiles(name, area);
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists already: choose another name`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(registry, source.replace(marker, `  '${name}': step(),\n${marker}`));
  writeFileSync(
    permissions,
    page.replace(row, (cell) => `${cell}, ${name}`),
  );
  return [...Object.keys(files), 'lib/functions.ts', 'docs/permissions.md'];
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
    if (!name.includes('-')) console.log(`\n"${name}" will do; the other steps are named verb-noun, like score-merchant`);
    console.log(`\nNow let a playbook call it. In statemachines/<playbook>.asl.json, with the state before it leading here:\n`);
    console.log(stateOf(root, name));
    console.log(`\nPayload.playbook is the playbook's own name; the state's name is a sentence people read. Then`);
    console.log(`  lib/playbooks.ts                    add '${name}' to that playbook's steps`);
    console.log(`  ${`domain/${values.area}/${name}.ts`.padEnd(34)}  say what it decides; its test has a sentence to fill in`);
    console.log(
      '  npm run format && npm run verify    says what does not fit together yet; a step nobody calls, once its test is written',
    );
    console.log(`  npx vitest run test/playbooks       the paths that lead through the new state are named there`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
