import { useMemo } from 'react';
import { useWords } from '../../i18n/index.tsx';
import { en, type PlanWord } from './en.ts';
import { fr } from './fr.ts';

export type PlanTexts = (key: PlanWord, values?: Readonly<Record<string, string | number>>) => string;

/** the words of the plan page in the language chosen */
export const usePlanWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts: Readonly<Record<PlanWord, string>> = locale === 'fr' ? fr : en;
    const w: PlanTexts = (key, values = {}) =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    /** weekdays by name, 1 is Monday */
    const weekday = (day: number): string =>
      new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)));
    return { w, weekday };
  }, [locale]);
};
