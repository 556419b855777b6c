import { useWords } from '../i18n/index.tsx';

/** `2026-05` as a person says it */
export const useMonth = (): ((month: string) => string) => {
  const { locale } = useWords();
  const format = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (month) => format.format(new Date(`${month}-01T00:00:00Z`));
};
