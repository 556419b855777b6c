import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.tsx';

/** somebody's words, in the quotation marks of the language of the page */
export function Quoted({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <>
      {t('quote.open')}
      {children}
      {t('quote.close')}
    </>
  );
}
