import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));
const files = globSync('**/*.ts', { cwd: root });
const imported = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+|\brequire\()'([^']+)'/g;

test('the language imports jsonata and what Node has, nothing else', () => {
  expect(files.length).toBeGreaterThan(30);
  const foreign = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(imported)].flatMap(([, name = '']) => {
      if (name.startsWith('node:') || name.startsWith('jsonata')) return [];
      const inside = name.startsWith('.') && !relative(root, join(root, dirname(file), name)).startsWith('..');
      return inside ? [] : [`${file} imports ${name}`];
    }),
  );
  expect(foreign).toEqual([]);
});

test('it looks at no clock and draws no chance: the same state, signal and instant give the same again', () => {
  const impure = files.filter((file) =>
    /Date\.now\(|new Date\(\)|Math\.random|randomUUID/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(impure).toEqual([]);
});
