import Flashbar from '@cloudscape-design/components/flashbar';
import { onlineManager, type Query, useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useToasts } from './toasts.tsx';
import { UndoButton } from './undo-button.tsx';

const isDown = ({ state }: Query): boolean => state.error?.name === 'ApiDown';
/** what the laptop's own doors say says nothing about the API */
const isOfApi = ({ queryKey: [what] }: Query): boolean => what !== 'laptop';

/** what was just done, and one line when the API is away; that goes by itself when the API is back, and whatever found it away is asked again then */
export function Notices() {
  const { t } = useWords();
  const client = useQueryClient();
  const { toasts, dismiss } = useToasts();
  useIsFetching();
  const online = useSyncExternalStore(
    (told) => onlineManager.subscribe(told),
    () => onlineManager.isOnline(),
  );
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
    <>
      <div role="status" className="notices">
        {(down || !online) && <Flashbar items={[{ id: 'down', type: 'warning', content: t('shell.down') }]} />}
      </div>
      <div role="status" className="toasts">
        {toasts.length > 0 && (
          <Flashbar
            items={toasts.map(({ id, text, undo }) => ({
              id,
              type: 'info' as const,
              content: text,
              dismissible: true,
              dismissLabel: t('dialog.close'),
              onDismiss: () => dismiss(id),
              action: undo === undefined ? undefined : <UndoButton id={id} undo={undo} />,
            }))}
          />
        )}
      </div>
    </>
  );
}
