import { mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepAssets } from '../../tools/build/keep-assets.ts';

const assembly = (folder: string, assets: Readonly<Record<string, string>>): string => {
  for (const [name, text] of Object.entries(assets)) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'index.js'), text);
  }
  writeFileSync(join(folder, 'manifest.json'), folder);
  return folder;
};

test('what a laptop still runs outlives the next synth, for a day', () => {
  const root = mkdtempSync(join(tmpdir(), 'firstsale-assets-'));
  const old = assembly(join(root, 'old'), { 'asset.a': 'a', 'asset.b': 'b', 'asset.stale': 's' });
  const next = assembly(join(root, 'next'), { 'asset.b': 'b of next', 'asset.c': 'c' });
  const longAgo = Date.now() / 1000 - 2 * 86_400;
  utimesSync(join(old, 'asset.stale'), longAgo, longAgo);
  keepAssets(old, next);
  expect(readdirSync(next).sort()).toEqual(['asset.a', 'asset.b', 'asset.c', 'manifest.json']);
  expect(readFileSync(join(next, 'asset.b', 'index.js'), 'utf8')).toBe('b of next');
  expect(readFileSync(join(next, 'manifest.json'), 'utf8')).toBe(next);
});

test('the first synth has nothing to keep', () => {
  const root = mkdtempSync(join(tmpdir(), 'firstsale-assets-'));
  const next = assembly(join(root, 'next'), { 'asset.a': 'a' });
  keepAssets(join(root, 'none'), next);
  expect(readdirSync(next)).toEqual(['asset.a', 'manifest.json']);
});
