import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Task } from '../../../domain/model/task.ts';
import type { ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useMerchant } from '../queries.ts';
import { Due } from '../shell/due.tsx';
import { PageLink } from '../shell/link.tsx';
import { State } from '../shell/state.tsx';
import { DecideForm } from './decide-form.tsx';
import { shortName } from './holder.tsx';
import { RiskReasons } from './risk-reasons.tsx';
import { useQueueTitle } from './task-table.tsx';

function FourEyes({ task }: { readonly task: Task }) {
  const { t, term } = useWords();
  if (!task.fourEyes.required) return null;
  return (
    <Alert type="info" header={t('tasks.fourEyes')}>
      {t('tasks.fourEyesWhy', { reasons: task.fourEyes.reasons.join(', ') })}
      {task.approvals.map((one) => (
        <div key={one.by}>{t('tasks.first', { by: shortName(one.by), choice: term(one.choice), reason: one.reason })}</div>
      ))}
    </Alert>
  );
}

function Evidence({ snapshot, task }: { readonly snapshot: ShownSnapshot; readonly task: Task }) {
  const { t } = useWords();
  const titleOf = useQueueTitle();
  const { instant } = useFormat();
  return (
    <Container
      header={
        <Header variant="h2" description={titleOf(task.queue)}>
          {task.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div>
          <PageLink to={`/merchants/${task.merchantId}`}>{snapshot.merchant.legalName}</PageLink>
          <div className="quiet">
            {t('tasks.due')} <Due at={task.slaDueAt} over={task.status === 'decided' || task.status === 'cancelled'} /> ·{' '}
            {instant(task.slaDueAt)}
          </div>
        </div>
        {task.facts.length > 0 && (
          <div>
            <Box variant="h3">{t('tasks.facts')}</Box>
            <ul className="facts">
              {task.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          </div>
        )}
        {task.subjectKind === 'risk_review' && <RiskReasons merchant={snapshot.merchant} />}
        <FourEyes task={task} />
        <DecideForm task={task} />
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
        return task === undefined ? (
          <Alert type="warning">{t('tasks.none')}</Alert>
        ) : (
          <Evidence snapshot={snapshot} task={task} />
        );
      }}
    </State>
  );
}
