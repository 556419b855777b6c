import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

const rows = readFileSync(projectPath('docs/policy-studio.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
/** what a row names as a test: behind the fault or feature it is about */
const named = rows.flatMap((row) =>
  [...(row.split('|').slice(2).join('|') ?? '').matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
);
const files = readdirSync(projectPath('test'), { recursive: true, encoding: 'utf8' });

test.each(named)('a test named in docs/policy-studio.md is there: %s', (name) => {
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('studio-tests.test.ts'));
  const asWritten = (text: string): string => text.replaceAll('\\', '');
  expect(sources.some((file) => asWritten(readFileSync(projectPath(`test/${file}`), 'utf8')).includes(name))).toBe(true);
});

test('every file of tests it names is there', () => {
  const paths = rows.flatMap((row) => [...row.matchAll(/`(test\/[^`]+\.ts)`/g)].map(([, path = '']) => path));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(projectPath(path)))).toEqual([]);
});
