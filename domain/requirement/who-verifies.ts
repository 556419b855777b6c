import type { Requirement } from '../model/requirement.ts';
import { keyOfRequirement } from '../model/requirement-key.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';

type Rules = Pick<PolicyDocument, 'requirements'>;

/** the bus sources of the provider policy names for a line of its catalogue; none when it names nobody */
const sourcesOfProvider = ({ requirements }: Rules, key: string): readonly string[] => {
  const named = requirements.catalogue.find((one) => one.key === key)?.provider;
  return requirements.providers.find((one) => one.key === named)?.sources ?? [];
};

/** the bus sources that may find this requirement right or wrong, in policy's order; empty when nobody outside may */
export const verifyingSources = (policy: Rules, requirement: Pick<Requirement, 'id' | 'verifiedBy'>): readonly string[] =>
  requirement.verifiedBy === 'operations'
    ? policy.requirements.operationsSources
    : sourcesOfProvider(policy, keyOfRequirement(requirement.id));

/** the bus sources that may report how the boarding of payment methods goes */
export const boardingSources = (policy: Rules): readonly string[] => sourcesOfProvider(policy, 'boarding');
