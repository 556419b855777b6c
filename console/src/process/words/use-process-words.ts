import { useMemo } from 'react';
import { useWords } from '../../i18n/index.tsx';
import { en, type ProcessWord } from './en.ts';
import { fr } from './fr.ts';

export type ProcessTexts = (key: ProcessWord, values?: Readonly<Record<string, string | number>>) => string;

/** the words of where time goes in the language chosen */
export const useProcessWords = (): ProcessTexts => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts: Readonly<Record<ProcessWord, string>> = locale === 'fr' ? fr : en;
    return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }, [locale]);
};
