import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { playbooks } from '../../domain/playbooks/registry.ts';
import { projectPath } from '../../lib/project.ts';
import type { Check } from '../verify/run-check.ts';
import { docLists } from './doc-lists.ts';
import { playbookPage } from './playbook-page.ts';

/** the documents with lists in them; between the two comments stands what the code says */
const withLists = ['docs/reference.md', 'docs/permissions.md', 'docs/claims.md'];
const list = /(<!-- list of ([^>]+?) -->\n)([\s\S]*?)(<!-- end of list -->)/g;
const pages = 'docs/playbooks';

/**
 * A document with each of its lists as the code has it now.
 * @throws Error naming a list there is not
 */
export const withFreshLists = (text: string, lists: typeof docLists = docLists): string =>
  text.replace(list, (_all, begin: string, name: string, _old: string, end: string) => {
    const lines = lists[name];
    if (lines === undefined) throw new Error(`there is no list of ${name}; there are those of ${Object.keys(lists).join(', ')}`);
    return `${begin}\n${lines().join('\n')}\n\n${end}`;
  });

/** path from the root -> text of every generated document, and of those with generated lists in them */
const fresh = (): ReadonlyMap<string, string> =>
  new Map([
    ...withLists.map((file) => [file, withFreshLists(readFileSync(projectPath(file), 'utf8'))] as const),
    ...playbooks.map((one) => {
      const definition = readFileSync(projectPath(`statemachines/${one.id}.asl.json`), 'utf8');
      return [`${pages}/${one.id}.md`, playbookPage(one, definition)] as const;
    }),
  ]);

const strangers = (wanted: ReadonlyMap<string, string>): readonly string[] =>
  existsSync(projectPath(pages))
    ? readdirSync(projectPath(pages))
        .map((file) => `${pages}/${file}`)
        .filter((file) => !wanted.has(file))
    : [];

const isStale = ([file, text]: readonly [string, string]): boolean =>
  !existsSync(projectPath(file)) || readFileSync(projectPath(file), 'utf8') !== text;

/** documents that do not say what the code says */
export const staleDocs = (): readonly string[] => {
  const wanted = fresh();
  const stale = [...wanted].filter(isStale);
  const lists = withLists.filter((file) => !wanted.get(file)?.includes('<!-- list of '));
  return [
    ...lists.map((file) => `${file} has no list in it: the check is blind`),
    ...stale.map(([file]) => `${file} is not what the code says: run \`npm run docs\``),
    ...strangers(wanted).map((file) => `${file} is of no playbook: run \`npm run docs\``),
  ];
};

/** writes every document that does not say what the code says; gives the files it wrote or took away */
export const writeDocs = (): readonly string[] => {
  const wanted = fresh();
  mkdirSync(projectPath(pages), { recursive: true });
  const gone = strangers(wanted);
  for (const file of gone) rmSync(projectPath(file));
  const stale = [...wanted].filter(isStale);
  for (const [file, text] of stale) writeFileSync(projectPath(file), text);
  return [...stale.map(([file]) => file), ...gone];
};

export const freshDocs: Check = { name: 'lists in docs say what the code says', run: staleDocs };

if (import.meta.main) {
  const files = writeDocs();
  console.log(files.length === 0 ? 'the documents are fresh' : files.map((file) => `wrote ${file}`).join('\n'));
}
