import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { InstantField, instantOf, type TypedInstant, typedInstant } from './instant-field.tsx';
import { type ShownOutage, useOutageWords } from './use-outages.ts';

export type OutageDeed = 'extend' | 'end' | 'confirm' | 'withdraw';

interface Props {
  readonly outage: ShownOutage;
  readonly deed: OutageDeed;
  readonly onClose: () => void;
}
const hour = 3_600_000;

/** extends an outage, ends it, confirms or withdraws one that waits for a second person; with why */
export function ChangeOutageDialog({ outage, deed, onClose }: Props) {
  const { t } = useWords();
  const words = useOutageWords();
  const now = useNow();
  const [typed, setUntil] = useState<TypedInstant>();
  const until = typed ?? typedInstant(Math.max(now, Date.parse(outage.until)) + 2 * hour);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const write = useWrite<object>(`/outages/${encodeURIComponent(outage.id)}`, JSON.stringify([deed, until, reason]));
  const ends = instantOf(until);
  const wrong = ends === undefined ? t('outage.instantMissing') : ends <= outage.until ? t('outage.endsBefore') : '';
  const send = (): void => {
    setTried(true);
    if (reason.trim() === '' || (deed === 'extend' && wrong !== '')) return;
    const body = { deed: deed === 'withdraw' ? 'end' : deed, reason, ...(deed === 'extend' ? { until: ends } : {}) };
    write.mutate(body, { onSuccess: onClose });
  };
  const note = {
    extend: undefined,
    end: t('outage.endNote', { rate: outage.releasePerHour }),
    confirm: t('outage.confirmNote'),
    withdraw: t('outage.withdrawNote'),
  }[deed];
  return (
    <FormDialog
      title={t(`outage.${deed}Title`, { provider: words.provider(outage) })}
      action={t(`outage.${deed}`)}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      {note !== undefined && <div>{note}</div>}
      {deed === 'extend' && (
        <InstantField label={t('outage.ends')} wrong={tried ? wrong : ''} value={until} onChange={setUntil} />
      )}
      <FormField label={t('tasks.reason')} errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''} stretch>
        <Textarea value={reason} rows={2} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
