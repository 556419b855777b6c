import type * as z from 'zod';
import type { ReadingLanguage } from './reading-language.ts';
import type { Voice } from './voice.ts';

type Words<About> = Readonly<Record<ReadingLanguage, (about: About, voice: Voice) => string>>;

/** one code: the values it is about, and its sentence in every reading language */
export interface Phrase<Schema extends z.ZodType> {
  readonly about: Schema;
  /** undefined for values of another shape, which only another version can have written */
  render(about: unknown, voice: Voice): string | undefined;
}

/** Declares a code. A language without words for it does not compile. */
export const phrase = <Schema extends z.ZodType>(about: Schema, words: Words<z.output<Schema>>): Phrase<Schema> => ({
  about,
  render: (given, voice) => {
    const read = about.safeParse(given);
    return read.success ? words[voice.language](read.data, voice) : undefined;
  },
});
