import { may, type Permission, type Role, roles } from '../access.ts';
import type { Task } from '../model/task.ts';

type Kind = Pick<Task, 'subjectKind'>;
type Offer = Pick<Task, 'subjectKind' | 'choices'>;

/** choices that do what a route of its own does too, or what takes more than working a task */
const ofChoice: Readonly<Record<string, Permission>> = {
  approve: 'risk.decide',
  decline: 'risk.decide',
  request_information: 'risk.decide',
  waive: 'requirement.waive',
  extend: 'requirement.extend',
  verify: 'requirement.verify',
  reject: 'requirement.verify',
  agree: 'price.approve',
  screened: 'screening.decide',
  board: 'method.manage',
  remove: 'method.manage',
  close: 'merchant.close',
  // the bank does not confirm the holder, or payouts wait: going on is for those who are trained for risk
  override: 'risk.decide',
  release_payouts: 'risk.decide',
};

/** every permission a choice takes: those of working such a task, and those of what the choice does, whichever queue offers it */
export const toChoose = ({ subjectKind }: Kind, choice: string): readonly Permission[] => {
  const working: Permission = subjectKind === 'risk_review' ? 'risk.decide' : 'task.decide';
  const own = Object.hasOwn(ofChoice, choice) ? ofChoice[choice] : undefined;
  return own === undefined || own === working ? [working] : [working, own];
};

/** true when somebody with these roles may choose this; each permission may come from another role */
export const mayChoose = (has: readonly Role[], task: Kind, choice: string): boolean =>
  toChoose(task, choice).every((permission) => may(has, permission));

/** the roles that may choose it, each by itself */
export const whoMayChoose = (task: Kind, choice: string): readonly Role[] =>
  roles.filter((role) => mayChoose([role], task, choice));

/** true when somebody with these roles may decide the task in one way at least */
export const mayDecide = (has: readonly Role[], task: Offer): boolean =>
  task.choices.some((choice) => mayChoose(has, task, choice));

/** the roles that may decide the task in one way at least */
export const whoMayDecide = (task: Offer): readonly Role[] => roles.filter((role) => mayDecide([role], task));
