import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { expandRetries } from '../../../domain/playbook/expand-retries.ts';
import { retryPolicies } from '../../../domain/playbook/retry-policies.ts';

const machine = (...Retry: object[]) => JSON.stringify({ States: { A: { Type: 'Task', Retry } } });
const retryOf = (definition: string) => JSON.parse(definition).States.A.Retry;

/** the waits between all tries, each at its longest */
const worstSeconds = (retriers: (typeof retryPolicies)[keyof typeof retryPolicies]): number =>
  retriers.reduce((total, { MaxAttempts, IntervalSeconds, BackoffRate, MaxDelaySeconds }) => {
    const waits = Array.from({ length: MaxAttempts }, (_, n) => Math.min(MaxDelaySeconds, IntervalSeconds * BackoffRate ** n));
    return total + waits.reduce((sum, wait) => sum + wait, 0);
  }, 0);

describe('a retry policy', () => {
  it('named in a machine becomes its retriers, and nothing else changes', () => {
    const definition = machine({ ErrorEquals: ['Retry.Step'] });
    expect(retryOf(expandRetries(definition))).toEqual(retryPolicies['Retry.Step']);
    const own = { ErrorEquals: ['ConcurrentChange'], MaxAttempts: 1 };
    expect(retryOf(expandRetries(machine(own, { ErrorEquals: ['Retry.Wait'] })))).toEqual([own, ...retryPolicies['Retry.Wait']]);
    expect(expandRetries('{"Retry": "of a payload"}')).toBe('{\n  "Retry": "of a payload"\n}\n');
  });

  it('is refused under a name it does not have, and beside other errors', () => {
    expect(() => expandRetries(machine({ ErrorEquals: ['Retry.Later'] }))).toThrow('name one of Retry.Step, Retry.Wait');
    expect(() => expandRetries(machine({ ErrorEquals: ['Retry.Step', 'States.Timeout'] }))).toThrow('alone in its retrier');
    expect(() => expandRetries(machine({ ErrorEquals: ['States.Timeout', 'Retry.Step'] }))).toThrow('alone in its retrier');
    expect(retryOf(expandRetries(machine({ ErrorEquals: [] })))).toEqual([{ ErrorEquals: [] }]);
  });

  test.each([
    ['Retry.Step', 190],
    ['Retry.Wait', 183],
  ] as const)('%s waits %i seconds in all at the worst, as its comment says', (name, seconds) => {
    expect(worstSeconds(retryPolicies[name])).toBe(seconds);
    const source = readFileSync(new URL('../../../domain/playbook/retry-policies.ts', import.meta.url), 'utf8');
    const [comment = ''] = source.split('\n').filter((_, at, lines) => lines[at + 1]?.includes(`'${name}':`));
    expect(comment).toContain(`${seconds} seconds`);
  });
});
