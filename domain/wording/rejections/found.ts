import type { Advice } from '../advice.ts';
import type { ReadingLanguage } from '../reading-language.ts';
import { fieldRemedy } from './field-remedies.ts';
import type { FoundValue } from './finding.ts';
import { findingWords } from './finding-words.ts';

/** what the schema of the event found, and what to send instead */
export const found = (language: ReadingLanguage, about: FoundValue): Advice => ({
  message: findingWords(language, about),
  remedy: fieldRemedy(language, about.field),
});
