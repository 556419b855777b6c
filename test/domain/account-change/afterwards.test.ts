import { describe, expect, test } from 'vitest';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { deriveCapabilities } from '../../../domain/capability/derive-capabilities.ts';
import { objectionWords } from '../../../domain/letter/letter-texts.ts';
import type { AccountChange } from '../../../domain/model/account-change.ts';
import { outOfUse } from '../../../domain/model/out-of-use.ts';
import { defaultLetters, type LetterLanguage, shippedEnglish } from '../../../domain/policy/letter-schema.ts';
import { at, having, tuesday } from '../given.ts';
import { Protocol, settled } from './given-change.ts';

const asked = new Protocol().ask().change;
const closed: AccountChange = { ...asked, id: 'closed', status: 'closed', closedAt: tuesday };
const stopped: AccountChange = { ...asked, id: 'stopped', status: 'stopped', stopped: { because: 'expired', at: tuesday } };
const objected: AccountChange = {
  ...stopped,
  id: 'objected',
  stopped: { because: 'objection', at: tuesday },
  hold: { since: tuesday, because: 'objection' },
};

describe('an account change that is over', () => {
  const idle = (days: number): readonly string[] =>
    outOfUse(having(settled(), asked, closed, stopped, objected), at(addDays(tuesday, days))).map(({ id }) => id);

  test('stays for people to see for 90 days, and as long as payouts wait because of it', () => {
    expect(idle(89)).toEqual([]);
    expect(idle(90)).toEqual(['closed', 'stopped']);
  });

  test('holds payouts back, and nothing else, until somebody lets them go', () => {
    const statusOf = (change: AccountChange) =>
      Object.fromEntries(deriveCapabilities(having(settled(), change), tuesday).map(({ name, status }) => [name, status]));
    expect(statusOf(stopped)).toMatchObject({ payments: 'active', payouts: 'active' });
    expect(statusOf(objected)).toMatchObject({ payments: 'active', payouts: 'restricted' });
  });
});

test('a policy of before there were objections has the words that ship, in English where they ship in no such language', () => {
  const { objection: own, ...before } = defaultLetters.languages['fr'] as LetterLanguage;
  expect(objectionWords({ ...before, objection: own }, 'fr')).toEqual(own);
  expect(objectionWords(before, 'fr')).toEqual(own);
  expect(objectionWords(before, 'fi')).toEqual(shippedEnglish.objection);
});
