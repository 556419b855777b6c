import type * as z from 'zod';
import { type Phrase, phrase } from './phrase.ts';
import type { ReadingLanguage } from './reading-language.ts';
import type { Voice } from './voice.ts';

/** what is wrong, and what to do about it */
export interface Advice {
  readonly message: string;
  readonly remedy: string;
}
type Words<About> = Readonly<Record<ReadingLanguage, (about: About, voice: Voice) => Advice>>;

/** one code: what is wrong, and what to do about it, in every reading language */
export interface AdvicePhrase<Schema extends z.ZodType> {
  readonly about: Schema;
  readonly message: Phrase<Schema>;
  readonly remedy: Phrase<Schema>;
}

export const advice = <Schema extends z.ZodType>(about: Schema, { en, fr }: Words<z.output<Schema>>): AdvicePhrase<Schema> => ({
  about,
  message: phrase(about, { en: (...given) => en(...given).message, fr: (...given) => fr(...given).message }),
  remedy: phrase(about, { en: (...given) => en(...given).remedy, fr: (...given) => fr(...given).remedy }),
});
