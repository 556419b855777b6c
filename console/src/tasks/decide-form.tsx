import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useRef, useState } from 'react';
import { firstDue } from '../../../domain/requirement/postponement.ts';
import { waivingTakesTwo } from '../../../domain/requirement/takes-two.ts';
import { mayChoose } from '../../../domain/task/who-decides.ts';
import type { Requirement, Task } from '../answers.ts';
import type { ShownSnapshot } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { useNow } from '../now.tsx';
import { usePolicy, useWrite } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { DAY, daysUntil } from '../shell/days-until.ts';
import { FreeText } from '../shell/free-text.tsx';
import { Quoted } from '../shell/quoted.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { shortName } from '../shell/short-name.ts';
import { useToasts } from '../shell/toasts.tsx';
import { useKey } from '../shell/use-key.ts';
import { useNarrow } from '../shell/use-narrow.ts';
import { type AskedInformation, AskInformation } from './ask-information.tsx';
import { DeclineField } from './decline-field.tsx';
import { RejectionField } from './rejection-field.tsx';
import { useChoiceTold } from './use-choice-told.ts';

interface Props {
  readonly task: Task;
  readonly snapshot: ShownSnapshot;
  /** the decision is stored: goes on to another task, or answers false when there is none */
  readonly onDecided: () => boolean;
}

interface Decision {
  readonly version: number;
  readonly choice: string;
  readonly reason: string;
  readonly extendDays?: number;
  readonly message?: AskedInformation;
  readonly rejection?: string;
  readonly declineCode?: string;
}

/** so many days may be given at once, and up to policy's bound after the first due date: beyond that a lead decides */
const useMostDays = (requirement: Requirement | undefined, beyond: boolean): number => {
  const now = useNow();
  const { data } = usePolicy();
  const { maximumExtensionDays: atOnce = 1, maximumPostponementDays: bound } = data?.policy.requirements ?? {};
  const due = requirement === undefined ? undefined : firstDue(requirement);
  if (beyond || bound === undefined || due === undefined) return atOnce;
  return Math.min(atOnce, daysUntil(Date.parse(due) + bound * DAY, now));
};

const isFirstOfTwo = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'approved_once';

/** a choice and why: the run goes on with it, the timeline keeps it */
export function DecideForm({ task, snapshot, onDecided }: Props) {
  const { t, term } = useWords();
  const path = `/merchants/${task.merchantId}/tasks/${encodeURIComponent(task.id)}`;
  // there the choice is a list that says its own name
  const narrow = useNarrow();
  const { access, can } = usePerson();
  // what this role may not choose is not offered; the API would refuse it
  const choices = task.choices.filter((one) => mayChoose(access, task, one));
  // nothing is chosen before the person chooses
  const [choice, setChoice] = useState<string>();
  const [message, setMessage] = useState<AskedInformation>({ items: [] });
  const [reason, setReason] = useState('');
  const [days, setDays] = useState('7');
  const [rejection, setRejection] = useState('');
  const [declineCode, setDeclineCode] = useState('');
  const [tried, setTried] = useState(false);
  const { tell } = useToasts();
  const told = (answer: unknown): void => {
    const went = onDecided();
    if (isFirstOfTwo(answer)) tell({ text: t('toast.approvedOnce', { title: task.title }) });
    // where the page stays, it says so itself
    else if (went) tell({ text: t('toast.decided', { choice: term(choice ?? ''), title: task.title }) });
  };
  const decide = useWrite<Decision>(
    `${path}/decision`,
    JSON.stringify([choice, reason, days, message, rejection, declineCode]),
    told,
  );
  const requirement = snapshot.requirements.find(({ id }) => id === task.subjectId);
  const most = useMostDays(requirement, can('postpone.beyond'));
  const asks = choice === 'request_information';
  const rejects = choice === 'reject';
  const declines = choice === 'decline' && task.subjectKind === 'risk_review';
  const { data: known } = usePolicy();
  const wantsCode = declines && known?.policy.risk.declineReasons.length !== 0;
  const more = choice === 'extend' ? Number.parseInt(days, 10) : undefined;
  const wrongDays = more !== undefined && !(more >= 1 && more <= most);
  const form = useRef<HTMLFormElement>(null);
  useKey('d', () => form.current?.querySelector('button')?.focus());
  return (
    <form
      ref={form}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (
          choice === undefined ||
          reason.trim() === '' ||
          wrongDays ||
          (asks && message.items.length === 0) ||
          (rejects && rejection === '') ||
          (wantsCode && declineCode === '')
        )
          return;
        const extra = {
          ...(more === undefined ? {} : { extendDays: more }),
          ...(asks ? { message } : {}),
          ...(rejects ? { rejection } : {}),
          ...(wantsCode ? { declineCode } : {}),
        };
        decide.mutate({ version: task.version, choice, reason, ...extra });
      }}
    >
      <SpaceBetween size="s">
        <Refusal error={decide.error} />
        <FormField
          label={narrow ? undefined : t('tasks.choice')}
          errorText={tried && choice === undefined ? t('decide.choose') : ''}
          stretch
        >
          <SegmentedControl
            label={t('tasks.choice')}
            selectedId={choice ?? null}
            onChange={({ detail }) => setChoice(detail.selectedId)}
            options={choices.map((id) => ({ id, text: term(id) }))}
          />
        </FormField>
        {more !== undefined && (
          <FormField label={t('task.extendDays')} errorText={wrongDays ? t('work.daysWrong', { most }) : ''}>
            <Input type="number" inputMode="numeric" value={days} onChange={({ detail }) => setDays(detail.value)} />
          </FormField>
        )}
        {choice === 'waive' && requirement !== undefined && waivingTakesTwo(requirement) && (
          <Alert type="info">{t('task.waiveTakesTwo')}</Alert>
        )}
        {rejects && requirement !== undefined && (
          <RejectionField requirement={requirement} value={rejection} onChange={setRejection} tried={tried} />
        )}
        {declines && <DeclineField value={declineCode} onChange={setDeclineCode} tried={tried} />}
        {asks && (
          <AskInformation
            merchantId={task.merchantId}
            merchantLocale={snapshot.merchant.locale}
            value={message}
            onChange={setMessage}
            tried={tried}
          />
        )}
        <FormField
          label={t(asks || rejects || declines ? 'task.internalReason' : 'tasks.reason')}
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
  );
}

/** who decided what, once it is decided */
export function Ended({ task }: { readonly task: Task }) {
  const { t, term } = useWords();
  const choiceTold = useChoiceTold();
  if (task.status === 'cancelled') return <Alert type="info">{term(task.cancelReason)}</Alert>;
  if (task.status !== 'decided') return null;
  return (
    <Alert type="success">
      {t('tasks.done', { choice: choiceTold(task.decision) })} · {task.approvals.map(({ by }) => shortName(by)).join(', ')}
      {t('colon')}
      <Quoted>
        <FreeText text={task.decision.reason} />
      </Quoted>
    </Alert>
  );
}
