import { describe, expect, it } from 'vitest';
import { Stage } from './template.ts';

/** what AWS gives an account to run at once, less what it keeps for functions without a reservation */
const ofAnAccount = 1_000;

describe.each(['dev', 'prod'] as const)('in %s', (name) => {
  const queues = new Stage(name).all('AWS::Lambda::EventSourceMapping').filter(([, it]) => 'ScalingConfig' in it.Properties);

  it('every function that empties a queue has an upper bound of what it runs at once', () => {
    const all = new Stage(name)
      .all('AWS::Lambda::EventSourceMapping')
      .filter(([, it]) => it.Properties['StartingPosition'] === undefined);
    expect(all.length).toBe(5);
    expect(queues.map(([id]) => id).sort()).toEqual(all.map(([id]) => id).sort());
  });

  it('all of them together leave the API and the steps nine tenths of an account', () => {
    const most = queues
      .map(([, it]) => it.Properties['ScalingConfig'].MaximumConcurrency)
      .reduce((sum: number, one: number) => sum + one, 0);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(ofAnAccount / 10);
  });
});
