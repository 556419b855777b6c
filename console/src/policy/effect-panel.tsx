import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BacktestState } from '../../../domain/backtest/backtest-answer.ts';
import { useFormat } from '../format.ts';
import { useSession } from '../session.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { State } from '../shell/state.tsx';
import { EffectReportView } from './effect-report.tsx';
import { FindingList } from './finding-list.tsx';
import { useDocument } from './use-document.ts';
import { type KeptDraft, useKeptDraft } from './use-draft.ts';
import { useEffectJob } from './use-effect-job.ts';
import { usePolicyWords } from './words/use-policy-words.ts';

function Shown({ state, onCancel }: { readonly state: BacktestState; readonly onCancel: () => void }) {
  const { p } = usePolicyWords();
  const { number } = useFormat();
  switch (state.kind) {
    case 'none':
      return null;
    case 'refused':
      return <FindingList findings={state.findings} />;
    case 'running':
      return (
        <SpaceBetween size="s">
          <ProgressBar
            label={p('playing')}
            value={state.merchants === 0 ? 0 : (100 * state.played) / state.merchants}
            additionalInfo={p('playedOf', { played: number(state.played), merchants: number(state.merchants) })}
          />
          <Button onClick={onCancel}>{p('cancelPlay')}</Button>
        </SpaceBetween>
      );
    case 'cancelled':
      return (
        <Alert type="info" header={p('cancelled')}>
          {p('playedOf', { played: number(state.played), merchants: number(state.merchants) })}
        </Alert>
      );
    case 'failed':
      return (
        <Alert type="error" header={p('playFailed')}>
          {state.message}
        </Alert>
      );
    case 'done':
      return <EffectReportView report={state.report} />;
  }
}

function Job({ kept }: { readonly kept: KeptDraft }) {
  const { p } = usePolicyWords();
  const { number } = useFormat();
  const read = useDocument(kept.text);
  const { state, estimate, start, cancel } = useEffectJob();
  const running = state.data?.kind === 'running';
  const ready = read.kind === 'sound' && !running;
  const { data: told } = estimate;
  return (
    <SpaceBetween size="l">
      <div>{p('effectHint')}</div>
      {kept.text === '' && <Alert type="info">{p('effectNoDraft')}</Alert>}
      {kept.text !== '' && read.kind !== 'sound' && <Alert type="warning">{p('effectNotSound')}</Alert>}
      <Refusal error={estimate.error ?? start.error ?? cancel.error} />
      <SpaceBetween direction="horizontal" size="xs">
        <Button loading={estimate.isPending} disabled={running} onClick={() => estimate.mutate()}>
          {p('estimate')}
        </Button>
        <Button
          variant="primary"
          loading={start.isPending}
          disabled={!ready}
          onClick={() => read.kind === 'sound' && start.mutate(read.document)}
        >
          {p('play', { n: kept.revision })}
        </Button>
      </SpaceBetween>
      {told !== undefined && (
        <div role="status">
          {p('estimated', {
            ...{ merchants: number(told.merchants), events: number(told.events) },
            seconds: number(Math.max(1, Math.round(told.seconds))),
          })}
        </div>
      )}
      <State of={state}>{(one) => <Shown state={one} onCancel={() => cancel.mutate()} />}</State>
    </SpaceBetween>
  );
}

/** one's own draft on the company's own history */
export default function EffectPanel() {
  const { p } = usePolicyWords();
  const { config } = useSession();
  const draft = useKeptDraft('');
  if (config.mode !== 'laptop') return <Alert type="info">{p('effectLaptop')}</Alert>;
  return <State of={draft}>{({ draft: kept }) => <Job kept={kept} />}</State>;
}
