import { describe, expect, it } from 'vitest';
import { againName, runAgain } from '../../../domain/playbook/run-again.ts';
import { merchantOfRun, playbookOfRun } from '../../../domain/playbook/run-of.ts';
import { someTask } from '../../adapters/some.ts';
import { at, having, registered, shopId, tuesday } from '../given.ts';

const run = `${shopId}-risk-check-1`;
const input = {
  merchantId: shopId,
  run,
  again: undefined,
  state: 'Score the risk',
  error: 'TypeError',
  by: 'lea',
  reason: 'fixed by the deployment of noon',
  key: 'api/lea/key-1',
};

describe('a failed run', () => {
  it('goes on where it failed: the timeline says who had it go on and why', () => {
    const { result, puts, timeline } = runAgain(registered(), input, at(tuesday));
    expect(result).toEqual({ kind: 'redriven', run });
    expect(puts).toEqual([]);
    expect(timeline).toEqual([
      expect.objectContaining({
        type: 'run.redriven.v1',
        actor: { kind: 'person', id: 'lea' },
        reason: input.reason,
        run,
        data: { run, state: 'Score the risk', error: 'TypeError' },
      }),
    ]);
  });

  it('begins anew under another name and takes along the tasks it waited for: their decisions would wake nobody otherwise', () => {
    const decision = { choice: 'approve', reason: 'r', by: 'bia', at: tuesday };
    const { version: _version, ...task } = someTask(shopId, 'open', { run, queue: 'risk_review' });
    const snapshot = having(
      registered(),
      { ...task, version: 3 },
      { ...someTask(shopId, 'other', { run: 'another run' }), version: 1 },
      { ...someTask(shopId, 'decided', { run }), version: 2, status: 'decided', decision },
    );
    const again = againName(run);
    const { result, puts, timeline } = runAgain(snapshot, { ...input, again, state: undefined, error: undefined }, at(tuesday));
    expect(result).toEqual({ kind: 'started_anew', run: again });
    expect(puts.map((one) => [one.id, 'run' in one && one.run, one.version])).toEqual([
      ['open', again, 3],
      ['decided', again, 2],
    ]);
    expect(timeline[0]).toMatchObject({ type: 'run.started-anew.v1', run: again, data: { run, again } });
  });

  it('begins anew though its merchant is not registered: that may be what failed', () => {
    expect(runAgain(undefined, { ...input, again: againName(run) }, at(tuesday)).puts).toEqual([]);
  });

  it('has one successor, whoever asks for it', () => {
    expect(againName(run)).toBe(`${run}-again-2`);
    expect(againName(`${run}-again-2`)).toBe(`${run}-again-3`);
    expect(() => againName('r'.repeat(75))).toThrow(/too long/);
  });

  it('is known by its name', () => {
    expect(playbookOfRun(shopId, run)).toBe('risk-check');
    expect(playbookOfRun(shopId, againName(run))).toBe('risk-check');
    expect(playbookOfRun(shopId, 'm_of_somebody-risk-check-1')).toBeUndefined();
    expect(merchantOfRun(run)).toBe(shopId);
    expect(merchantOfRun('started by hand')).toBeUndefined();
  });
});
