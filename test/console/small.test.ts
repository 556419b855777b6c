import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { en as figuresEn } from '../../console/src/figures/words/en.ts';
import { fr as figuresFr } from '../../console/src/figures/words/fr.ts';
import { en } from '../../console/src/i18n/en.ts';
import { fr } from '../../console/src/i18n/fr.ts';
import { stringifyRow } from '../../console/src/merchants/csv.ts';
import { en as planEn } from '../../console/src/plan/words/en.ts';
import { fr as planFr } from '../../console/src/plan/words/fr.ts';
import { en as policyEn } from '../../console/src/policy/words/en.ts';
import { fr as policyFr } from '../../console/src/policy/words/fr.ts';
import { en as processEn } from '../../console/src/process/words/en.ts';
import { fr as processFr } from '../../console/src/process/words/fr.ts';
import { strangerReason } from '../../programs/start/own-page.ts';

describe('the doors of the laptop', () => {
  test.each([
    { host: 'localhost:3300' },
    { host: '127.0.0.1:3300', origin: 'http://127.0.0.1:3300', 'sec-fetch-site': 'same-origin' },
    { host: 'localhost:3300', origin: 'null', 'sec-fetch-site': 'same-origin' },
  ])('open to the console itself: %j', (headers) => {
    expect(strangerReason(headers)).toBeUndefined();
  });

  test.each([
    {},
    { host: 'evil.example' },
    { host: 'localhost.evil.example:3300' },
    { host: 'localhost:3300', origin: 'http://evil.example' },
    { host: 'localhost:3300', origin: 'http://localhost:8080' },
    { host: 'localhost:3300', origin: 'null' },
    { host: 'localhost:3300', origin: 'null', 'sec-fetch-site': 'cross-site' },
    { host: 'localhost:3300', 'sec-fetch-site': 'cross-site' },
  ])('stay shut for %j', (headers) => {
    expect(strangerReason(headers)).toBeTypeOf('string');
  });
});

test('a name with a comma, a quote or a formula in it stays one harmless cell', () => {
  expect(stringifyRow(['Sá, Lda', 'the "Shop"', '=HYPERLINK("x")', 'plain'])).toBe(
    '"Sá, Lda","the ""Shop""","\'=HYPERLINK(""x"")","plain"',
  );
});

test.each([
  ['after a semicolon', 'Shop;=1+1', "Shop;'=1+1"],
  ['after a tab', 'Shop\t@SUM(A1)', "Shop\t'@SUM(A1)"],
  ['on a line of its own', 'Shop\r\n=cmd|x', "Shop\r\n'=cmd|x"],
  ['after a space', ' =1+1', "' =1+1"],
  ['behind a quote', '"=1+1"', '\'"=1+1"'],
  ['in full width', '＝1+1', "'＝1+1"],
  ['as a phone number', '+49 30 901820', "'+49 30 901820"],
])('a formula %s is kept a text', (_where, cell, kept) => {
  const [[read] = []] = parse(stringifyRow([cell])) as string[][];
  expect(read).toBe(kept);
});

test.each(['-5', '+3.50', '1,5', 'a-b', 'x = y', 'AT&T', 'mail@shop.example'])('%s is no formula and stays as it is', (cell) => {
  expect(parse(stringifyRow([cell]))).toEqual([[cell]]);
});

test.each([
  ['everywhere', en, fr],
  ['of the figures', figuresEn, figuresFr],
  ['of the policy', policyEn, policyFr],
  ['of the process', processEn, processFr],
  ['of plans', planEn, planFr],
])('French says everything English says %s, with the same blanks to fill', (_where, en, fr: Readonly<Record<string, string>>) => {
  const blanks = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, text] of Object.entries(en)) expect(blanks(fr[key] ?? ''), key).toEqual(blanks(text));
});
