import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Task } from '../answers.ts';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useMerchant } from '../queries.ts';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { Sla } from '../shell/sla.tsx';
import { State } from '../shell/state.tsx';
import { CallCard } from './call-card.tsx';
import { Decision } from './decision.tsx';
import { Documents } from './documents.tsx';
import { RequestThread } from './request-thread.tsx';
import { RequirementNow } from './requirement-now.tsx';
import { RiskReasons } from './risk-reasons.tsx';
import { Screening } from './screening.tsx';
import { TaskHistory } from './task-history.tsx';
import { useQueueTitle } from './task-table.tsx';
import { Tried } from './tried.tsx';

function Facts({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const { date } = useFormat();
  if (task.facts.length === 0) return null;
  return (
    <div>
      <Box variant="h3">{t('task.knownThen', { when: date(task.openedAt) })}</Box>
      <ul className="facts">
        {task.facts.map((fact) => (
          <li key={fact}>{task.typedFacts.includes(fact) ? <FreeText text={fact} /> : fact}</li>
        ))}
      </ul>
    </div>
  );
}

/** what a person should have read before deciding, by what the task is about */
function Evidence({ snapshot, task }: { readonly snapshot: ShownSnapshot; readonly task: Task }) {
  const requirement = snapshot.requirements.find(({ id }) => task.subjectKind === 'requirement' && id === task.subjectId);
  // what has not changed since is not said twice
  const still = requirement?.dueStatus === 'past_due';
  const review = task.subjectKind === 'risk_review';
  const asked =
    task.subjectKind === 'case' && snapshot.cases.some(({ id, request }) => id === task.subjectId && request !== undefined);
  return (
    <SpaceBetween size="m">
      {asked && <RequestThread merchantId={task.merchantId} caseId={task.subjectId} />}
      {requirement !== undefined && <RequirementNow requirement={requirement} />}
      {review && <RiskReasons merchant={snapshot.merchant} />}
      {!review && !still && <Facts task={task} />}
      {(review || task.choices.includes('screened')) && <Screening merchant={snapshot.merchant} />}
      {!review && <Tried snapshot={snapshot} />}
      <Documents requirements={snapshot.requirements} documents={snapshot.documents} />
      <TaskHistory merchantId={task.merchantId} taskId={task.id} />
    </SpaceBetween>
  );
}

function Whole({ snapshot, task }: { readonly snapshot: ShownSnapshot; readonly task: Task }) {
  const { money, country: nameOf } = useFormat();
  const { t, term } = useWords();
  const titleOf = useQueueTitle();
  const { legalName, country, segment, currency, declaredMonthlyVolumeMinor: declared } = snapshot.merchant;
  const worth = declared === undefined ? [] : [t('today.atRisk', { amount: money(declared, currency) })];
  const about = [nameOf(country), term(segment), ...worth].join(' · ');
  const queue = titleOf(task.queue);
  return (
    <Container
      header={
        <Header variant="h2" description={queue === task.title ? undefined : queue}>
          {task.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div>
          <PageLink to={`/merchants/${task.merchantId}`}>{legalName}</PageLink> <span className="quiet">· {about}</span>
          <div>
            <Sla task={task} explained />
          </div>
        </div>
        {(task.status === 'open' || task.status === 'claimed') && <CallCard task={task} merchant={snapshot.merchant} />}
        <Decision task={task} snapshot={snapshot} />
        <Evidence snapshot={snapshot} task={task} />
      </SpaceBetween>
    </Container>
  );
}

/** the evidence beside the decision; read again every few seconds, so that nobody works on what somebody else has taken */
export function TaskDetails({ merchantId, taskId }: { readonly merchantId: string; readonly taskId: string }) {
  const { t } = useWords();
  const merchant = useMerchant(merchantId);
  return (
    <State of={merchant}>
      {(snapshot) => {
        const task = snapshot.tasks.find((one) => one.id === taskId);
        return task === undefined ? <Alert type="warning">{t('tasks.none')}</Alert> : <Whole snapshot={snapshot} task={task} />;
      }}
    </State>
  );
}
