import * as z from 'zod';
import type { Phrase } from './phrase.ts';
import type { Voice } from './voice.ts';

/** a name, a code, a day or an instant; a number; several of them; an amount in minor units */
const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.object({ minor: z.int(), currency: z.string() }),
]);
/** the values that a code is about, by name */
export const aboutValues = z.record(z.string(), value);

/** a code and its values, as it is stored and sent; the words are found where it is read */
export const told = z.object({ code: z.string().min(1), about: aboutValues });
export type Told = z.infer<typeof told>;
/** rows of older versions, and texts that people or other systems wrote, hold a sentence: it is shown as it is */
export const worded = z.union([z.string().min(1), told]);
export type Worded = z.infer<typeof worded>;

interface Renders {
  render(about: unknown, voice: Voice): string | undefined;
}
type Table = Readonly<Record<string, Phrase<z.ZodType>>>;

/** A writer and a reader for the codes of a table: writing checks the values' types, reading never throws. */
export const wordsOf = <Phrases extends Table>(phrases: Phrases) => {
  const byCode: ReadonlyMap<string, Renders> = new Map(Object.entries(phrases));
  return {
    tell: <Code extends keyof Phrases & string>(code: Code, about: z.input<Phrases[Code]['about']> & Told['about']): Told => ({
      code,
      about,
    }),
    /** a sentence as it is; a code of another version by its name */
    read: (said: Worded, voice: Voice): string =>
      typeof said === 'string' ? said : (byCode.get(said.code)?.render(said.about, voice) ?? voice.word(said.code)),
  };
};
