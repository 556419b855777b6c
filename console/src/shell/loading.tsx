import Spinner from '@cloudscape-design/components/spinner';
import { useWords } from '../i18n/index.tsx';

export function Loading() {
  const { t } = useWords();
  return (
    <div className="loading" role="status" aria-label={t('shell.loading')}>
      <Spinner size="large" />
    </div>
  );
}
