import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { type WatchWish, watchedFigures } from '../../../domain/volume/watch-rule.ts';
import { useWrite } from '../queries.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import { useRealtimeWords } from './words/use-realtime-words.ts';

interface Props {
  readonly queues: readonly string[];
  /** what is looked at: the alert is set on the same part */
  readonly cut: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}
interface Option {
  readonly value: string;
  readonly label: string;
}

function Choice(props: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { label, options, value, onChange } = props;
  return (
    <FormField label={label} stretch>
      <Select
        options={options}
        selectedOption={options.find((one) => one.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** a figure of a queue, for the merchants that are looked at, beyond a threshold, within some hours */
export function WatchDialog({ queues, cut, onClose }: Props) {
  const w = useRealtimeWords();
  const titleOf = useQueueTitle();
  const [wish, setWish] = useState({
    ...{ title: '', queue: '', figure: 'overdue', direction: 'above', threshold: '10', from: '08:00', to: '18:00' },
    ...{ channel: 'console', whose: 'person' },
  });
  const [tried, setTried] = useState(false);
  const write = useWrite<{ kind: 'set'; alert: object }>('/watches', JSON.stringify([wish, cut]));
  const set = (name: keyof typeof wish) => (value: string) => setWish((before) => ({ ...before, [name]: value }));
  const wrong = {
    title: wish.title.trim() === '' ? w('nameMissing') : '',
    threshold: wish.threshold.trim() === '' || !(Number(wish.threshold) >= 0) ? w('numberWrong') : '',
    from: clock.test(wish.from) ? '' : w('clockWrong'),
    to: clock.test(wish.to) ? '' : w('clockWrong'),
  };
  const send = (): void => {
    setTried(true);
    if (Object.values(wrong).some((text) => text !== '')) return;
    const { queue, threshold, ...rest } = wish;
    const part = Object.fromEntries(Object.entries(cut).filter(([, value]) => value !== ''));
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const alert = { ...rest, ...part, ...(queue === '' ? {} : { queue }), threshold: Number(threshold), timeZone };
    write.mutate({ kind: 'set', alert }, { onSuccess: onClose });
  };
  const text = (name: 'title' | 'threshold' | 'from' | 'to', label: string) => (
    <FormField label={label} errorText={tried ? wrong[name] : ''} stretch>
      <Input value={wish[name]} onChange={({ detail }) => set(name)(detail.value)} />
    </FormField>
  );
  const figures: readonly WatchWish['figure'][] = watchedFigures;
  return (
    <FormDialog title={w('alertTitle')} action={w('save')} write={write} onSend={send} onClose={onClose}>
      {text('title', w('name'))}
      <Choice
        label={w('queue')}
        options={[{ value: '', label: w('allQueues') }, ...queues.map((value) => ({ value, label: titleOf(value) }))]}
        value={wish.queue}
        onChange={set('queue')}
      />
      <Choice
        label={w('figure')}
        options={figures.map((value) => ({ value, label: w(`figure.${value}`) }))}
        value={wish.figure}
        onChange={set('figure')}
      />
      <Choice
        label={w('when')}
        options={(['above', 'below'] as const).map((value) => ({ value, label: w(value) }))}
        value={wish.direction}
        onChange={set('direction')}
      />
      {text('threshold', w('threshold'))}
      {text('from', w('from'))}
      {text('to', w('to'))}
      <Choice
        label={w('channel')}
        options={(['console', 'summary'] as const).map((value) => ({ value, label: w(`channel.${value}`) }))}
        value={wish.channel}
        onChange={set('channel')}
      />
      <Choice
        label={w('whose')}
        options={(['person', 'desk'] as const).map((value) => ({ value, label: w(`whose.${value}`) }))}
        value={wish.whose}
        onChange={set('whose')}
      />
    </FormDialog>
  );
}
