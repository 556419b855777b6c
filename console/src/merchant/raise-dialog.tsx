import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy, useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { PersonField } from '../shell/person-field.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';

/** work for another team, or for one person of it */
export function RaiseDialog({ merchant, onClose }: { readonly merchant: Merchant; readonly onClose: () => void }) {
  const { t } = useWords();
  const titleOf = useQueueTitle();
  const { data } = usePolicy();
  const [queue, setQueue] = useState('');
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const write = useWrite<object>(`/merchants/${merchant.merchantId}/tasks`, JSON.stringify([queue, title, note, to]));
  const options = (data?.policy.tasks.queues ?? [])
    .filter(({ byHand }) => byHand)
    .map(({ key }) => ({ value: key, label: titleOf(key) }));
  const send = (): void => {
    setTried(true);
    if (queue === '' || title.trim() === '') return;
    const more = { ...(note.trim() === '' ? {} : { note }), ...(to === '' ? {} : { to }) };
    write.mutate({ version: merchant.version, queue, title, ...more }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('raise.title', { name: merchant.legalName })}
      action={t('raise.open')}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      <FormField label={t('raise.queue')} errorText={tried && queue === '' ? t('raise.queueMissing') : ''} stretch>
        <Select
          options={options}
          placeholder={t('raise.queueNone')}
          selectedOption={options.find(({ value }) => value === queue) ?? null}
          onChange={({ detail }) => setQueue(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField label={t('raise.what')} errorText={tried && title.trim() === '' ? t('submit.missing') : ''} stretch>
        <Input value={title} onChange={({ detail }) => setTitle(detail.value)} />
      </FormField>
      <FormField label={t('raise.note')} stretch>
        <Textarea value={note} rows={3} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
      <PersonField tasks={[]} label="raise.person" onChange={setTo} wrong={false} />
    </FormDialog>
  );
}
