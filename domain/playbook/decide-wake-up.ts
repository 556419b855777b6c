import type { Context } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { News, ParkedWait } from '../model/wait.ts';
import { newsOf } from '../playbooks/registry.ts';
import { looks } from './looks.ts';

export type WakeUp = { readonly kind: 'wait' } | { readonly kind: 'resume'; readonly news: News };

/**
 * Whether a parked run goes on, and with what news: the weightiest its playbook declares for the wait. Level-triggered: it looks at how
 * things stand, never at the event that made it look, so a lost, doubled or late event changes nothing.
 */
export const decideWakeUp = (snapshot: Snapshot, wait: ParkedWait, context: Context): WakeUp => {
  for (const kind of newsOf(wait.playbook, wait.waitingFor)) {
    const news = looks[kind].look(snapshot, wait, context);
    if (news !== undefined) return { kind: 'resume', news };
  }
  return { kind: 'wait' };
};
