import { expect, test } from 'vitest';
import { Conflict } from '../../../domain/errors.ts';
import { draftText, noDraft } from '../../../domain/policy/policy-draft.ts';
import { saveDraft } from '../../../domain/policy/save-draft.ts';

const now = '2026-11-23T12:00:00.000Z';
const later = '2026-11-23T12:05:00.000Z';
const typed = { text: '{"title": "Mine"}', basedOn: 'p_1', revision: 0 };
const first = saveDraft(noDraft('ana'), typed, now);

test('each saving is a revision more, whatever was typed so far', () => {
  expect(first).toEqual({ ...typed, person: 'ana', revision: 1, savedAt: now });
  expect(saveDraft(first, { ...typed, text: '{"title": ', revision: 1 }, later)).toMatchObject({ revision: 2, savedAt: later });
});

test('the same saving once more changes nothing', () => {
  expect(saveDraft(first, typed, later)).toBe(first);
});

test('what another window saved since is not overwritten unseen, and its instant is named', () => {
  const theirs = { ...typed, text: '{}' };
  expect(() => saveDraft(first, theirs, later)).toThrow(Conflict);
  const told = { refusal: { code: 'draft-changed', about: { at: now } } };
  expect(() => saveDraft(first, theirs, later)).toThrow(expect.objectContaining(told));
  expect(() => saveDraft(noDraft('ana'), { ...theirs, revision: 3 }, later)).toThrow(Conflict);
});

test('a text that no row could hold is refused with its bytes, not its letters, counted', () => {
  expect(draftText.safeParse('é'.repeat(190_000)).success).toBe(true);
  expect(draftText.safeParse('é'.repeat(190_001)).error?.issues[0]?.message).toContain('380000 bytes');
});
