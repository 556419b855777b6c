import type { ReadingLanguage } from '../reading-language.ts';

/** a text of the policy that ships, in every reading language */
export type Both = Readonly<Record<ReadingLanguage, string>>;

/** A text of a policy: in the reader's language while it is the one that ships, otherwise as its author wrote it. */
export const shipped = (known: Both | undefined, text: string, language: ReadingLanguage): string =>
  known !== undefined && known.en === text ? known[language] : text;
