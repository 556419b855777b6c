import Flashbar from '@cloudscape-design/components/flashbar';
import { useWords } from '../i18n/index.tsx';
import { useRefusalText } from '../shell/refusal.tsx';
import { taskKey } from './task-table.tsx';
import type { Outcome } from './use-bulk.ts';

/** what became of many: how many were done, and for each other one who was faster */
export function OutcomeTold({ outcome, onDismiss }: { readonly outcome: Outcome; readonly onDismiss: () => void }) {
  const { t } = useWords();
  const why = useRefusalText();
  return (
    <Flashbar
      items={[
        {
          id: 'outcome',
          type: outcome.refused.length === 0 ? 'success' : 'warning',
          dismissible: true,
          onDismiss,
          header: t('work.done', { n: outcome.done }),
          content: outcome.refused.map(({ task, error }) => (
            <div key={taskKey(task)}>{t('work.notDone', { title: task.title, why: why(error) })}</div>
          )),
        },
      ]}
    />
  );
}
