import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Suspense, useState } from 'react';
import { useSearchParams } from 'wouter';
import { playbookOfRun } from '../../../domain/playbook/run-of.ts';
import type { RunAnswer, ShownSnapshot } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { useRun, useTimeline } from '../queries.ts';
import { later } from '../shell/load-part.ts';
import { Loading } from '../shell/loading.tsx';
import { State } from '../shell/state.tsx';

const RunGraph = later(() => import('../graph/run-graph.tsx'));
const statuses = {
  RUNNING: 'in-progress',
  SUCCEEDED: 'success',
  FAILED: 'error',
  TIMED_OUT: 'error',
  ABORTED: 'stopped',
} as const;
const kindOf = (status: string) => Object.entries(statuses).find(([name]) => name === status)?.[1] ?? 'info';

function Path({ run }: { readonly run: RunAnswer }) {
  const { t, term } = useWords();
  const { instant, date } = useFormat();
  return (
    <SpaceBetween size="m">
      <div>
        <StatusIndicator type={kindOf(run.status)}>{term(run.status)}</StatusIndicator>{' '}
        <span className="quiet">
          {run.stoppedAt === undefined
            ? t('merchant.runSince', { when: instant(run.startedAt) })
            : `${instant(run.startedAt)} – ${instant(run.stoppedAt)}`}{' '}
          {run.error}
        </span>
      </div>
      <Suspense fallback={<Loading />}>
        <RunGraph graph={run.graph} visits={run.visits} label={`${t('merchant.playbook')}${t('colon')}${term(run.playbook)}`} />
      </Suspense>
      <div>
        <Box variant="h3">{t('merchant.path')}</Box>
        <ol className="facts path">
          {run.visits.map((visit) => (
            <li key={`${visit.state} ${visit.enteredAt}`}>
              {visit.leftAt === undefined ? <strong>{visit.state}</strong> : visit.state}{' '}
              <span className="quiet">
                {date(visit.enteredAt)}
                {visit.attempts > 1 && ` · ×${visit.attempts}`}
              </span>{' '}
              {visit.error !== undefined && <span className="late">{visit.error}</span>}
            </li>
          ))}
        </ol>
        {run.truncated && <span className="quiet">{t('merchant.truncated')}</span>}
      </div>
    </SpaceBetween>
  );
}

/** runs are known from what they wrote: where they wait, and the timeline */
const useRunNames = (snapshot: ShownSnapshot): readonly string[] => {
  const timeline = useTimeline(snapshot.merchant.merchantId);
  const parked = snapshot.waits.filter(({ status }) => status === 'parked').map(({ run }) => run);
  const told = (timeline.data?.pages ?? []).flatMap(({ entries }) => entries.map(({ run }) => run ?? ''));
  const waited = snapshot.waits.map(({ run }) => run);
  return [...new Set([...parked, ...told, ...waited])].filter((run) => run.startsWith(snapshot.merchant.merchantId));
};

/** the playbook drawn from its state machine, with the path this merchant took */
export function Runs({ snapshot }: { readonly snapshot: ShownSnapshot }) {
  const { t, term } = useWords();
  const { merchantId } = snapshot.merchant;
  const names = useRunNames(snapshot);
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState(search.get('run') ?? undefined);
  const shown = names.find((one) => one === chosen) ?? names[0];
  const run = useRun(merchantId, shown);
  const labelOf = (name: string): string => {
    const rest = name.slice(merchantId.length + 1);
    const playbook = playbookOfRun(merchantId, name) ?? rest;
    const which = rest.slice(playbook.length + 1);
    // a check-in is known by its day
    const day = /^d(\d+)/.exec(which)?.[1];
    return day === undefined ? term(playbook) : t('merchant.dayNo', { name: term(playbook), n: day });
  };
  // names come newest first; of a playbook that ran more than once the earlier runs are numbered
  const options = names.map((name, at) => {
    const earlier = names.slice(at + 1).filter((one) => labelOf(one) === labelOf(name)).length;
    return { value: name, label: earlier === 0 ? labelOf(name) : `${labelOf(name)} (${earlier + 1})` };
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            names.length > 1 && (
              <Select
                ariaLabel={t('merchant.run')}
                selectedOption={options.find(({ value }) => value === shown) ?? null}
                options={options}
                onChange={({ detail }) => setChosen(detail.selectedOption.value)}
              />
            )
          }
        >
          {shown === undefined ? t('merchant.playbook') : labelOf(shown)}
        </Header>
      }
    >
      {shown === undefined ? (
        <Box color="text-body-secondary">{t('merchant.noRuns')}</Box>
      ) : (
        <State of={run}>{(answer) => <Path run={answer} />}</State>
      )}
    </Container>
  );
}
