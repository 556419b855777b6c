import type { Requirement } from './requirement.ts';
import type { Snapshot } from './snapshot.ts';

/** still to be met, now or later */
export const isOpen = (one: Requirement): boolean =>
  one.dueStatus === 'eventually_due' || one.dueStatus === 'currently_due' || one.dueStatus === 'past_due';

/** to be met now */
export const isDue = (one: Requirement): boolean => one.dueStatus === 'currently_due' || one.dueStatus === 'past_due';

export const dueRequirements = (snapshot: Pick<Snapshot, 'requirements'>): readonly Requirement[] =>
  snapshot.requirements.filter(isDue);

/** all that is due has been met, waived or superseded; what is due in a later stage doesn't count */
export const nothingCurrentlyDue = (snapshot: Snapshot): boolean => dueRequirements(snapshot).length === 0;

/** requests for information: opened by the risk check */
export const isInformation = (one: Requirement): boolean => one.id.startsWith('information:');
