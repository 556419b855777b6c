import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentHash } from '../../../domain/content-hash.ts';
import { playbooks } from '../../../domain/playbooks/registry.ts';
import { procedureDocument, procedureOf } from '../../../domain/procedures/procedure-document.ts';
import { projectPath } from '../../../lib/project.ts';

/** what may follow what */
const graphOf = (id: string) => {
  const { States } = JSON.parse(readFileSync(projectPath(`statemachines/${id}.asl.json`), 'utf8'));
  return contentHash(
    Object.entries(States).map(([name, { Type, Next, Default, Choices = [] }]: [string, any]) => [
      ...[name, Type, Next ?? '', Default ?? ''],
      Choices.map(({ Next: to }: any) => to),
    ]),
  );
};

describe.each(playbooks.map(({ id, asks }) => ({ id, asks })))('the procedure of $id', ({ id, asks }) => {
  const procedure = procedureOf(id);
  test('says why it is there and what a person does, in both languages', () => {
    for (const language of ['en', 'fr'] as const) {
      expect(procedure?.why[language].length).toBeGreaterThan(40);
      for (const { when, what } of procedure?.people ?? []) expect([when[language], what[language]]).not.toContain('');
    }
    expect(procedure?.people.length).toBeGreaterThanOrEqual(Math.max(1, Object.keys(asks).length));
  });
  test('has its changes, the newest first', () => {
    const days = procedure?.changes.map(({ on }) => on) ?? [];
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual(days.toSorted().toReversed());
  });
  test('was read against the graph as it is: a change of the graph is a line of its changes', () =>
    expect(procedure?.graph).toBe(graphOf(id)));
});

test('a playbook that nobody described has no procedure', () => expect(procedureOf('refund-review')).toBeUndefined());

test('a procedure is a document for a wiki, in the language of its reader', () => {
  const procedure = procedureOf('case')!;
  const english = procedureDocument(procedure, { title: 'Cases', states: ['Take the case in', 'Wait'], language: 'en' });
  expect(english).toMatch(/^# Cases\n\n## Why\n\nA question is answered/);
  expect(english).toContain('### A promise is due\n\nAnswer, or say');
  expect(english).toContain('## The path of a run\n\n1. Take the case in\n2. Wait\n');
  expect(english).toContain('- 2026-11-30: A case is merged');
  expect(procedureDocument(procedure, { title: 'Dossiers', states: [], language: 'fr' })).toContain(
    '## Ce que font les personnes',
  );
});
