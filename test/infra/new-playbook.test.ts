import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { newPlaybook } from '../../tools/new-playbook/new-playbook.ts';
import { declarationName } from '../../tools/new-playbook/playbook-templates.ts';
import { playbookProblems } from '../../tools/verify/check-playbooks.ts';
import { retryProblems } from '../../tools/verify/check-retries.ts';

const titles = { en: 'Refund review', fr: 'Examen du remboursement' };
const list = 'domain/playbooks/all.ts';

describe('a new playbook', () => {
  let root: string;
  const file = (path: string): string => readFileSync(join(root, path), 'utf8');
  const lines = (path: string): readonly string[] => file(path).split('\n');

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'firstsale-new-playbook-'));
    for (const part of [list, 'statemachines']) cpSync(projectPath(part), join(root, part), { recursive: true });
    newPlaybook(root, 'refund-review', 'case.opened.v1', titles);
  });
  afterAll(() => rmSync(root, removing));

  it('changes one line, at its place in the list', () => {
    const before = readFileSync(projectPath(list), 'utf8').split('\n');
    expect(lines(list).filter((line) => !before.includes(line))).toEqual(["export { refundReview } from './refund-review.ts';"]);
    expect(lines(list).filter((line) => before.includes(line))).toEqual(before);
  });

  it('may have a word of the language for its name: its declaration is called otherwise', () => {
    expect([declarationName('refund-review'), declarationName('case')]).toEqual(['refundReview', 'casePlaybook']);
  });

  it('has a machine that does what it declares', async () => {
    const declaration = file('domain/playbooks/refund-review.ts');
    const shape = JSON.parse(declaration.slice(declaration.indexOf('= {') + 2, declaration.indexOf(' as const')));
    expect(shape).toMatchObject({ id: 'refund-review', titles, starts: [{ on: 'case.opened.v1', from: 'us', run: 'event' }] });
    expect(playbookProblems(shape, file('statemachines/refund-review.asl.json'))).toEqual([]);
    expect(retryProblems(file('statemachines/refund-review.asl.json'))).toEqual([]);
  });

  it('is refused when its name is malformed, too long or taken, or its event starts nothing, and nothing is written', () => {
    const before = file(list);
    const refused = (id: string, on: string, why: string) => expect(() => newPlaybook(root, id, on, titles)).toThrow(why);
    refused('Refund', 'case.opened.v1', 'kebab-case');
    refused('a-review-of-everything-there-is', 'case.opened.v1', '28 characters at most');
    refused('refund-review', 'case.opened.v1', 'exists already');
    refused('sale-review', 'payment.captured.v1', 'no run starts on payment.captured.v1: name one of ');
    refused('sale-review', 'no.such.v1', 'no run starts on no.such.v1');
    expect(file(list)).toBe(before);
    expect(existsSync(join(root, 'domain/playbooks/sale-review.ts'))).toBe(false);
  });
});
