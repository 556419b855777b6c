import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { useNow } from '../now.tsx';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import type { RealtimeQueue } from './use-realtime.ts';
import { useRealtimeWords } from './words/use-realtime-words.ts';

interface Props {
  readonly queue: RealtimeQueue;
  readonly title: string;
  readonly onClose: () => void;
}

/** another number for a day, with a reason: it stands beside the forecast */
export function OverrideDialog({ queue: { queue, ahead, band }, title, onClose }: Props) {
  const w = useRealtimeWords();
  const { date } = useFormat();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const days = [...new Set([today, ...ahead.map(({ target }) => target)])].filter((one) => one >= today);
  const options = days.map((value) => ({ value, label: date(`${value}T12:00:00.000Z`) }));
  const [target, setTarget] = useState(today);
  const [typed, setTyped] = useState(band === null ? '' : String(Math.round(band.point)));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const write = useWrite<object>('/forecasts/overrides', JSON.stringify([queue, target, typed, reason]));
  const point = Number(typed);
  const wrong = {
    point: typed.trim() !== '' && point >= 0 && point <= 1_000_000 ? '' : w('numberWrong'),
    reason: reason.trim() === '' ? w('reasonMissing') : '',
  };
  const send = (): void => {
    setTried(true);
    if (Object.values(wrong).some((text) => text !== '')) return;
    write.mutate({ queue, target, point, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog title={w('overrideTitle', { queue: title })} action={w('save')} write={write} onSend={send} onClose={onClose}>
      <div>{w('overrideNote')}</div>
      <FormField label={w('day')} stretch>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === target) ?? null}
          onChange={({ detail }) => setTarget(detail.selectedOption.value ?? today)}
        />
      </FormField>
      <FormField label={w('number')} errorText={tried ? wrong.point : ''} stretch>
        <Input type="number" inputMode="decimal" value={typed} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
      <FormField label={w('reason')} errorText={tried ? wrong.reason : ''} stretch>
        <Textarea value={reason} rows={2} onChange={({ detail }) => setReason(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
