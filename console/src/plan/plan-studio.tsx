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
import { State } from '../shell/state.tsx';
import { useQueueTitle } from '../tasks/task-table.tsx';
import type { PlanJobState, PlanReport } from './plan-answer.ts';
import { PlanForm } from './plan-form.tsx';
import { PlanView } from './plan-view.tsx';
import { PublishPlanDialog } from './publish-plan-dialog.tsx';
import { usePlanJob } from './use-plans.ts';
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

function Shown({ state, onStop }: { readonly state: PlanJobState; readonly onStop: () => void }) {
  const { w } = usePlanWords();
  const [publishing, setPublishing] = useState(false);
  switch (state.kind) {
    case 'none':
      return null;
    case 'reading':
    case 'solving':
      return (
        <SpaceBetween size="s">
          <ProgressBar label={w(state.kind)} value={state.kind === 'reading' ? 20 : 60} />
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
          {state.message}
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

/** next week planned on this laptop's own history */
export function PlanStudio() {
  const { state, start, cancel } = usePlanJob();
  const busy = state.data?.kind === 'reading' || state.data?.kind === 'solving';
  return (
    <SpaceBetween size="l">
      <PlanForm busy={busy} onPlan={(wish) => start.mutate(wish)} />
      <Refusal error={start.error ?? cancel.error} />
      <State of={state}>{(one) => <Shown state={one} onStop={() => cancel.mutate()} />}</State>
    </SpaceBetween>
  );
}
