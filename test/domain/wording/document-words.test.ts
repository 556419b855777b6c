import { expect, test } from 'vitest';
import { refusals } from '../../../domain/refusal.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';

test('a code that is not right says how many tries are left, or that a new one is needed', () => {
  for (const language of readingLanguages) {
    const [last, some] = [0, 2].map((left) => refusals['code-wrong'].render({ left }, voiceOf(language)));
    expect(last).not.toContain('0');
    expect(some).toContain('2');
  }
});

test('a document that was refused is another matter than one that is still being scanned', () => {
  for (const language of readingLanguages) {
    const [refused, scanned] = ['refused', 'received'].map((state) =>
      refusals['document-not-clean'].render({ state }, voiceOf(language)),
    );
    expect(refused).not.toBe(scanned);
  }
});
