import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { rejections } from '../../../domain/events/rejection.ts';
import { policyFindings } from '../../../domain/policy-finding.ts';
import { refusals } from '../../../domain/refusal.ts';
import { identifierErrors } from '../../../domain/wording/identifier-errors.ts';
import { lacks } from '../../../domain/wording/lacks.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { problems } from '../../../domain/wording/refusals/problem-phrases.ts';
import { taskPhrases } from '../../../domain/wording/tasks/task-phrases.ts';
import { twoPeoplePhrases } from '../../../domain/wording/tasks/two-people-phrases.ts';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import { sampleOf } from './sample-values.ts';

interface Worded {
  readonly about: z.ZodType;
  render(about: unknown, voice: Voice): string | undefined;
}
const halvesOf = (
  table: Readonly<Record<string, { readonly message: Worded; readonly remedy: Worded }>>,
  half: 'message' | 'remedy',
) => Object.fromEntries(Object.entries(table).map(([code, one]) => [code, one[half]]));
const tables: Readonly<Record<string, Readonly<Record<string, Worded>>>> = {
  refusals,
  problems,
  identifierErrors,
  taskPhrases,
  twoPeoplePhrases,
  lacks,
  'findings: message': halvesOf(policyFindings, 'message'),
  'findings: remedy': halvesOf(policyFindings, 'remedy'),
  'rejections: message': halvesOf(rejections, 'message'),
  'rejections: remedy': halvesOf(rejections, 'remedy'),
};
/** texts that ship with the policy have words; what a desk wrote itself is the same in every language */
const shippedTexts: Readonly<Record<string, unknown>> = {
  'queue-work': { queue: 'onboarding_call', title: 'Call merchants stuck in onboarding', merchant: 'Zzyx' },
  'risk-reason': { rule: 'country_black', text: 'A country involved is on the FATF call for action', points: 60 },
  'requirement-due': { id: 'bank_account', title: 'Bank account for payouts', from: 'merchant', restricts: [] },
};
const codes = Object.entries(tables).flatMap(([kind, table]) =>
  Object.entries(table).map(([code, one]) => ({ kind, code, one })),
);
/** English words that no French sentence has */
const english = /(?<!\p{L})(the|of|is|are|was|not|with|since|waiting|look|again|no one|there|choose|too)(?!\p{L})/iu;
const own = { person: () => 'Ana', instant: (iso: string) => iso.slice(0, 10) };

test('there are codes to look at', () => {
  expect(codes.length).toBeGreaterThan(200);
});

describe.each(codes)('$kind: $code', ({ code, one }) => {
  const about = shippedTexts[code] ?? sampleOf(one.about);
  const [en, fr] = readingLanguages.map((language) => one.render(about, voiceOf(language, own)) ?? '');
  test('is a sentence in English and another one in French, without a hole', () => {
    for (const said of [en, fr]) {
      expect(said).toMatch(/^\S.*\S$/s);
      expect(said).not.toMatch(/[{}]|undefined|\[object|NaN|\$\{/);
    }
    expect(fr).not.toBe(en);
    expect(fr).not.toMatch(english);
    expect(fr).not.toMatch(/\w[:;?!](\s|$)/);
  });
  test('does not guess at values of another shape', () => {
    expect(one.render('no values', voiceOf('en'))).toBeUndefined();
  });
});
