import * as z from 'zod';
import { NotAllowed } from './errors.ts';

export const role = z.enum(['viewer', 'analyst', 'risk', 'lead', 'admin']);
export type Role = z.infer<typeof role>;

const everyone: readonly Role[] = ['viewer', 'analyst', 'risk', 'lead', 'admin'];
const workers: readonly Role[] = ['analyst', 'risk', 'lead', 'admin'];
const leads: readonly Role[] = ['lead', 'admin'];

/** who may do what; every route of the console names one of these actions */
export const access = {
  'merchant.list': everyone,
  'merchant.read': everyone,
  'timeline.list': everyone,
  'task.list': everyone,
  'policy.read': everyone,
  'task.claim': workers,
  'task.release': workers,
  'task.comment': workers,
  'task.snooze': workers,
  'task.decide': workers,
  /** risk reviews are decided by risk associates and leads only */
  'risk-review.decide': ['risk', 'lead', 'admin'],
  'task.assign': leads,
  'merchant.nudge': workers,
  'merchant.withdraw': workers,
  'requirement.extend': workers,
  'requirement.waive': ['risk', 'lead', 'admin'],
  'rejected.list': workers,
  'rejected.replay': leads,
  'policy.publish': leads,
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Action = keyof typeof access;

export const may = (roles: readonly Role[], action: Action): boolean => {
  const allowed: readonly Role[] = access[action];
  return roles.some((one) => allowed.includes(one));
};

/** throws NotAllowed naming the action and who may */
export const requireAccess = (roles: readonly Role[], action: Action): void => {
  if (!may(roles, action))
    throw new NotAllowed(`${action} takes one of the roles ${access[action].join(', ')}; ask a team lead for it`);
};
