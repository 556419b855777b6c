import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

const issues = (text: string, ...more: readonly string[]) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'issues-')), 'cases.csv');
  writeFileSync(file, text);
  return spawnSync(process.execPath, [projectPath('programs/issues/issues.ts'), '--cases', file, ...more], { encoding: 'utf8' });
};
const head = 'opened_at,kind,method,who\n';
const day = (n: number): string => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10);
const rows = [
  ...Array.from({ length: 40 }, (_, n) => `${day(n)} 09:00,other,card,x`),
  ...Array.from({ length: 7 }, (_, n) => `${day(35)} 1${n}:00,refund,ideal,shop-${n}`),
];

test('prints each day an issue is suspected, with its evidence', () => {
  const { status, stdout } = issues(`${head}${rows.join('\n')}`, '--key', 'kind,method', '--merchant', 'who');
  expect([status, JSON.parse(stdout)]).toEqual([
    0,
    [{ day: day(35), key: 'refund/ideal', count: 7, expected: 0.025, merchants: 7 }],
  ]);
});

test('names a missing column, a wrong day and a missing file', () => {
  expect(issues(`${head}${rows.join('\n')}`)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/no column caller, subcategory, symptom/),
  });
  expect(issues(`${head}soon,a,b,c`, '--key', 'kind', '--merchant', 'who').stderr).toMatch(
    /line 2: opened_at must begin with a day/,
  );
  expect(issues('', '--cases', '/no/such.csv').stderr).toMatch(/\/no\/such.csv cannot be read/);
});
