import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { readPolicy } from '../../../domain/check-policy/read-policy.ts';
import { aPolicy } from '../given.ts';

/** the default policy with one value of its letters changed, or taken out */
const withLetters = (path: string, value?: unknown): any => {
  const policy = aPolicy();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const place = keys.reduce<any>((at, key) => at[key], policy.letters);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return policy;
};
const found = (path: string, value?: unknown) =>
  checkPolicy(withLetters(path, value)).map(({ field, code }) => `${field} ${code}`);
const french = (path: string, value?: unknown) => found(`languages.fr.${path}`, value);

describe('letters of a policy', () => {
  test('are those that ship where a policy names none, and may be published', () => {
    const { letters, ...before } = aPolicy();
    const read = readPolicy(before);
    expect(read.ok && read.policy.letters).toEqual(letters);
  });
  test('are refused where nothing fills a placeholder, naming the field and those it may use', () => {
    const field = 'languages.en.templates.care_tips.body';
    expect(checkPolicy(withLetters(field, 'Dear {customer}, your {merchant} …'))).toMatchObject([
      {
        field: `letters.${field}`,
        code: 'placeholder-unknown',
        message: 'nothing fills the placeholder "customer"',
        remedy: 'placeholders of this text: merchant, name, requirement',
      },
    ]);
  });
  test.each([
    ['a day is not named', 'words.by', 'Vite.', 'placeholder-missing'],
    ['a number is not named', 'words.days.other', 'des jours', 'placeholder-missing'],
    ['a number is not named in a form that many numbers have', 'words.days.few', 'des jours', 'placeholder-missing'],
    ['the name is not used', 'words.greeting', 'Bonjour,', 'placeholder-missing'],
    ['a method is not named', 'capabilities.method', 'x', 'placeholder-missing'],
    ['a capability has a placeholder', 'capabilities.payouts', '{x}', 'placeholder-unknown'],
    ['a title has one', 'titles.website', 'Site {a}', 'placeholder-unknown'],
    ['a remedy has one', 'remedies.length', '{a}', 'placeholder-unknown'],
    ['the name of a method has one', 'methods.card', '{a}', 'placeholder-unknown'],
    ['a signature has one', 'signatures.care', '{a}', 'placeholder-unknown'],
    ['the objection has one', 'objection.title', '{a}', 'placeholder-unknown'],
    ['the opt-out has one', 'optOut.label', '{a}', 'placeholder-unknown'],
    ['a placeholder has no name', 'words.list', 'Voici {}', 'placeholder-unknown'],
    ['a brace is never closed', 'words.list', 'Voici {', 'brace-alone'],
    ['a brace closes nothing', 'words.list', 'Voici }', 'brace-alone'],
    ['a letter is not written in a language', 'templates.care_tips', undefined, 'letter-not-written'],
  ])('are refused where %s', (_what, path, value, code) => {
    expect(french(path, value)).toEqual([`letters.languages.fr.${path} ${code}`]);
  });
  test('may have no words about objections, as those of before have none', () => {
    expect(french('objection')).toEqual([]);
  });
  test('may spell a single day out, and leave out plural forms their language has not', () => {
    expect(french('words.days.one', 'un jour')).toEqual([]);
    const { few: _few, ...days } = { one: '1 jour', few: undefined, other: '{n} jours' };
    expect(french('words.days', days)).toEqual([]);
    expect(french('words.days', { ...days, few: undefined })).toEqual([]);
  });
  test('are refused without English, which merchants of other languages read', () => {
    expect(found('languages.en')).toEqual(['letters.languages.en letter-english-missing']);
  });
  test('are refused where a text belongs to no letter, or the words of a link have a placeholder', () => {
    expect(french('templates.stray', { subject: 'a', body: 'b', action: 'Voir {merchant}' })).toEqual([
      'letters.languages.fr.templates.stray letter-without-kind',
      'letters.languages.fr.templates.stray.action placeholder-unknown',
    ]);
  });
  test('are refused where a word takes a placeholder nobody looked for: each has its own rule', () => {
    const { days: _days, ...words } = aPolicy().letters.languages['fr']?.words ?? expect.fail('no French');
    for (const word of Object.keys(words))
      expect(french(`words.${word}`, `${'{who}'} x`)).toContain(`letters.languages.fr.words.${word} placeholder-unknown`);
  });
  test('are refused where one that the system sends is missing, or is something merchants could stop', () => {
    expect(found('kinds.requirement_rejected', 'reminder')).toEqual(['letters.kinds.requirement_rejected letter-kind-fixed']);
    expect(found('kinds.application_declined')).toContain('letters.kinds.application_declined letter-kind-fixed');
  });
  test('are refused where a ladder sends what merchants cannot stop', () => {
    expect(found('kinds.care_tips', 'decision')).toEqual([
      'nudges.ladders.3.rungs.1.template letter-no-reminder',
      'nudges.ladders.3.rungs.2.template letter-no-reminder',
    ]);
  });
  test.each([
    ['words.list', ' '],
    ['words.today', undefined],
    ['templates.care_tips.action', ''],
  ])('are refused where a sentence is empty or missing: %s', (path, value) => {
    const read = readPolicy(withLetters(`languages.fr.${path}`, value));
    expect(!read.ok && read.findings.map(({ field }) => field)).toEqual([`letters.languages.fr.${path}`]);
  });
});
