import type * as z from 'zod';
import { type Phrase, phrase } from '../phrase.ts';
import type { ReadingLanguage, Voice } from '../voice.ts';
import { fieldRemedy } from './field-remedies.ts';
import type { FoundValue } from './finding.ts';
import { findingWords } from './finding-words.ts';

interface Told {
  readonly message: string;
  readonly remedy: string;
}
type Words<About> = Readonly<Record<ReadingLanguage, (about: About, voice: Voice) => Told>>;

/** one code: why an event was refused, and what its sender does about it */
export interface RejectionPhrase<Schema extends z.ZodType> {
  readonly about: Schema;
  readonly message: Phrase<Schema>;
  readonly remedy: Phrase<Schema>;
}

export const rejectionPhrase = <Schema extends z.ZodType>(
  about: Schema,
  { en, fr }: Words<z.output<Schema>>,
): RejectionPhrase<Schema> => ({
  about,
  message: phrase(about, { en: (...given) => en(...given).message, fr: (...given) => fr(...given).message }),
  remedy: phrase(about, { en: (...given) => en(...given).remedy, fr: (...given) => fr(...given).remedy }),
});

/** what the schema of the event found, and what to send instead */
export const found = (language: ReadingLanguage, about: FoundValue): Told => ({
  message: findingWords(language, about),
  remedy: fieldRemedy(language, about.field),
});
