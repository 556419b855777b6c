import type { PolicyDocument } from '../domain/policy/policy-schema.ts';
import { boardingSources, verifyingSources } from '../domain/requirement/who-verifies.ts';

/** what says whose system sends an event */
export interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const verdicts = ['requirement.verified.v1', 'requirement.failed.v1'];

/**
 * The bus source an outside event goes out under: whoever policy names to say it, where only they are believed; `otherwise` for everything
 * else, and where policy names nobody.
 */
export const senderOf = (policy: Pick<PolicyDocument, 'requirements'>, { type, data }: Told, otherwise: string): string => {
  if (type === 'payment-method.boarding.changed.v1') return boardingSources(policy)[0] ?? otherwise;
  // the systems of operations may tell of an outage of anybody
  if (type.startsWith('outage.')) return policy.requirements.operationsSources[0] ?? otherwise;
  const { requirementId: id } = data;
  if (!verdicts.includes(type) || typeof id !== 'string') return otherwise;
  const key = id.replace(/:.*$/s, '');
  // what the playbooks ask themselves, no line of the catalogue, operations verify
  const verifiedBy = policy.requirements.catalogue.find((one) => one.key === key)?.verifiedBy ?? 'operations';
  return verifyingSources(policy, { id, verifiedBy })[0] ?? otherwise;
};
