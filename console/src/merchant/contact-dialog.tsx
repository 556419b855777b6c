import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Merchant } from '../../../domain/model/merchant.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { useWrite } from '../queries.ts';
import { DAY } from '../shell/days-until.ts';
import { FormDialog } from '../shell/form-dialog.tsx';

const channels = ['phone', 'email', 'chat', 'visit', 'post'];
const outcomes = ['reached', 'no_answer', 'left_message', 'will_send', 'call_back', 'refused'];

/** what was spoken about, and when to follow up: it comes back on that day as a task */
export function ContactDialog({ merchant, onClose }: { readonly merchant: Merchant; readonly onClose: () => void }) {
  const { t, term } = useWords();
  const now = useNow();
  const [channel, setChannel] = useState('phone');
  const [outcome, setOutcome] = useState('reached');
  const [topic, setTopic] = useState('');
  const [summary, setSummary] = useState('');
  const [days, setDays] = useState('');
  const [tried, setTried] = useState(false);
  const said = JSON.stringify([channel, outcome, topic, summary, days]);
  const write = useWrite<object>(`/merchants/${merchant.merchantId}/contacts`, said);
  const inDays = days.trim() === '' ? undefined : Number.parseInt(days, 10);
  const wrongDays = inDays !== undefined && !(inDays >= 1 && inDays <= 365);
  const send = (): void => {
    setTried(true);
    if (topic.trim() === '' || summary.trim() === '' || wrongDays) return;
    const followUp = inDays === undefined ? {} : { followUpAt: new Date(now + inDays * DAY).toISOString() };
    write.mutate({ version: merchant.version, channel, outcome, topic, summary, ...followUp }, { onSuccess: onClose });
  };
  const optionsOf = (values: readonly string[]) => values.map((value) => ({ value, label: term(value) }));
  const choice = (values: readonly string[], value: string, set: (value: string) => void) => (
    <Select
      options={optionsOf(values)}
      selectedOption={{ value, label: term(value) }}
      onChange={({ detail }) => set(detail.selectedOption.value ?? value)}
    />
  );
  const needed = (text: string): string => (tried && text.trim() === '' ? t('submit.missing') : '');
  return (
    <FormDialog
      title={t('contact.title', { name: merchant.legalName })}
      action={t('contact.log')}
      write={write}
      onSend={send}
      onClose={onClose}
    >
      <FormField label={t('contact.channel')}>{choice(channels, channel, setChannel)}</FormField>
      <FormField label={t('contact.topic')} errorText={needed(topic)} stretch>
        <Input value={topic} onChange={({ detail }) => setTopic(detail.value)} />
      </FormField>
      <FormField label={t('contact.summary')} errorText={needed(summary)} stretch>
        <Textarea value={summary} rows={3} onChange={({ detail }) => setSummary(detail.value)} />
      </FormField>
      <FormField label={t('contact.outcome')}>{choice(outcomes, outcome, setOutcome)}</FormField>
      <FormField label={t('contact.followUp')} errorText={wrongDays ? t('work.daysWrong', { most: 365 }) : ''}>
        <Input type="number" inputMode="numeric" value={days} onChange={({ detail }) => setDays(detail.value)} />
      </FormField>
    </FormDialog>
  );
}
