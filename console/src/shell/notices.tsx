import Flashbar from '@cloudscape-design/components/flashbar';
import { type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWords } from '../i18n/index.tsx';

const isDown = ({ state }: Query): boolean => state.error?.name === 'ApiDown';
/** what the laptop's own doors say says nothing about the API */
const isOfApi = ({ queryKey: [what] }: Query): boolean => what !== 'laptop';

/** one line when the API is away; it goes by itself when the API is back, and whatever found it away is asked again then */
export function Notices() {
  const { t } = useWords();
  const client = useQueryClient();
  useIsFetching();
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'success' || !isOfApi(event.query)) return;
        void client.refetchQueries({ type: 'active', predicate: isDown }, { cancelRefetch: false });
      }),
    [client],
  );
  const down = client
    .getQueryCache()
    .getAll()
    .some((query) => isDown(query) && query.isActive());
  return (
    <div role="status" className="notices">
      {down && <Flashbar items={[{ id: 'down', type: 'warning', content: t('shell.down') }]} />}
    </div>
  );
}
