import { expect, test } from 'vitest';
import { refusals } from '../../../domain/refusal.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';

test('a document that was refused is another matter than one that is still being scanned', () => {
  for (const language of readingLanguages) {
    const [refused, scanned] = ['refused', 'received'].map((state) =>
      refusals['document-not-clean'].render({ state }, voiceOf(language)),
    );
    expect(refused).not.toBe(scanned);
  }
});
