import Skeleton from '@cloudscape-design/components/skeleton';
import { useWords } from '../i18n/index.tsx';

const widths = ['40%', '100%', '92%', '96%', '70%'];

/** the shape of what is on its way: nothing moves when it comes */
export function Loading() {
  const { t } = useWords();
  return (
    <div className="loading" role="status" aria-label={t('shell.loading')}>
      {widths.map((width, at) => (
        <Skeleton key={width} display="block" variant={at === 0 ? 'text-heading-l' : 'text-body-m'} width={width} />
      ))}
    </div>
  );
}
