import * as z from 'zod';
import { InvalidInput } from '../errors.ts';
import { type RetryPolicy, retryPolicies } from './retry-policies.ts';

const retriers = z.array(z.looseObject({ ErrorEquals: z.array(z.string()) }));
const isPolicy = (name: string): name is RetryPolicy => Object.hasOwn(retryPolicies, name);

const expanded = (given: z.infer<typeof retriers>): readonly object[] =>
  given.flatMap((retrier): readonly object[] => {
    const [name = '', ...more] = retrier.ErrorEquals;
    if (!retrier.ErrorEquals.some((one) => one.startsWith('Retry.'))) return [retrier];
    if (isPolicy(name) && more.length === 0) return retryPolicies[name];
    const known = Object.keys(retryPolicies).join(', ');
    throw new InvalidInput('Retry', `names ${retrier.ErrorEquals.join(', ')}; name one of ${known}, alone in its retrier`);
  });

/**
 * A playbook's state machine (ASL text) as it is deployed: each retry policy it names has become the retriers it stands for.
 * Throws InvalidInput for a policy there is not, SyntaxError for what is no JSON.
 */
export const expandRetries = (definition: string): string => {
  const machine: unknown = JSON.parse(definition, (key, value: unknown) => {
    const given = key === 'Retry' ? retriers.safeParse(value) : undefined;
    return given?.success ? expanded(given.data) : value;
  });
  return `${JSON.stringify(machine, null, 2)}\n`;
};
