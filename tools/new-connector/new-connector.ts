import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectPath } from '../../lib/project.ts';
import { toolCommand } from '../tool-command.ts';
import { camelCase, connectorFiles } from './connector-templates.ts';

const list = 'connectors/all.ts';

/** the list of connectors with one more line, in alphabetical order */
const withLine = (text: string, id: string): string => {
  const [head, ...lines] = text.trimEnd().split('\n');
  const from = (one: string): string => one.slice(one.indexOf("'"));
  const line = `export { ${camelCase(id)} } from './${id}/${id}-connector.ts';`;
  return `${[head, ...[...lines, line].sort((a, b) => (from(a) < from(b) ? -1 : 1))].join('\n')}\n`;
};

/**
 * Writes a new connector that works: manifest, a mapping, a fixture and a test; and its line in connectors/all.ts. Address, secret and row on
 * the Connections screen follow from it.
 * @param root the project's folder
 * @returns the files it wrote, relative to root; the list of connectors is the last
 * @throws Error when the name is not in kebab-case, too long or taken; nothing is written then
 */
export const newConnector = (root: string, id: string, title: string): readonly string[] => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(id)) throw new Error(`"${id}" is no name of a connector: use kebab-case, like acme`);
  if (id.length > 28) throw new Error(`"${id}" is too long: use 28 characters at most`);
  if (!/^[^'\\\p{Cc}]{1,60}$/u.test(title)) throw new Error('--title has 1 to 60 characters, without quotes and backslashes');
  const files = connectorFiles(id, title);
  if (existsSync(join(root, `connectors/${id}`))) throw new Error(`connectors/${id} exists already: choose another name`);
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken !== undefined) throw new Error(`${taken} exists already: choose another name`);
  const known = readFileSync(join(root, list), 'utf8');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(join(root, list), withLine(known, id));
  return [...Object.keys(files), list];
};

if (import.meta.main) {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { title: { type: 'string' } } });
    const [id = ''] = positionals;
    const root = projectPath('');
    const title = values.title ?? id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
    const files = newConnector(root, id, title);
    const [node, biome] = toolCommand('biome');
    spawnSync(node, [biome, 'check', '--write', ...files], { cwd: root, stdio: 'ignore' });
    for (const file of files.slice(0, -1)) console.log(`wrote ${file}`);
    console.log(`added a line to ${files.at(-1)}\n`);
    console.log(`Its address is POST /hooks/${id}, its secret firstsale-<stage>/connectors/${id}. Now`);
    console.log(`  connectors/${id}/${id}-connector.ts   say how its messages are proven, as its documentation has it`);
    console.log(`  connectors/${id}/${id}-messages.ts   say what each message becomes; a fixture each in fixtures/`);
    console.log(`  npm run docs && npm run verify   says what does not fit together yet`);
    console.log(`  npx vitest run test/connectors/${id}.test.ts   plays it on the laptop cloud`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
