import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { refusals } from '../../../domain/refusal.ts';
import { problems } from '../../../domain/wording/refusals/problem-phrases.ts';
import { readingLanguages, type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import { sampleOf } from './sample-values.ts';

interface Worded {
  readonly about: z.ZodType;
  render(about: unknown, voice: Voice): string | undefined;
}
const tables: Readonly<Record<string, Readonly<Record<string, Worded>>>> = { refusals, problems };
const codes = Object.entries(tables).flatMap(([kind, table]) =>
  Object.entries(table).map(([code, one]) => ({ kind, code, one })),
);
/** English words that no French sentence has */
const english = /(?<!\p{L})(the|of|is|are|was|not|with|since|waiting|look|again|no one|there|choose|too)(?!\p{L})/iu;
const own = { person: () => 'Ana', instant: (iso: string) => iso.slice(0, 10) };

test('there are codes to look at', () => {
  expect(codes.length).toBeGreaterThan(55);
});

describe.each(codes)('$kind: $code', ({ one }) => {
  const about = sampleOf(one.about);
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
