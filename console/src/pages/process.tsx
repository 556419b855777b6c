import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Suspense } from 'react';
import { useSearchParams } from 'wouter';
import '../figures/figures.css';
import '../playbooks/playbooks.css';
import { FigureCut } from '../figures/figure-cut.tsx';
import { type Figures, useFigureCut, useFigures } from '../figures/use-figures.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { FailedRunTable } from '../playbooks/failed-runs.tsx';
import { PathTable } from '../process/path-table.tsx';
import { TimeParts } from '../process/time-parts.tsx';
import { type PlaybookTime, useProcessNames, waitKey } from '../process/use-process.ts';
import { WaitOpened } from '../process/wait-opened.tsx';
import { WaitTable } from '../process/wait-table.tsx';
import { useProcessWords } from '../process/words/use-process-words.ts';
import { later } from '../shell/load-part.ts';
import { Loading } from '../shell/loading.tsx';
import { State } from '../shell/state.tsx';

const ProcessGraph = later(() => import('../process/process-graph.tsx'));

function Bottleneck({ of, onOpen }: { readonly of: PlaybookTime; readonly onOpen: (key: string) => void }) {
  const p = useProcessWords();
  const { percent, time, what } = useProcessNames();
  const { bottleneck } = of;
  if (bottleneck === undefined) return null;
  const { who, minutes, cause } = bottleneck;
  return (
    <Alert
      type="info"
      header={p('bottleneck')}
      action={<Button onClick={() => onOpen(waitKey(bottleneck))}>{p('openWait')}</Button>}
    >
      {p('bottleneckIs', {
        ...{ what: what(bottleneck), share: percent(minutes / of.minutes.total), time: time(minutes), who: p(who) },
      })}{' '}
      {p(`cause.${cause}`)}
    </Alert>
  );
}

function OfPlaybook({ of, lists }: { readonly of: PlaybookTime; readonly lists: Figures['lists'] }) {
  const p = useProcessWords();
  const { number } = useProcessNames();
  const [search, setSearch] = useSearchParams();
  const opened = of.waits.find((wait) => waitKey(wait) === search.get('wait'));
  const open = (wait: string): void => setSearch({ playbook: of.playbook, wait });
  if (of.minutes.total === 0) return <Box color="text-body-secondary">{p('noRuns')}</Box>;
  return (
    <SpaceBetween size="l">
      <Box color="text-body-secondary">{p('runs', { over: number(of.over), running: number(of.running) })}</Box>
      <Bottleneck of={of} onOpen={open} />
      {opened !== undefined && (
        <WaitOpened playbook={of.playbook} wait={opened} lists={lists} onClose={() => setSearch({ playbook: of.playbook })} />
      )}
      <TimeParts of={of} />
      <Suspense fallback={<Loading />}>
        <ProcessGraph of={of} />
      </Suspense>
      <WaitTable of={of} onOpen={open} />
      <PathTable of={of} />
      <FailedRunTable key={of.playbook} playbook={of.playbook} />
    </SpaceBetween>
  );
}

/** where the time of each playbook goes: by party, state, wait and path, down to merchants and policy */
export default function Process() {
  const { t, term } = useWords();
  const p = useProcessWords();
  const { instant, number } = useFormat();
  const [search, setSearch] = useSearchParams();
  const { by, value, choose } = useFigureCut();
  const asked = useFigures(by, value);
  return (
    <State of={asked}>
      {({ figures, cuts = figures?.cuts ?? {} }) => {
        const all = figures?.process ?? [];
        const shown = all.find(({ playbook }) => playbook === search.get('playbook')) ?? all[0];
        const options = all.map(({ playbook }) => ({ value: playbook, label: term(playbook) }));
        return (
          <SpaceBetween size="l">
            <Header
              variant="h1"
              description={
                figures === undefined
                  ? p('about')
                  : `${p('about')} ${p('asOf', { at: instant(figures.asOf), n: number(figures.merchants) })}`
              }
              actions={
                shown !== undefined && (
                  <Select
                    ariaLabel={p('playbook')}
                    options={options}
                    selectedOption={options.find(({ value }) => value === shown.playbook) ?? null}
                    onChange={({ detail }) =>
                      setSearch((before) => {
                        const next = new URLSearchParams(before);
                        next.set('playbook', detail.selectedOption.value ?? '');
                        return next;
                      })
                    }
                  />
                )
              }
            >
              {t('nav.process')}
            </Header>
            {Object.keys(cuts).length > 0 && <FigureCut {...{ cuts, by, value }} onChoose={choose} />}
            {figures === undefined || shown === undefined ? (
              <Box color="text-body-secondary">{p('none')}</Box>
            ) : (
              <OfPlaybook of={shown} lists={figures.lists} />
            )}
          </SpaceBetween>
        );
      }}
    </State>
  );
}
