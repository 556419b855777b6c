import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { DeadLetterQueues } from '../playbooks/dead-letters.tsx';
import { later } from '../shell/load-part.ts';
import '../playbooks/playbooks.css';
import { RejectedEvents } from '../playbooks/rejected-events.tsx';
import { usePlaybookWords } from '../playbooks/words/use-playbook-words.ts';
import { Loading } from '../shell/loading.tsx';

const PlaybookPanel = later(() => import('../graph/playbook-panel.tsx'));
const ConnectionTable = later(() => import('../connections/connection-table.tsx'));

const tabs = ['runs', 'trouble', 'connections'] as const;

/** each playbook as it runs and who stands where in it, and what went wrong on the way */
export default function Playbooks() {
  const { t } = useWords();
  const p = usePlaybookWords();
  const [search, setSearch] = useSearchParams();
  const active = tabs.find((one) => one === search.get('tab')) ?? tabs[0];
  const content = {
    runs: (
      <Suspense fallback={<Loading />}>
        <PlaybookPanel />
      </Suspense>
    ),
    trouble: (
      <SpaceBetween size="l">
        <RejectedEvents />
        <DeadLetterQueues />
      </SpaceBetween>
    ),
    connections: (
      <Suspense fallback={<Loading />}>
        <ConnectionTable />
      </Suspense>
    ),
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{t('playbooks.title')}</Header>
      <Tabs
        activeTabId={active}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId })}
        // only what is looked at is asked for
        tabs={tabs.map((id) => ({ id, label: p(id), content: id === active ? content[id] : null }))}
      />
    </SpaceBetween>
  );
}
