import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useState } from 'react';
import { useWords } from '../i18n/index.tsx';
import { usePlaybook } from '../queries.ts';
import { State } from '../shell/state.tsx';
import RunGraph from './run-graph.tsx';

const playbooks = ['onboarding', 'risk-check', 'activation', 'care-follow-up'] as const;

/** a playbook as new runs take it */
export default function PlaybookPanel() {
  const { t, term } = useWords();
  const [shown, setShown] = useState<string>(playbooks[0]);
  const playbook = usePlaybook(shown);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={t('playbooks.graphHint')}
          actions={
            <SegmentedControl
              label={t('playbooks.title')}
              selectedId={shown}
              onChange={({ detail }) => setShown(detail.selectedId)}
              options={playbooks.map((id) => ({ id, text: term(id) }))}
            />
          }
        >
          {term(shown)}
        </Header>
      }
    >
      <State of={playbook}>{({ graph }) => <RunGraph graph={graph} label={`${t('merchant.playbook')}: ${term(shown)}`} />}</State>
    </Container>
  );
}
