import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useFormat } from '../format.ts';
import { PageLink } from '../shell/link.tsx';
import { RecordTable } from '../shell/record-table.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import type { PlanJobState, PlanReport } from './plan-answer.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanView } from './plan-view.tsx';
import { PublishPlanDialog } from './publish-plan-dialog.tsx';
import { isUnderWay, usePlanJob } from './use-plans.ts';
import { usePlanWords } from './words/use-plan-words.ts';

function LateTasks({ report: { late, judged } }: { readonly report: PlanReport }) {
  const { w } = usePlanWords();
  const { number, instant } = useFormat();
  const titleOf = useQueueTitle();
  return (
    <RecordTable
      header={
        <Header variant="h2" description={late.length < judged.late ? w('lateShown', { n: number(late.length) }) : undefined}>
          {w('lateTasks')}
        </Header>
      }
      items={late}
      trackBy={({ merchantId, taskId }) => `${merchantId}/${taskId}`}
      empty={w('lateNone')}
      columns={[
        {
          id: 'task',
          header: w('task'),
          cell: ({ merchantId, queue }) => <PageLink to={`/merchants/${merchantId}`}>{titleOf(queue)}</PageLink>,
        },
        { id: 'opened', header: w('opened'), cell: ({ at }) => instant(at) },
        {
          id: 'by',
          header: w('by'),
          cell: ({ minutes }) => w('byHours', { n: number(Math.max(0.1, Math.round(minutes / 6) / 10)) }),
        },
      ]}
    />
  );
}

const progress = { asked: 5, reading: 20, solving: 60 } as const;

function Shown({ state, onStop }: { readonly state: PlanJobState; readonly onStop: () => void }) {
  const { w } = usePlanWords();
  const [publishing, setPublishing] = useState(false);
  switch (state.kind) {
    case 'asked':
    case 'reading':
    case 'solving':
      return (
        <SpaceBetween size="s">
          <ProgressBar label={w(state.kind)} value={progress[state.kind]} />
          <Button onClick={onStop}>{w('stop')}</Button>
        </SpaceBetween>
      );
    case 'cancelled':
      return <Alert type="info">{w('cancelled')}</Alert>;
    case 'refused':
      return <Alert type="error">{w(`refused.${state.code}`)}</Alert>;
    case 'failed':
      return (
        <Alert type="error" header={w('failed')}>
          {w(`failed.${state.why}`)}
        </Alert>
      );
    case 'done':
      return (
        <SpaceBetween size="l">
          <PlanView
            {...state.report}
            action={
              <Button variant="primary" onClick={() => setPublishing(true)}>
                {w('publish')}
              </Button>
            }
          />
          <LateTasks report={state.report} />
          {publishing && <PublishPlanDialog report={state.report} onClose={() => setPublishing(false)} />}
        </SpaceBetween>
      );
  }
}

/** next week planned on the tasks that were opened in the last weeks */
export function PlanStudio() {
  const { w } = usePlanWords();
  const { state, ask, cancel } = usePlanJob();
  const job = state.data?.job;
  return (
    <SpaceBetween size="l">
      <PlanForm busy={ask.isPending || isUnderWay(job)} onPlan={(wish) => ask.mutate(wish)} />
      <Refusal error={ask.error ?? cancel.error ?? state.error} />
      {job === null && <Alert type="info">{w('gone')}</Alert>}
      {job !== null && job !== undefined && <Shown state={job} onStop={() => cancel.mutate({})} />}
    </SpaceBetween>
  );
}
