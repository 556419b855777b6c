import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useWords } from '../i18n/index.tsx';

/** the browser's title names what is shown; undefined leaves the title of the screen. Titles change with the address and the language */
export const useTitle = (name: string | undefined): void => {
  const [location] = useLocation();
  const search = useSearch();
  const { locale } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen around sets its own title whenever one of these changes
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Firstsale`;
  }, [name, location, search, locale]);
};
