import { InvalidPolicy } from '../errors.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { QueuePolicy } from '../policy/task-schema.ts';

/** A queue of the policy. Throws InvalidPolicy when it has none of that name. */
export function queueNamed(policy: Policy, key: string): QueuePolicy {
  const queue = policy.tasks.queues.find((one) => one.key === key);
  if (queue !== undefined) return queue;
  throw new InvalidPolicy([{ field: 'tasks.queues', message: `has no queue "${key}"`, remedy: 'add it or name another one' }]);
}
