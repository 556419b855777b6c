import { may, type Permission, type Role } from '../access.ts';
import type { Task } from '../model/task.ts';

type Kind = Pick<Task, 'subjectKind'>;

/** what deciding a task takes: a risk review is for those who are trained for it */
export const toDecide = ({ subjectKind }: Kind): Permission => (subjectKind === 'risk_review' ? 'risk.decide' : 'task.decide');

/** true when somebody with these roles may decide the task */
export const mayDecide = (roles: readonly Role[], task: Kind): boolean => may(roles, toDecide(task));
