import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Task } from '../../../domain/model/task.ts';
import { useWords } from '../i18n/index.tsx';
import { usePolicy, useWrite } from '../queries.ts';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { useNarrow } from '../shell/use-narrow.ts';

interface Decision {
  readonly version: number;
  readonly choice: string;
  readonly reason: string;
  readonly extendDays?: number;
}

/** a choice and why: the run goes on with it, the timeline keeps it */
export function DecideForm({ task }: { readonly task: Task }) {
  const { t, term } = useWords();
  const path = `/merchants/${task.merchantId}/tasks/${encodeURIComponent(task.id)}`;
  const { data: policy } = usePolicy();
  // there the choice is a list that says its own name
  const narrow = useNarrow();
  const [choice, setChoice] = useState(task.choices[0] ?? '');
  const [reason, setReason] = useState('');
  const [days, setDays] = useState('7');
  const [tried, setTried] = useState(false);
  const decide = useWrite<Decision>(`${path}/decision`, JSON.stringify([choice, reason, days]));
  const most = policy?.policy.requirements.maximumExtensionDays ?? 1;
  const more = choice === 'extend' ? Number.parseInt(days, 10) : undefined;
  const wrongDays = more !== undefined && !(more >= 1 && more <= most);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim() === '' || wrongDays) return;
        decide.mutate({ version: task.version, choice, reason, ...(more === undefined ? {} : { extendDays: more }) });
      }}
    >
      <SpaceBetween size="s">
        <Refusal error={decide.error} />
        <FormField label={narrow ? undefined : t('tasks.choice')} stretch>
          <SegmentedControl
            label={t('tasks.choice')}
            selectedId={choice}
            onChange={({ detail }) => setChoice(detail.selectedId)}
            options={task.choices.map((id) => ({ id, text: term(id) }))}
          />
        </FormField>
        {more !== undefined && (
          <FormField label={t('task.extendDays')} errorText={wrongDays ? t('work.daysWrong', { most }) : ''}>
            <Input type="number" inputMode="numeric" value={days} onChange={({ detail }) => setDays(detail.value)} />
          </FormField>
        )}
        <FormField label={t('tasks.reason')} errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''} stretch>
          <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
        </FormField>
        <Button variant="primary" formAction="submit" loading={decide.isPending}>
          {t('tasks.decide')}
        </Button>
      </SpaceBetween>
    </form>
  );
}

/** who decided what, once it is decided */
export function Ended({ task }: { readonly task: Task }) {
  const { t, term } = useWords();
  if (task.status === 'cancelled') return <Alert type="info">{task.cancelReason}</Alert>;
  if (task.status !== 'decided') return null;
  return (
    <Alert type="success">
      {t('tasks.done', { choice: term(task.decision.choice) })} · {task.approvals.map(({ by }) => shortName(by)).join(', ')}: “
      {task.decision.reason}”
    </Alert>
  );
}
