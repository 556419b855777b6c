import type { PlaybookId, WaitKind } from '../playbooks/registry.ts';
import type { WaitingOn } from './run-story.ts';

/** where the playbook waits in one state only */
const only: Readonly<Partial<Record<PlaybookId, WaitKind>>> = {
  onboarding: 'requirements',
  activation: 'first_sale',
  'care-follow-up': 'decision',
};

/** Which wait of a playbook (domain/playbooks) time lies in: the states of its graph that wait for it. Undefined: it lies in another state. */
export const stateOfWait = (playbook: PlaybookId, { who, what }: WaitingOn): WaitKind | undefined => {
  const one = only[playbook];
  if (one !== undefined) return one;
  const working = who === 'handling' || who === 'us';
  if (playbook === 'case') return who === 'merchant' ? 'silence' : 'case_news';
  if (playbook === 'risk-check') return working ? 'decision' : 'answers';
  if (working) return 'decision';
  return what === 'evidence' || what === 'first_payout' ? what : undefined;
};
