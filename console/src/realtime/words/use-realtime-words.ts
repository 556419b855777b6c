import { useMemo } from 'react';
import { useWords } from '../../i18n/index.tsx';
import { en, type RealtimeWord } from './en.ts';
import { fr } from './fr.ts';

/** the words of the realtime page in the language chosen */
export const useRealtimeWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts: Readonly<Record<RealtimeWord, string>> = locale === 'fr' ? fr : en;
    return (key: RealtimeWord, values: Readonly<Record<string, string | number>> = {}): string =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }, [locale]);
};
