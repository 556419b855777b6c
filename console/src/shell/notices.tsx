import Flashbar from '@cloudscape-design/components/flashbar';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../i18n/index.tsx';

/** one line when the API is away; it goes by itself when the API is back */
export function Notices() {
  const { t } = useWords();
  const client = useQueryClient();
  useIsFetching();
  const down = client
    .getQueryCache()
    .getAll()
    .some(({ state }) => state.error?.name === 'ApiDown');
  return (
    <div role="status" className="notices">
      {down && <Flashbar items={[{ id: 'down', type: 'warning', content: t('shell.down') }]} />}
    </div>
  );
}
