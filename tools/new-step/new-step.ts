import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { projectPath } from '../../lib/project.ts';
import { toolCommand } from '../tool-command.ts';
import { pasteState, stateNameOf, stateOf } from './paste-state.ts';
import { stepFiles } from './step-templates.ts';

const marker = '  // new-step: scaffolded steps are entered above this line';
const usual = 'merchant';

/** folders of domain a decision may lie in */
const areas = (root: string): readonly string[] =>
  readdirSync(join(root, 'domain'), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

export interface Wish {
  readonly name: string;
  /** the folder of domain its decision lies in */
  readonly area: string;
  /** the playbook whose machine is to call it; the state follows `after`, or the first one */
  readonly into?: string | undefined;
  readonly after?: string | undefined;
  /** the state's name in French */
  readonly fr?: string | undefined;
}

/**
 * Writes a new step: a handler, a decision in domain/<area>/, a test that fails until somebody writes what the step decides, and its line
 * in lib/functions.ts. With a playbook to put it into also the state that calls it.
 * @param root the project's folder
 * @returns the files it wrote, relative to root
 * @throws Error when the name is not in kebab-case, is taken, or the area, playbook or state does not exist; nothing is written then
 */
export const newStep = (root: string, { name, area, into, after, fr }: Wish): readonly string[] => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" is no step name: use verb-noun in kebab-case, like score-merchant`);
  if (!areas(root).includes(area))
    throw new Error(`domain/${area}/ does not exist: name one of ${areas(root).join(', ')} with --area`);
  const registry = join(root, 'lib/functions.ts');
  const source = readFileSync(registry, 'utf8');
  if (source.includes(`'${name}':`)) throw new Error(`lib/functions.ts has ${name} already: choose another name`);
  if (!source.includes(marker))
    throw new Error(`lib/functions.ts has lost its line "${marker.trim()}": put it back below the steps`);
  const own = stepFiles(name, area);
  const taken = Object.keys(own).find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists already: choose another name`);
  const pasted = into === undefined ? {} : pasteState(root, name, into, after, fr).files;
  const files = { ...own, ...pasted, 'lib/functions.ts': source.replace(marker, `  '${name}': step(),\n${marker}`) };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return Object.keys(files);
};

const askArea = async (root: string): Promise<string> => {
  if (!process.stdin.isTTY) {
    console.log(`area: ${usual}; another one is named with --area: ${areas(root).join(', ')}\n`);
    return usual;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`which folder of domain is it about? ${areas(root).join(', ')} [${usual}] `);
  terminal.close();
  return answer.trim() || usual;
};

const sayWhatIsLeft = (root: string, { name, area, into, fr }: Wish): void => {
  if (!name.includes('-')) console.log(`\n"${name}" will do; the other steps are named verb-noun, like score-merchant`);
  const state = stateNameOf(name);
  if (into === undefined) {
    const pasted = JSON.stringify({ [state]: stateOf(root, name, '<playbook>', 'the state that follows') }, null, 2);
    console.log(
      `\nNow let a playbook call it: \`--into <playbook>\` would have put this state into its machine. In statemachines/<playbook>.asl.json,`,
    );
    console.log(`with the state before it leading here:\n\n${pasted.split('\n').slice(1, -1).join('\n')},\n`);
    console.log(`  domain/playbooks/<playbook>.ts   add '${name}' to its steps`);
    console.log(`  console/src/i18n/states/<playbook>.ts   name the state in French`);
  } else {
    console.log(
      `\nThe playbook ${into} calls it in the state "${state}". A better sentence for the name goes there and wherever it is a Next.`,
    );
    if (fr === undefined) console.log(`  console/src/i18n/states/${into}.ts   name the state in French`);
  }
  console.log(`  domain/${area}/${name}.ts   write what it decides; its test fails until it does`);
  console.log(`  functions/steps/${name}/handler.ts   write in one line what the step does: the documents repeat it`);
  console.log(`  npm run docs && npm run verify   say what does not fit together yet, also that no playbook calls it`);
  console.log(`  npx vitest run test/playbooks   the paths that lead through the new state are named there`);
};

if (import.meta.main) {
  const one = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { area: one, into: one, after: one, fr: one },
  });
  const [name = ''] = positionals;
  try {
    const root = projectPath('');
    const wish: Wish = { ...values, name, area: values.area ?? (await askArea(root)) };
    const files = newStep(root, wish);
    const [node, biome] = toolCommand('biome');
    spawnSync(node, [biome, 'check', '--write', ...files], { cwd: root, stdio: 'ignore' });
    for (const file of files) console.log(`wrote ${file}`);
    // another process: this one knows the registry as it was
    const docs = spawnSync(process.execPath, [join(root, 'tools/docs/write-docs.ts')], { cwd: root, encoding: 'utf8' });
    console.log(docs.status === 0 ? docs.stdout.trim() : `npm run docs said: ${docs.stderr}`);
    sayWhatIsLeft(root, wish);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
