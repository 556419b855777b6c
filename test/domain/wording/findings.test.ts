import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { findingIn } from '../../../domain/events/finding-in.ts';
import { type Rejection, rejectionInEnglish } from '../../../domain/events/rejection.ts';
import { policyFinding, policyFindings } from '../../../domain/policy-finding.ts';
import { type Refusal, refusalInEnglish } from '../../../domain/refusal.ts';
import { problems } from '../../../domain/wording/refusals/problem-phrases.ts';
import { fieldRemedy } from '../../../domain/wording/rejections/field-remedies.ts';
import { findingProblem } from '../../../domain/wording/rejections/finding.ts';
import { findingWords } from '../../../domain/wording/rejections/finding-words.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';

const found = (schema: z.ZodType, value: unknown) => findingIn(schema.safeParse(value).error?.issues[0], value);

describe('a finding of a schema', () => {
  test.each([
    [z.string(), undefined, { problem: 'wrong_type', wanted: 'string' }],
    [z.string(), null, { problem: 'wrong_type', wanted: 'string', got: 'null' }],
    [z.string(), [], { problem: 'wrong_type', wanted: 'string', got: 'array' }],
    [z.enum(['a', 'b']), 'c', { problem: 'not_listed', values: ['a', 'b'] }],
    [z.string().min(2), 'a', { problem: 'too_small', wanted: 'string', limit: 2, inclusive: true }],
    [z.number().lt(2), 2, { problem: 'too_big', wanted: 'number', limit: 2, inclusive: false }],
    [z.string().regex(/^x$/), 'a', { problem: 'pattern', pattern: '/^x$/' }],
    [z.iso.date(), 'a', { problem: 'not_a_day' }],
    [z.iso.datetime(), 'a', { problem: 'not_an_instant' }],
    [z.email(), 'a', { problem: 'other' }],
    [z.strictObject({}), { a: 1 }, { problem: 'other' }],
    [z.custom(() => false), 1, { problem: 'other' }],
    [z.custom(() => false, { params: { problem: 'not_json' } }), 1, { problem: 'not_json' }],
  ])('%#', (schema, value, finding) => {
    expect(found(schema, value)).toEqual(finding);
  });

  test('without an issue is of no kind', () => {
    expect(findingIn(undefined, 1)).toEqual({ problem: 'other' });
    expect(findingIn({ code: 'invalid_format', format: 'regex', path: [], message: '' }, 'x')).toMatchObject({ pattern: '' });
  });

  test.each(findingProblem.options)('%s is worded in both languages, with as little as it may come with', (problem) => {
    const [en, fr] = (['en', 'fr'] as const).map((language) =>
      findingWords(language, { field: 'data.x', state: 'value', problem }),
    );
    expect(en).toMatch(/^data\.x is not valid: (it|its|this) /);
    expect(fr).toMatch(/^data\.x n’est pas valide : \S/);
    for (const text of [en, fr]) expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  test('counts what it names, and says what a fraction is', () => {
    const one = { field: 'x', state: 'value', problem: 'too_small', wanted: 'array', limit: 1, inclusive: true } as const;
    expect(findingWords('en', one)).toBe('x is not valid: it must have at least 1 item');
    expect(findingWords('en', { ...one, limit: 2, inclusive: false })).toBe('x is not valid: it must have more than 2 items');
    expect(findingWords('fr', { ...one, limit: 0 })).toBe('x n’est pas valide : il faut au moins 0 élément');
    expect(findingWords('fr', { ...one, wanted: 'number', limit: 3 })).toBe('x n’est pas valide : il faut au moins 3');
    const fraction = { field: 'x', state: 'value', problem: 'wrong_type', wanted: 'int', got: 'number' } as const;
    expect(findingWords('en', fraction)).toBe('x is not valid: it must be a whole number, not a fraction');
    expect(findingWords('fr', fraction)).toBe('x n’est pas valide : il faut un nombre entier, pas un nombre à virgule');
  });
});

test('a place in a list has the remedy of the list, and one without a name is named by its number', () => {
  expect(fieldRemedy('en', 'data.country.0')).toContain('ISO 3166-1');
  expect(fieldRemedy('en', '0')).toBe('correct 0 and send the event again with the same id');
});

test('a policy with one finding contradicts itself in one place', () => {
  const words = (findings: number, language: 'en' | 'fr' = 'en') =>
    problems['invalid-policy'].render({ findings }, voiceOf(language));
  expect([words(1, 'fr'), words(2, 'fr')]).toEqual([
    'La politique se contredit en 1 endroit.',
    'La politique se contredit en 2 endroits.',
  ]);
  expect([words(1), words(2)]).toEqual([
    'The policy contradicts itself in 1 place.',
    'The policy contradicts itself in 2 places.',
  ]);
});

test('a band that overlaps one without an end is worded without its end', () => {
  const words = (language: 'en' | 'fr', about: object) =>
    policyFindings['band-overlaps'].message.render(about, voiceOf(language));
  expect(words('en', {})).toBe('overlaps the band below, which has no end');
  expect(words('fr', {})).toBe('recouvre le palier inférieur, qui n’a pas de fin');
  expect([words('en', { to: 5 }), words('fr', { to: 5 })]).toEqual([
    'overlaps the band below, which ends at 5',
    'recouvre le palier inférieur, qui finit à 5',
  ]);
});

test('values of another shape leave the code alone', () => {
  expect(policyFinding('f', 'two-caps', {} as { days: number })).toMatchObject({ message: 'two-caps', remedy: 'f' });
  // only another version can have written these
  expect(refusalInEnglish({ code: 'task-held', about: {} } as unknown as Refusal)).toBe('task-held');
  const strange = { code: 'wrong_currency', field: 'currency', about: {} } as unknown as Rejection;
  expect(rejectionInEnglish(strange)).toEqual({ message: 'wrong_currency', remedy: 'currency' });
});

test('of a wrong field without a finding its name is said', () => {
  const fields = [{ name: 'body.reason' }];
  expect(problems['invalid-request'].render({ fields }, voiceOf('en'))).toBe('Check these fields: body.reason.');
});
