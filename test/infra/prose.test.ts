import { describe, expect, it, test } from 'vitest';
import { noProse, proseOf } from '../../tools/verify/check-prose.ts';
import { proseIn } from '../../tools/verify/find-prose.ts';

describe('a program that reads a sentence is found', () => {
  it.each([
    ['a pattern over it', 'export const a = /^waiting on (.+?) for: (.+)$/.exec(text);'],
    ['a pattern with classes between its words', 'export const a = /score \\d+ is at[ ]least [0-9]+ points/.test(text);'],
    ['a pattern with any white space', 'export const a = /was\\s+refused by the policy/;'],
    ['a pattern made of a text', "export const a = new RegExp('in (.+) since yesterday');"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted source has one
    ['a pattern made of a template', 'export const a = new RegExp(`still after ${n} days`);'],
    ['a text looked for', "export const a = text.includes('has left');"],
    ['a text replaced', "export const a = text.replaceAll('the merchant', 'le marchand');"],
    ['clauses parted at their colon', "export const a = title.indexOf(': ');"],
    ['a list parted at its and', "export const a = list.split(' and ');"],
    ['a comparison', "export const a = reason === 'the merchant has left us';"],
    ['a case', "switch (reason) { case 'withdrawn without a reason given': go(); }"],
    ['a table', "export const a = { 'every review of this queue': 'tout examen' };"],
  ])('%s', (_what, source) => {
    expect(proseIn('planted.ts', source)).toEqual([expect.stringMatching(/^planted\.ts:1 \S.+/)]);
  });

  it.each([
    ['an id', 'export const a = /^m_[0-9a-f]{24}$/.test(id);'],
    ['a list of values', "export const a = text.split(', ');"],
    ['an instant', 'export const a = /^\\d{4}-\\d\\d-\\d\\dT/.test(value);'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted source has one
    ['words that are written and not read', 'export const a = `due on ${day}, then payouts stop`;'],
    ['a placeholder', "export const a = text.replace('{name}', () => name);"],
    ['a comparison of values', "export const a = kind === 'not_sent_yet';"],
    ['a short name', "export const a = { 'read units': 1 };"],
  ])('and %s is not one', (_what, source) => {
    expect(proseIn('fine.ts', source)).toEqual([]);
  });
});

describe('the check', () => {
  const nothing = () => '';
  it('fails where it looked at no file of a folder', () => {
    expect(proseOf([], nothing)).toContain('only 0 files of world/ were looked at: the check is blind');
  });
  it('looks at every folder with programs, helpers of tests too, and at no test', () => {
    const reads = () => "export const a = text.includes('has left');";
    const files = ['merchant-page/src/app.tsx', 'test/functions/town.ts', 'tools/a.mjs', 'test/functions/town.test.ts'];
    const found = proseOf(files, reads);
    const places = ['merchant-page/src/app.tsx:1', 'test/functions/town.ts:1', 'tools/a.mjs:1'];
    for (const place of places)
      expect(
        found.filter((one) => one.startsWith(place)),
        place,
      ).toHaveLength(1);
    expect(found.filter((one) => one.startsWith('test/functions/town.test.ts'))).toEqual([]);
  });
  it('takes a place off the list that reads no sentence any more', () => {
    expect(proseOf([], nothing)).toContainEqual(
      expect.stringContaining('tools/docs/ is allowed to read sentences and reads none'),
    );
  });
});

test('no program of ours does', async () => {
  expect(await noProse.run()).toEqual([]);
});
