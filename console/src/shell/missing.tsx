import Alert from '@cloudscape-design/components/alert';
import type { Key } from '../i18n/en.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from './link.tsx';

interface Props {
  readonly text: Key;
  /** where to go on */
  readonly to: string;
  readonly link: Key;
}

/** what an address leads to is not there, and where to go on */
export function Missing({ text, to, link }: Props) {
  const { t } = useWords();
  return (
    <Alert type="warning">
      {t(text)} <PageLink to={to}>{t(link)}</PageLink>
    </Alert>
  );
}
