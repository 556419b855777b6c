import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { ReadingLanguage } from '../../../domain/wording/reading-language.ts';
import { en, type Words } from './en.ts';
import { fr } from './fr.ts';

const kept = 'firstsale-language';
const all: Readonly<Record<ReadingLanguage, Words>> = { en, fr };
export const languages: readonly ReadingLanguage[] = ['en', 'fr'];

const first = (): ReadingLanguage => {
  const chosen = localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith('fr') ? 'fr' : 'en';
};

interface Reader {
  readonly language: ReadingLanguage;
  readonly t: Words;
  readonly choose: (language: ReadingLanguage) => void;
}
const ReaderContext = createContext<Reader>({ language: 'en', t: en, choose: () => undefined });

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(first);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const reader = useMemo(() => {
    const choose = (next: ReadingLanguage): void => {
      localStorage.setItem(kept, next);
      setLanguage(next);
    };
    return { language, t: all[language], choose };
  }, [language]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export const useWords = (): Reader => useContext(ReaderContext);

/** the words of one page, which come along with it only */
export const useWordsOf = <T,>(words: Readonly<Record<ReadingLanguage, T>>): T => words[useWords().language];
