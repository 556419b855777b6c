import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { shortName } from '../shell/short-name.ts';
import { useBulk } from '../tasks/use-bulk.ts';
import { useTaskList } from '../tasks/use-task-list.ts';

/** all that somebody holds goes back to their team, for whoever is there */
export function HandBackDialog({ person, onClose }: { readonly person: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const list = useTaskList('all');
  const release = useBulk('release');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const held = list.tasks.filter((one) => one.status === 'claimed' && one.claimedBy === person && one.team !== undefined);
  const send = (): void => {
    setTried(true);
    if (reason.trim() === '' || held.length === 0) return;
    release.mutate(
      { tasks: held, body: { reason } },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: ['teams'] });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('teams.handBackTitle', { who: shortName(person) })}
      action={t('teams.handBack', { n: held.length })}
      write={release}
      onSend={send}
      onClose={onClose}
    >
      <div>{t('teams.handBackNote')}</div>
      <FormField label={t('tasks.reason')} errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''} stretch>
        <Textarea value={reason} rows={2} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
