import { useMemo } from 'react';
import { useWords } from '../../i18n/index.tsx';
import { en, type PlaybookWord } from './en.ts';
import { fr } from './fr.ts';

export type PlaybookTexts = (key: PlaybookWord, values?: Readonly<Record<string, string | number>>) => string;

/** the words of the playbooks' page in the language chosen */
export const usePlaybookWords = (): PlaybookTexts => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts: Readonly<Record<PlaybookWord, string>> = locale === 'fr' ? fr : en;
    return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }, [locale]);
};
