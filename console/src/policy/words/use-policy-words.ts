import { useMemo } from 'react';
import { useWords } from '../../i18n/index.tsx';
import { en, type PolicyWord } from './en.ts';
import { fr } from './fr.ts';

export type PolicyTexts = (key: PolicyWord, values?: Readonly<Record<string, string | number>>) => string;

const isWord = (key: string): key is PolicyWord => Object.hasOwn(en, key);

/** the words of the policy page in the language chosen */
export const usePolicyWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts: Readonly<Record<PolicyWord, string>> = locale === 'fr' ? fr : en;
    const p: PolicyTexts = (key, values = {}) =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
    /** what a field, a kind or a part is called; its name in the document where no form shows it */
    const named = (group: 'field' | 'kind' | 'part', name: string): string => {
      const key = `${group}.${name}`;
      return isWord(key) ? texts[key] : name;
    };
    return { p, named };
  }, [locale]);
};
