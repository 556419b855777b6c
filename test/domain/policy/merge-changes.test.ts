import { expect, test } from 'vitest';
import { mergeChanges } from '../../../domain/policy/merge-changes.ts';

const base = {
  title: 'T',
  caps: [{ days: 1, nudges: 1 }],
  rungs: [
    { after: 3, channel: 'email' },
    { after: 6, channel: 'email' },
  ],
};

test('edits in different fields survive, though both are in one list', () => {
  const mine = { ...base, rungs: [{ after: 2, channel: 'email' }, base.rungs[1]] };
  const theirs = { ...base, title: 'U', rungs: [{ after: 3, channel: 'in_app' }, base.rungs[1]] };
  expect(mergeChanges(base, mine, theirs)).toEqual({
    document: { ...base, title: 'U', rungs: [{ after: 2, channel: 'in_app' }, base.rungs[1]] },
    both: [],
  });
});

test('a field that both changed keeps mine and is named', () => {
  const mine = { ...base, rungs: [{ after: 2, channel: 'email' }, base.rungs[1]] };
  const theirs = { ...base, rungs: [{ after: 4, channel: 'email' }, base.rungs[1]] };
  expect(mergeChanges(base, mine, theirs)).toEqual({ document: mine, both: ['rungs.0.after'] });
  expect(mergeChanges('a', 'b', 'c')).toEqual({ document: 'b', both: [''] });
});

test('a list that both made longer or shorter is one field', () => {
  const longer = { ...base, caps: [...base.caps, { days: 7, nudges: 2 }] };
  const shorter = { ...base, caps: [] };
  expect(mergeChanges(base, longer, shorter)).toEqual({ document: longer, both: ['caps'] });
  expect(mergeChanges(base, { ...base, caps: [{ days: 2, nudges: 1 }] }, longer).both).toEqual(['caps']);
  expect(mergeChanges(base, base, longer)).toEqual({ document: longer, both: [] });
});

test('what one added and another took away is added and gone, and the same change of both is one', () => {
  const { caps: _caps, ...without } = base;
  const added = { ...base, note: 'new' };
  expect(mergeChanges(base, added, without)).toEqual({ document: { ...without, note: 'new' }, both: [] });
  expect(mergeChanges(base, without, added)).toEqual({ document: { ...without, note: 'new' }, both: [] });
  expect(mergeChanges(base, added, { ...base, note: 'new' })).toEqual({ document: added, both: [] });
});
