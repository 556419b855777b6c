import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handlers } from '../../lib/functions.ts';
import { projectPath } from '../../lib/project.ts';

const page = readFileSync(projectPath('docs/permissions.md'), 'utf8');
const rows = page.split('\n').filter((line) => line.startsWith('| '));
const rowOf = (name: string) =>
  rows.filter((row) =>
    row
      .split('|')[1]
      ?.split(',')
      .some((cell) => cell.trim() === name),
  );
const shorthand = ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'];

describe('docs/permissions.md', () => {
  it.each(Object.keys(handlers))('has one row for %s', (name) => expect(rowOf(name)).toHaveLength(1));

  it.each(Object.entries(handlers))('names every call %s may make, and no other', (name, { grants }) => {
    const [row = ''] = rowOf(name);
    const cell = row.split('|').at(-2) ?? '';
    const said = new Set(Array.from(cell.matchAll(/`([\w-]+:\w+)`/g), (match) => match[1] ?? ''));
    const unit = /\bUoW\b/.test(cell);
    const granted = new Set(grants.flatMap(({ actions }) => actions));
    const missing = [...granted].filter((action) => !said.has(action) && !(unit && shorthand.includes(action)));
    expect(missing).toEqual([]);
    expect([...said].filter((action) => !granted.has(action))).toEqual([]);
  });
});
