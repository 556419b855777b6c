import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'wouter';
import { playbookIds } from '../../../domain/playbooks/registry.ts';
import type { PlaybookAnswer } from '../api.ts';
import { useFormat } from '../format.ts';
import { useWords } from '../i18n/index.tsx';
import { FailedRunTable } from '../playbooks/failed-runs.tsx';
import { type StandingState, StandingTable } from '../playbooks/standing-table.tsx';
import { type StandingAnswer, useFailedRuns, useStanding } from '../playbooks/use-playbooks.ts';
import { usePlaybookWords } from '../playbooks/words/use-playbook-words.ts';
import { usePlaybook } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';
import { ProcedurePanel } from './procedure-panel.tsx';
import RunGraph, { type Mark } from './run-graph.tsx';

/** who stands in which state of the graph, in the graph's order */
const statesOf = (graph: PlaybookAnswer['graph'], playbook: string, of: StandingAnswer | undefined): readonly StandingState[] =>
  graph.states.flatMap(({ name, waitingFor }) =>
    (of?.standing ?? [])
      .filter((one) => waitingFor !== undefined && one.playbook === playbook && one.waitingFor === waitingFor)
      .map((one) => ({ ...one, state: name })),
  );

/** a playbook as new runs take it, who stands where, and where runs failed */
export default function PlaybookPanel() {
  const { t, term } = useWords();
  const p = usePlaybookWords();
  const { number } = useFormat();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const shown = playbookIds.find((one) => one === search.get('playbook')) ?? 'onboarding';
  const playbook = usePlaybook(shown);
  const standing = useStanding();
  const failed = useFailedRuns(shown, 'FAILED', '', person.can('failure.read'));
  const marksOf = (states: readonly StandingState[]): ReadonlyMap<string, Mark> => {
    const marks = new Map<string, Mark>(states.map(({ state, n }) => [state, { text: number(n) }]));
    for (const { state, again } of failed.data?.runs ?? [])
      if (state !== undefined && again === undefined) marks.set(state, { text: marks.get(state)?.text, failed: true });
    return marks;
  };
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={p('graphHint')}
            actions={
              <SegmentedControl
                label={t('playbooks.title')}
                selectedId={shown}
                onChange={({ detail }) => setSearch({ tab: 'runs', playbook: detail.selectedId })}
                options={playbookIds.map((id) => ({ id, text: term(id) }))}
              />
            }
          >
            {term(shown)}
          </Header>
        }
      >
        <State of={playbook}>
          {({ graph }) => (
            <RunGraph
              graph={graph}
              marks={marksOf(statesOf(graph, shown, standing.data))}
              label={`${t('merchant.playbook')}${t('colon')}${term(shown)}`}
            />
          )}
        </State>
      </Container>
      <State of={playbook}>
        {({ graph }) => <ProcedurePanel playbook={shown} states={graph.states.map(({ name }) => name)} />}
      </State>
      <State of={standing}>
        {(of) => <State of={playbook}>{({ graph }) => <StandingTable states={statesOf(graph, shown, of)} of={of} />}</State>}
      </State>
      <FailedRunTable key={shown} playbook={shown} />
    </SpaceBetween>
  );
}
