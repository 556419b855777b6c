import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useRef } from 'react';
import type { Task } from '../answers.ts';
import { isNotFound, type ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useMerchant } from '../queries.ts';
import { FreeText } from '../shell/free-text.tsx';
import { PageLink } from '../shell/link.tsx';
import { Missing } from '../shell/missing.tsx';
import { Sla } from '../shell/sla.tsx';
import { State } from '../shell/state.tsx';
import { useTitle } from '../shell/use-title.ts';
import { useWorth } from '../worth.ts';
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
  const asked = task.subjectKind === 'case' && snapshot.cases.some(({ id }) => id === task.subjectId);
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

interface OpenProps {
  readonly snapshot: ShownSnapshot;
  readonly task: Task;
  readonly onDecided: () => boolean;
}

function Whole({ snapshot, task, onDecided }: OpenProps) {
  const place = useRef<HTMLElement>(null);
  // who opened it, by a key or a click, goes on here
  useEffect(() => place.current?.focus(), []);
  useTitle(task.title);
  const { country: nameOf } = useFormat();
  const { both } = useWorth();
  const { t, term } = useWords();
  const titleOf = useQueueTitle();
  const { legalName, country, segment, currency, declaredMonthlyVolumeMinor: declared } = snapshot.merchant;
  const worth = declared === undefined ? [] : [t('today.atRisk', { amount: both(declared, currency) })];
  const about = [nameOf(country), term(segment), ...worth].join(' · ');
  const queue = titleOf(task.queue);
  return (
    <section ref={place} tabIndex={-1} className="opened" aria-label={task.title}>
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
            {task.teamToldWhy !== undefined && (
              <div className="quiet">
                {t('teams.why')}
                {t('colon')}
                {task.teamToldWhy}
              </div>
            )}
          </div>
          {(task.status === 'open' || task.status === 'claimed') && <CallCard task={task} merchant={snapshot.merchant} />}
          <Decision task={task} snapshot={snapshot} onDecided={onDecided} />
          <Evidence snapshot={snapshot} task={task} />
        </SpaceBetween>
      </Container>
    </section>
  );
}

interface DetailsProps {
  readonly merchantId: string;
  readonly taskId: string;
  /** the decision is stored: goes on to another task, or answers false when there is none */
  readonly onDecided: () => boolean;
}

/** the evidence beside the decision; read again every few seconds, so that nobody works on what somebody else has taken */
export function TaskDetails({ merchantId, taskId, onDecided }: DetailsProps) {
  const merchant = useMerchant(merchantId);
  if (merchant.data === undefined && isNotFound(merchant.error))
    return <Missing text="missing.merchant" to="/merchants" link="missing.merchants" />;
  return (
    <State of={merchant}>
      {(snapshot) => {
        const task = snapshot.tasks.find((one) => one.id === taskId);
        return task === undefined ? (
          <Missing text="missing.task" to={`/merchants/${merchantId}`} link="missing.timeline" />
        ) : (
          <Whole snapshot={snapshot} task={task} onDecided={onDecided} />
        );
      }}
    </State>
  );
}
