import { InvalidPolicy } from '../errors.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { QueuePolicy } from '../policy/task-schema.ts';
import { policyFinding } from '../policy-finding.ts';

/** A queue of the policy. Throws InvalidPolicy when it has none of that name. */
export function queueNamed(policy: Policy, key: string): QueuePolicy {
  const queue = policy.tasks.queues.find((one) => one.key === key);
  if (queue !== undefined) return queue;
  const known = policy.tasks.queues.map((one) => one.key);
  throw new InvalidPolicy([policyFinding('tasks.queues', 'name-unknown', { what: 'queue', name: key, known })]);
}
