import { I18nProvider as CloudscapeI18n, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { termIn } from '../../../domain/wording/term.ts';
import { en, type Key } from './en.ts';
import { fr } from './fr.ts';

export type Locale = 'en' | 'fr';
interface Words {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
  readonly term: (value: string) => string;
}
const Current = createContext<Words | undefined>(undefined);
const kept = 'firstsale.locale';

/** as chosen before, otherwise as the browser's language is */
export const firstLocale = (): Locale => {
  const chosen = localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith('fr') ? 'fr' : 'en';
};

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** texts that the components of the design system bring along */
export const loadMessages = async (locale: Locale): Promise<readonly I18nProviderProps.Messages[]> => {
  const module = await (locale === 'fr'
    ? import('@cloudscape-design/components/i18n/messages/all.fr')
    : import('@cloudscape-design/components/i18n/messages/all.en'));
  return [module.default];
};

interface Props {
  /** the messages of the first locale */
  readonly first: readonly I18nProviderProps.Messages[];
  readonly children: ReactNode;
}

export function I18n({ first, children }: Props) {
  const [locale, setLocale] = useState(firstLocale);
  const [{ messages, of }, setMessages] = useState({ messages: first, of: locale });
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(kept, locale);
    if (of === locale) return;
    let wanted = true;
    void loadMessages(locale).then((loaded) => {
      if (wanted) setMessages({ messages: loaded, of: locale });
    });
    return () => {
      wanted = false;
    };
  }, [locale, of]);
  const words = useMemo<Words>(() => {
    const texts: Readonly<Record<Key, string>> = locale === 'fr' ? fr : en;
    return {
      locale,
      setLocale,
      t: (key, values = {}) => fill(texts[key], values),
      term: (value) => termIn(locale, value),
    };
  }, [locale]);
  return (
    <Current value={words}>
      <CloudscapeI18n locale={locale} messages={messages}>
        {children}
      </CloudscapeI18n>
    </Current>
  );
}

export const useWords = (): Words => {
  const words = use(Current);
  if (words === undefined) throw new Error('useWords needs an I18n above it');
  return words;
};
