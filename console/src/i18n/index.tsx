import { I18nProvider as CloudscapeI18n, type I18nProviderProps } from '@cloudscape-design/components/i18n';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { en, type Key } from './en.ts';
import { fr } from './fr.ts';
import { termIn } from './terms.ts';

export type Locale = 'en' | 'fr';
interface Words {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
  readonly term: (value: string) => string;
}
const Current = createContext<Words | undefined>(undefined);
const kept = 'firstsale.locale';

const firstLocale = (): Locale => {
  const chosen = localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith('fr') ? 'fr' : 'en';
};

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const load = (locale: Locale) =>
  locale === 'fr'
    ? import('@cloudscape-design/components/i18n/messages/all.fr')
    : import('@cloudscape-design/components/i18n/messages/all.en');

export function I18n({ children }: { readonly children: ReactNode }) {
  const [locale, setLocale] = useState(firstLocale);
  const [messages, setMessages] = useState<readonly I18nProviderProps.Messages[]>([]);
  useEffect(() => {
    document.documentElement.lang = locale;
    localStorage.setItem(kept, locale);
    let wanted = true;
    void load(locale).then((module) => {
      if (wanted) setMessages([module.default]);
    });
    return () => {
      wanted = false;
    };
  }, [locale]);
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
