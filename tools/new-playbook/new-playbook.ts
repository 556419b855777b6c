import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startingTypes } from '../../domain/playbook/starting-types.ts';
import { projectPath } from '../../lib/project.ts';
import { toolCommand } from '../tool-command.ts';
import { declarationName, type NewPlaybook, playbookFiles } from './playbook-templates.ts';

const registry = 'domain/playbooks/all.ts';
const isType = (type: string): type is NewPlaybook['on'] => startingTypes.some((one) => one === type);

/** the list of playbooks with one more line, in alphabetical order */
const withLine = (list: string, id: string): string => {
  const line = `export { ${declarationName(id)} } from './${id}.ts';`;
  const [head, ...lines] = list.trimEnd().split('\n');
  const from = (one: string): string => one.slice(one.indexOf("'"));
  return `${[head, ...[...lines, line].sort((a, b) => (from(a) < from(b) ? -1 : 1))].join('\n')}\n`;
};

/**
 * Writes a new playbook that runs: declaration, state machine, French names of its states, page and test; and its line in
 * domain/playbooks/all.ts. It asks a person after each event of a type and ends with what they decide; how it goes on is yours to write.
 * @param root the project's folder
 * @param on type of the event of ours that starts a run, a fact from outside that was taken in too
 * @returns the files it wrote, relative to root; the list of playbooks is the last
 * @throws Error when the name is not in kebab-case, too long or taken, or no run starts on such an event; nothing is written then
 */
export const newPlaybook = (root: string, id: string, on: string, titles: NewPlaybook['titles']): readonly string[] => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(id)) throw new Error(`"${id}" is no name of a playbook: use kebab-case, like refund-review`);
  // the name of a run has 80 characters: merchant, playbook, number, and room to begin anew
  if (id.length > 28) throw new Error(`"${id}" is too long for the names of its runs: use 28 characters at most`);
  if (!isType(on)) throw new Error(`no run starts on ${on}: name one of ${startingTypes.join(', ')} with --on`);
  const files = playbookFiles({ id, on, titles }, readFileSync(join(root, 'statemachines/care-follow-up.asl.json'), 'utf8'));
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists already: choose another name`);
  const list = readFileSync(join(root, registry), 'utf8');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(join(root, registry), withLine(list, id));
  return [...Object.keys(files), registry];
};

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { on: { type: 'string', default: 'payout.failed.v1' }, en: { type: 'string' }, fr: { type: 'string' } },
  });
  const [id = ''] = positionals;
  try {
    const root = projectPath('');
    const en = values.en ?? id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
    const files = newPlaybook(root, id, values.on, { en, fr: values.fr ?? en });
    const [node, biome] = toolCommand('biome');
    spawnSync(node, [biome, 'check', '--write', ...files], { cwd: root, stdio: 'ignore' });
    for (const file of files.slice(0, -1)) console.log(`wrote ${file}`);
    console.log(`added a line to ${files.at(-1)}\n`);
    console.log(`A run starts on each ${values.on} and asks a person; the merchant's other runs go on beside it. Now`);
    console.log(
      `  domain/playbooks/${id}.ts   say which event starts it, in which queue a person is asked, and where each choice leads`,
    );
    if (values.fr === undefined) console.log(`  its French title is "${en}" until you write it there; --fr gives it at once`);
    console.log(`  statemachines/${id}.asl.json   say how it goes on; npm run new:step -- <verb-noun> --into ${id} adds a step`);
    console.log(`  npm run docs && npm run verify   draws its page again, and says what does not fit together yet`);
    console.log(`  npx vitest run test/playbooks/${id}.test.ts   plays it on the laptop cloud`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
