import * as z from 'zod';
import { type Phrase, phrase } from '../phrase.ts';
import type { ReadingLanguage } from '../reading-language.ts';
import { type Speech, speechOf } from './speech.ts';

type Words<About> = Readonly<Record<ReadingLanguage, (about: About, speech: Speech) => string>>;

/** Declares a sentence of a policy: its values, and its words in every reading language. */
export const sentence = <Schema extends z.ZodType>(about: Schema, { en, fr }: Words<z.output<Schema>>): Phrase<Schema> =>
  phrase(about, { en: (given) => en(given, speechOf('en')), fr: (given) => fr(given, speechOf('fr')) });

export const none = z.object({});
export const text = z.string();
export const number = z.number();
export const yes = z.boolean();
/** minor units by ISO 4217 currency */
export const money = z.record(z.string(), z.number());
/** a queue by its key and the title that its policy gives it; a key without a queue stands for its title */
export const queueName = z.object({ key: text, title: text });
