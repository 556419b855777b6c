import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { stateOfWait } from '../../../domain/process/state-of-wait.ts';
import RunGraph, { type Mark } from '../graph/run-graph.tsx';
import { useWords } from '../i18n/index.tsx';
import { useFailedRuns } from '../playbooks/use-playbooks.ts';
import { usePlaybook } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { State } from '../shell/state.tsx';
import { type PlaybookTime, useProcessNames } from './use-process.ts';
import { useProcessWords } from './words/use-process-words.ts';

/** the playbook's graph: how much of all time lies in each waiting state, and where runs failed */
export default function ProcessGraph({ of }: { readonly of: PlaybookTime }) {
  const p = useProcessWords();
  const { term } = useWords();
  const { percent } = useProcessNames();
  const person = usePerson();
  const playbook = usePlaybook(of.playbook);
  const failed = useFailedRuns(of.playbook, 'FAILED', '', person.can('failure.read'));
  const lying = new Map<string, number>();
  for (const wait of of.waits) {
    const state = stateOfWait(of.playbook, wait);
    if (state !== undefined) lying.set(state, (lying.get(state) ?? 0) + wait.minutes);
  }
  return (
    <Container
      header={
        <Header variant="h2" description={p('graphHint')}>
          {p('graph')}
        </Header>
      }
    >
      <State of={playbook}>
        {({ graph }) => {
          const marks = new Map<string, Mark>();
          for (const { name, waitingFor } of graph.states) {
            const minutes = waitingFor === undefined ? undefined : lying.get(waitingFor);
            if (minutes !== undefined) marks.set(name, { text: percent(minutes / of.minutes.total) });
          }
          for (const { state, again } of failed.data?.runs ?? [])
            if (state !== undefined && again === undefined) marks.set(state, { ...marks.get(state), failed: true });
          return <RunGraph graph={graph} marks={marks} label={`${p('graph')}${p('colon')}${term(of.playbook)}`} />;
        }}
      </State>
    </Container>
  );
}
