import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

/** fault, file and test of each line of docs/care-desk.md */
const lines = readFileSync(projectPath('docs/care-desk.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, fault, file, name] = /^\| (.+?) +\| `(.+?)` +\| "(.+)" +\|$/.exec(line) ?? [];
    return fault === undefined || file === undefined || name === undefined ? [] : [[fault, file, name] as const];
  });

test('faults of other help desks are listed, one a line', () => {
  expect(lines.length).toBeGreaterThan(18);
});

test.each(lines)('%s: is kept out by a test that is there', (_fault, file, name) => {
  expect(readFileSync(projectPath(file), 'utf8')).toContain(name);
});
