import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { Task } from '../../../domain/model/task.ts';
import { ApiProblem } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { shortName } from './holder.tsx';

function Refusal({ error }: { readonly error: Error | null }) {
  const { t } = useWords();
  if (error === null) return null;
  const lost = error instanceof ApiProblem && error.status === 409;
  return (
    <Alert type={lost ? 'warning' : 'error'} header={lost ? t('tasks.lost') : undefined}>
      {error.message}
    </Alert>
  );
}

/** claim, release, decide: the page mirrors what the API enforces */
export function DecideForm({ task }: { readonly task: Task }) {
  const { t, term } = useWords();
  const { instant } = useFormat();
  const person = usePerson();
  const path = `/merchants/${task.merchantId}/tasks/${encodeURIComponent(task.id)}`;
  const claim = useWrite<{ version: number }>(`${path}/claim`);
  const release = useWrite<{ version: number }>(`${path}/release`);
  const decide = useWrite<{ version: number; choice: string; reason: string }>(`${path}/decision`);
  const [choice, setChoice] = useState(task.choices[0] ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  if (task.status === 'decided')
    return (
      <Alert type="success">
        {t('tasks.done', { choice: term(task.decision.choice) })} · {shortName(task.decision.by)}: “{task.decision.reason}”
      </Alert>
    );
  if (task.status === 'cancelled') return <Alert type="info">{task.cancelReason}</Alert>;
  const mayDecide = person.can('task.decide') && (task.subjectKind !== 'risk_review' || person.can('risk.decide'));
  const mine = task.status === 'claimed' && task.claimedBy === person.id;
  const wasFirst = task.approvals.some(({ by }) => by === person.id);
  const isSecond = task.approvals.length > 0 && !wasFirst;
  const options = task.choices.map((value) => ({ value, label: term(value) }));
  const error = decide.error ?? claim.error ?? release.error;
  return (
    <SpaceBetween size="s">
      {task.status === 'claimed' && !mine && (
        <Alert type="warning">{t('tasks.heldBy', { by: shortName(task.claimedBy), when: instant(task.claimedAt) })}</Alert>
      )}
      {wasFirst && <Alert type="info">{t('tasks.notYou')}</Alert>}
      {isSecond && mayDecide && <Alert type="info">{t('tasks.second')}</Alert>}
      <Refusal error={error} />
      {!mayDecide && <Alert type="info">{t('tasks.notAllowed')}</Alert>}
      <SpaceBetween size="xs" direction="horizontal">
        {person.can('task.work') && task.status === 'open' && (
          <Button variant="primary" loading={claim.isPending} onClick={() => claim.mutate({ version: task.version })}>
            {t('tasks.claim')}
          </Button>
        )}
        {mine && (
          <Button loading={release.isPending} onClick={() => release.mutate({ version: task.version })}>
            {t('tasks.release')}
          </Button>
        )}
      </SpaceBetween>
      {mayDecide && mine && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (reason.trim() !== '') decide.mutate({ version: task.version, choice, reason });
          }}
        >
          <SpaceBetween size="s">
            <FormField label={t('tasks.choice')}>
              <Select
                selectedOption={options.find(({ value }) => value === choice) ?? null}
                options={options}
                onChange={({ detail }) => setChoice(detail.selectedOption.value ?? '')}
              />
            </FormField>
            <FormField
              label={t('tasks.reason')}
              errorText={tried && reason.trim() === '' ? t('tasks.reasonMissing') : ''}
              stretch
            >
              <Textarea value={reason} rows={3} onChange={({ detail }) => setReason(detail.value)} />
            </FormField>
            <Button variant="primary" formAction="submit" loading={decide.isPending}>
              {t('tasks.decide')}
            </Button>
          </SpaceBetween>
        </form>
      )}
      {mayDecide && task.status === 'open' && <span className="quiet">{t('tasks.claimFirst')}</span>}
    </SpaceBetween>
  );
}
