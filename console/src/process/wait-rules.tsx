import SpaceBetween from '@cloudscape-design/components/space-between';
import { keyOfRequirement } from '../../../domain/model/requirement-key.ts';
import { playbooks } from '../../../domain/playbooks/registry.ts';
import { usePolicy } from '../queries.ts';
import { usePerson } from '../session.tsx';
import { PageLink } from '../shell/link.tsx';
import type { PlaybookTime, WaitTime } from './use-process.ts';
import { useProcessWords } from './words/use-process-words.ts';

/** the rules of the active policy that set how long a wait may take, and where they are read, changed and tried */
export function WaitRules({ playbook, wait }: { readonly playbook: PlaybookTime['playbook']; readonly wait: WaitTime }) {
  const p = useProcessWords();
  const person = usePerson();
  const { data } = usePolicy();
  if (data === undefined) return null;
  const { tasks, requirements, nudges, providerMoveLimits } = data.policy;
  const stages: readonly string[] = playbooks.find(({ id }) => id === playbook)?.stages ?? [];
  const queue = tasks.queues.find(({ key }) => key === wait.what);
  const asked = requirements.catalogue.find(({ key }) => key === keyOfRequirement(wait.what));
  const ladder = nudges.ladders.find(({ stage }) => stages.includes(stage));
  const limit = providerMoveLimits.find(({ stage }) => stages.includes(stage));
  const rules = [
    ...(queue === undefined ? [] : [p('rule.queue', { queue: queue.title, hours: queue.slaHours })]),
    ...(asked?.deadlineDays === undefined ? [] : [p('rule.deadline', { days: asked.deadlineDays })]),
    ...(wait.who === 'merchant' && ladder !== undefined ? [p('rule.ladder', { days: ladder.stalledAfterWorkingDays })] : []),
    ...(wait.who === 'provider' && limit !== undefined ? [p('rule.provider', { days: limit.workingDays })] : []),
  ];
  return (
    <SpaceBetween size="xs">
      <ul className="figure-list">
        {(rules.length === 0 ? [p('rule.none')] : rules).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <SpaceBetween size="s" direction="horizontal">
        <PageLink to="/policy?tab=rules">{p('readPolicy')}</PageLink>
        {person.can('policy.draft') && <PageLink to="/policy?tab=edit">{p('changePolicy')}</PageLink>}
        {person.can('policy.draft') && <PageLink to="/policy?tab=effect">{p('effect')}</PageLink>}
      </SpaceBetween>
    </SpaceBetween>
  );
}
