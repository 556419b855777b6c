import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// numbering plans change every month, and Google's tables of them with each release: whoever takes a newer one writes its day here
const taken = { version: '1.13.16', published: '2026-11-10' };
const oldest = 365;

test(`the phone numbers' data is libphonenumber-js ${taken.version} of ${taken.published}, and not older than a year`, () => {
  const { version } = JSON.parse(readFileSync('node_modules/libphonenumber-js/package.json', 'utf8'));
  expect(version, 'write the new version and the day it was published into this test').toBe(taken.version);
  const days = Math.floor((Date.now() - Date.parse(taken.published)) / 86_400_000);
  expect(days, `the phone numbers' data is ${days} days old: update libphonenumber-js and this test`).toBeLessThanOrEqual(oldest);
});
