import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { eventTypes } from '../../domain/events.ts';
import { playbookIds } from '../../domain/playbooks/registry.ts';
import { functionSizes } from '../../lib/function-sizes.ts';
import { handlers } from '../../lib/functions.ts';
import { projectPath } from '../../lib/project.ts';
import { docLists, purposeOf } from '../../tools/docs/doc-lists.ts';
import { staleDocs, withFreshLists } from '../../tools/docs/write-docs.ts';

const page = (file: string): string => readFileSync(projectPath(file), 'utf8');
const lines = (file: string): readonly string[] => page(file).split('\n');

describe('the documents', () => {
  it('say what the code says', () => expect(staleDocs()).toEqual([]));

  it.each(Object.entries(handlers))('name every call %s may make, and no other, in one row', (name, { grants }) => {
    const rows = lines('docs/permissions.md').filter((line) => line.startsWith(`| \`${name}\` `));
    expect(rows).toHaveLength(1);
    const said = new Set(Array.from(rows[0]?.matchAll(/`([\w-]+:\w+)`/g) ?? [], (match) => match[1] ?? ''));
    expect([...said].sort()).toEqual([...new Set(grants.flatMap(({ actions }) => actions))].sort());
  });

  it.each(eventTypes)('list the event %s', (type) => {
    expect(lines('docs/reference.md')).toContain(`- [\`${type}\`](schemas/${type}.schema.json)`);
  });

  it.each(Object.keys(functionSizes))('list the function %s', (name) => {
    expect(lines('docs/reference.md').filter((line) => line.startsWith(`- \`${name}\` (`))).toHaveLength(1);
  });

  it('say what to do about an account that CloudFront wants verified, and that nothing is cleaned up by hand', () => {
    const [, chapter = ''] = page('docs/runbook.md').split('\n## An account that CloudFront wants verified\n');
    const [text] = chapter.split('\n## ');
    expect(text).toMatch(/AWS Support/);
    expect(text).toMatch(/deploy again: nothing needs to be cleaned up by hand/);
  });

  it.each(playbookIds)('have a page for %s, with every state that is planned', (id) => {
    const { States } = JSON.parse(page(`statemachines/${id}.asl.json`));
    for (const [name, { Type }] of Object.entries<{ Type: string }>(States))
      if (Type !== 'Fail') expect(page(`docs/playbooks/${id}.md`)).toContain(JSON.stringify(name));
  });
});

describe('a list in a document', () => {
  const text = 'before\n<!-- list of things -->\n\n- a\n- c\n\n<!-- end of list -->\nafter\n';

  test('changes by one line when a name is added', () => {
    expect(withFreshLists(text, { things: () => ['- a', '- b', '- c'] })).toBe(text.replace('- c', '- b\n- c'));
    expect(withFreshLists(text, { things: () => ['- a', '- c'] })).toBe(text);
  });

  test('of nothing the code knows is refused by name', () => {
    expect(() => withFreshLists(text)).toThrow('there is no list of things; there are those of import rules');
    expect(docLists['import rules']?.().every((line) => /: ./.test(line))).toBe(true);
  });

  test('needs handlers that say what they do', () => {
    expect(purposeOf('/** does it. And more */\nexport const handle = 1;', 'x')).toBe('does it');
    expect(() => purposeOf('/** a type */\ntype A = 1;\nexport const handle = 1;', 'x')).toThrow('the handler of x does not say');
  });
});
