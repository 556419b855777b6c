import { may, type Role, whoMay } from '../access.ts';
import { NotAllowed } from '../errors.ts';
import type { Requirement } from '../model/requirement.ts';

/** when it was due before anybody moved the deadline; undefined without one. A deadline set anew after a refusal is a first one again */
export const firstDueOf = (deadline: string, history: Requirement['deadlineHistory']): string =>
  history.reduceRight((due, { from, to }) => (to === due ? from : due), deadline);

/** the same of a requirement; undefined when it has no deadline */
export const firstDue = ({ deadline, deadlineHistory }: Pick<Requirement, 'deadline' | 'deadlineHistory'>): string | undefined =>
  deadline === undefined ? undefined : firstDueOf(deadline, deadlineHistory);

/** Throws NotAllowed, naming the bound and who may go beyond it, when an instant lies after the bound and none of the roles may */
export const demandWithin = (until: string, latest: string, has: readonly Role[]): void => {
  if (until <= latest || may(has, 'postpone.beyond')) return;
  const wanted = [...whoMay('postpone.beyond')];
  throw new NotAllowed({ code: 'beyond-postponement', about: { latest, wanted } });
};
