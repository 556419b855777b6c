import { describe, expect, test } from 'vitest';
import { errorNames } from '../../../domain/errors.ts';
import { errorWords } from '../../../domain/wording/identifier-errors.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { stepErrorWords } from '../../../domain/wording/step-errors.ts';
import { taskWords } from '../../../domain/wording/tasks/task-phrases.ts';
import { told, worded } from '../../../domain/wording/told.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';

const [en, fr] = [voiceOf('en'), voiceOf('fr')];

describe('a stored code', () => {
  test('of another version is shown by its name, and so is one whose values changed their shape', () => {
    expect(taskWords.read({ code: 'brand_new', about: {} }, en)).toBe('Brand new');
    expect(taskWords.read({ code: 'open-case', about: {} }, en)).toBe('Open case');
  });
  test('carries names, numbers, lists and amounts, and nothing deeper', () => {
    const about = { name: 'Ana', points: 3, restricts: ['payouts'], volume: { minor: 5, currency: 'BRL' }, replay: true };
    expect(told.parse({ code: 'x', about })).toEqual({ code: 'x', about });
    expect(told.safeParse({ code: 'x', about: { deep: { deeper: { minor: 1 } } } }).success).toBe(false);
  });
  test('stands where an older version wrote a sentence, and the sentence stays as it is', () => {
    expect(taskWords.read(worded.parse('score 80: a_b'), fr)).toBe('score 80: a_b');
  });
});

describe('what is due', () => {
  const bank = { id: 'bank_account', title: 'Bank account for payouts', from: 'operations' } as const;
  test.each([
    [en, { restricts: [] }, 'waiting on us: Bank account for payouts'],
    [fr, { restricts: [] }, 'en attente de nous : Compte bancaire pour les versements'],
    [en, { restricts: [], deadline: '2018-03-12' }, 'due on 12 March 2018; waiting on us: Bank account for payouts'],
    [
      fr,
      { restricts: [], deadline: '2018-03-12' },
      'dû le 12 mars 2018 ; en attente de nous : Compte bancaire pour les versements',
    ],
    [
      fr,
      { restricts: ['payouts'], deadline: '2018-03-12' },
      'dû le 12 mars 2018, puis arrêt : versements ; en attente de nous : Compte bancaire pour les versements',
    ],
  ])('%#', (voice, more, words) => {
    expect(taskWords.read(taskWords.tell('requirement-due', { ...bank, ...more }), voice)).toBe(words);
  });
});

test.each(readingLanguages)('a number without an example is worded without one (%s)', (language) => {
  const words = (about: { name: string; example?: string }) =>
    errorWords('identifier:vat_number', { code: 'vat_number_length', about }, voiceOf(language));
  expect(words({ name: 'NIF' })).not.toMatch(/example|exemple/);
  expect(words({ name: 'NIF', example: '123' })).toMatch(/(example|exemple) 123$/);
  expect(errorWords('identifier:vat_number', { code: 'vat_number_missing' }, voiceOf(language))).toMatch(/\S/);
  const theirs = { code: 'blurred', remediation: 'send a_sharper: copy' };
  expect(errorWords('website', theirs, voiceOf(language))).toBe('send a_sharper: copy');
});

test.each([...errorNames, 'States.Timeout', 'Sandbox.Timedout'])('the error %s of a run has words in both languages', (name) => {
  const [english, french] = readingLanguages.map((language) => stepErrorWords(name, voiceOf(language)));
  expect(english).toMatch(/^[A-Z].* .*[^.]$/);
  expect(french).toMatch(/^[A-ZÀÉ].* .*[^.]$/);
  expect(french).not.toBe(english);
  expect(stepErrorWords(`${name}Else`, voiceOf('en'))).toBeUndefined();
});
