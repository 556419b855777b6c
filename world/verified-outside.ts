import type { PolicyDocument } from '../domain/policy/policy-schema.ts';

/**
 * Whether somebody outside says that a requirement is right. What operations verify, the people of the desk verify themselves, from the task
 * that opens when it is handed in; under a policy without such a queue a system of ours says so, as ever. A number a merchant cannot correct
 * is found out by a provider.
 */
export const verifiedOutside =
  ({ requirements, tasks }: Pick<PolicyDocument, 'requirements' | 'tasks'>) =>
  (requirementId: string): boolean => {
    if (tasks.routing.verification === undefined || requirementId.startsWith('identifier:')) return true;
    const key = requirementId.replace(/:.*$/s, '');
    return requirements.catalogue.find((one) => one.key === key)?.verifiedBy === 'provider';
  };
