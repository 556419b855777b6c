import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { Suspense } from 'react';
import { useSearchParams } from 'wouter';
import '../playbooks/playbooks.css';
import '../policy/policy.css';
import { PolicyText } from '../policy/policy-text.tsx';
import { VersionList } from '../policy/version-list.tsx';
import { usePolicyWords } from '../policy/words/use-policy-words.ts';
import { usePerson } from '../session.tsx';
import { later } from '../shell/load-part.ts';
import { Loading } from '../shell/loading.tsx';

// the checks of a policy know every holiday: only whoever writes one loads them
const PolicyStudio = later(() => import('../policy/policy-studio.tsx'));

const EffectPanel = later(() => import('../policy/effect-panel.tsx'));

const tabs = ['rules', 'edit', 'effect', 'versions'] as const;

/** the policy all playbooks run by: read, written, published and taken back */
export default function Policy() {
  const { p } = usePolicyWords();
  const person = usePerson();
  const [search, setSearch] = useSearchParams();
  const active = tabs.find((one) => one === search.get('tab')) ?? tabs[0];
  const [version, against] = [search.get('version') ?? '', search.get('against') ?? ''];
  const content = {
    rules: <PolicyText key={`${version} ${against}`} compared={{ version, against }} />,
    edit: person.can('policy.draft') ? (
      <Suspense fallback={<Loading />}>
        <PolicyStudio of={search.get('of') ?? ''} />
      </Suspense>
    ) : (
      <Alert type="info">{p('mayNot')}</Alert>
    ),
    effect: person.can('policy.draft') ? (
      <Suspense fallback={<Loading />}>
        <EffectPanel />
      </Suspense>
    ) : (
      <Alert type="info">{p('mayNot')}</Alert>
    ),
    versions: <VersionList onCompare={(one, other) => setSearch({ tab: 'rules', version: one, against: other })} />,
  };
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{p('title')}</Header>
      <Tabs
        activeTabId={active}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId })}
        // only what is looked at is asked for
        tabs={tabs.map((id) => ({ id, label: p(id), content: id === active ? content[id] : null }))}
      />
    </SpaceBetween>
  );
}
