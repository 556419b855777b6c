import { useMemo } from 'react';
import { useWords } from '../../i18n/index.tsx';
import { en, type FigureWord } from './en.ts';
import { fr } from './fr.ts';

export type FigureTexts = (key: FigureWord, values?: Readonly<Record<string, string | number>>) => string;

/** the words of the figures in the language chosen */
export const useFigureWords = (): FigureTexts => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts: Readonly<Record<FigureWord, string>> = locale === 'fr' ? fr : en;
    return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }, [locale]);
};
