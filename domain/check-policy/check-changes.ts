import type { PolicyDocument } from '../policy/policy-schema.ts';
import { type Finding, finding } from './finding.ts';

const routes = ['callBack', 'accountHolder', 'changeApproval', 'security'] as const;

/** account changes have people to ask, and cooling off that is longer where more is wrong */
export const checkChanges = ({ accountChanges, tasks }: PolicyDocument): readonly Finding[] => {
  if (accountChanges === undefined) return [];
  const { coolingOffWorkingDays: usual, longCoolingOffWorkingDays: long } = accountChanges;
  return [
    ...routes.flatMap((route) =>
      tasks.routing[route] === undefined ? [finding(`tasks.routing.${route}`, 'change-queue-missing', {})] : [],
    ),
    ...(long >= usual ? [] : [finding('accountChanges.longCoolingOffWorkingDays', 'cooling-off-too-short', { long, usual })]),
  ];
};
