import { describe, expect, it } from 'vitest';
import { readConfig } from '../../lib/config.ts';
import { Stage } from './template.ts';

const prod = new Stage('prod');
const { accountConcurrency } = readConfig('prod');

/** executions at once of what works in bulk: bounds of queues, and of functions that the bus calls */
const bounds = () => {
  const queues = prod
    .all('AWS::Lambda::EventSourceMapping')
    .flatMap(([, { Properties }]) => (JSON.stringify(Properties['EventSourceArn']).includes('StreamArn') ? [] : [Properties]))
    .map((mapping) => mapping['ScalingConfig']?.MaximumConcurrency);
  const called = prod.all('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => {
    const [, fn] = prod.target(Properties['FunctionName']);
    return [fn.Properties['FunctionName'], fn.Properties['ReservedConcurrentExecutions']] as const;
  });
  return { queues, called };
};

describe('the concurrency of the account', () => {
  it('is never taken by what works in bulk: every queue and every function the bus calls is bounded', () => {
    const { queues, called } = bounds();
    expect(queues).toHaveLength(5);
    expect(queues.filter((one) => typeof one !== 'number')).toEqual([]);
    const unbounded = called.filter(([, one]) => one === undefined).map(([name]) => name);
    // called by the clock, one or a few at a time
    expect(unbounded).toEqual(
      ['firstsale-prod-detect-stalls', 'firstsale-prod-roll-up-figures'].filter((one) => unbounded.includes(one)),
    );
    expect(called.length - unbounded.length).toBe(7);
  });
  it('leaves half of it and more to the API and the steps, which are not bounded', () => {
    const { queues, called } = bounds();
    const bulk = [...queues, ...called.map(([, one]) => one ?? 0)].reduce((sum, one) => sum + one, 0);
    expect(bulk).toBeGreaterThan(100);
    expect(bulk).toBeLessThanOrEqual(accountConcurrency / 2);
    for (const name of ['api-read', 'api-work', 'list-merchants', 'steps', 'park-run', 'merchant-look']) {
      const [, fn] = prod.one('AWS::Lambda::Function', 'FunctionName', `firstsale-prod-${name}`);
      expect(fn.Properties['ReservedConcurrentExecutions'], name).toBeUndefined();
    }
  });
  it('is not shared out in an account that has little of it: AWS would refuse the deployment', () => {
    const reserved = new Stage('dev')
      .all('AWS::Lambda::Function')
      .filter(([, { Properties }]) => Properties['ReservedConcurrentExecutions']);
    expect(reserved).toEqual([]);
  });
});
