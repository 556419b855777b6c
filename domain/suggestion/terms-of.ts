import { newStemmer } from 'snowball-stemmers';

/** languages whose words can be brought to their stem, by their code */
const languages = { de: 'german', en: 'english', es: 'spanish', fr: 'french', pt: 'portuguese' } as const;
export type StemmedLanguage = keyof typeof languages;
export const stemmedLanguages = ['de', 'en', 'es', 'fr', 'pt'] as const satisfies readonly StemmedLanguage[];

/** The stems of a text, and each two that stand beside each other: `my card was declined` and `card declined` share `card` and `declin`. */
export const termsBy = (language: StemmedLanguage): ((text: string) => readonly string[]) => {
  const stemmer = newStemmer(languages[language]);
  const known = new Map<string, string>();
  const stemOf = (word: string): string => {
    const found = known.get(word) ?? stemmer.stem(word);
    known.set(word, found);
    return found;
  };
  return (text) => {
    const stems = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf);
    return [...stems, ...stems.slice(1).map((stem, n) => `${stems[n]} ${stem}`)];
  };
};
