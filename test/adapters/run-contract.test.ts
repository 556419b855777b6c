import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunHistory } from '../../domain/playbook/run-ports.ts';
import { asking, inMemory, onStepFunctions, type Stage } from './run-stages.ts';

const run = 'm_1-onboarding-1';
const state = 'Ask the provider';
/** what happened in which order; how late each was is the service's business */
const told = (history: RunHistory | undefined) => history?.events.map(({ at: _at, ...rest }) => rest);

describe.each([
  ['in memory', inMemory],
  ['on Step Functions', onStepFunctions],
] as const)('runs and playbooks %s', (_name, make) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await make();
    await stage.deploy('onboarding', asking('the first'));
    await stage.deploy('activation', asking('another'));
  });
  afterEach(() => stage.close());

  test('a run nobody started is not there, nor one of another playbook', async () => {
    await stage.play('onboarding', run, ['answers']);
    expect(await stage.runs.read('onboarding', 'm_1-onboarding-2')).toBeUndefined();
    expect(await stage.runs.read('activation', run)).toBeUndefined();
  });

  test('a run that ended tells every state it came through, every try, and when it began and stopped', async () => {
    await stage.play('onboarding', run, ['ProviderBusy', 'ProviderBusy', 'answers']);
    const found = await stage.runs.read('onboarding', run);
    expect(found).toMatchObject({ status: 'SUCCEEDED', truncated: false });
    expect(found).not.toHaveProperty('error');
    expect(told(found)).toEqual([
      { kind: 'entered', state },
      { kind: 'tried' },
      { kind: 'failed', error: 'ProviderBusy' },
      { kind: 'tried' },
      { kind: 'failed', error: 'ProviderBusy' },
      { kind: 'tried' },
      { kind: 'exited', state },
    ]);
    const instants = [found?.startedAt, ...(found?.events ?? []).map(({ at }) => at), found?.stoppedAt];
    expect(instants.every((at) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at ?? ''))).toBe(true);
    expect(instants).toEqual(instants.toSorted());
    expect(Date.parse(found?.stoppedAt ?? '') - Date.parse(found?.startedAt ?? '')).toBeGreaterThanOrEqual(120_000);
  });

  test('a run that waits for its next try has not stopped', async () => {
    await stage.play('onboarding', run, ['ProviderBusy']);
    const found = await stage.runs.read('onboarding', run);
    expect(found).toMatchObject({ status: 'RUNNING' });
    expect(found).not.toHaveProperty('stoppedAt');
    expect(told(found)?.at(-1)).toEqual({ kind: 'failed', error: 'ProviderBusy' });
  });

  test('a run that failed says by which error, and nothing of the data that went through it', async () => {
    await stage.play('onboarding', run, ['ProviderBusy', 'MerchantUnknown']);
    const found = await stage.runs.read('onboarding', run);
    expect(found).toMatchObject({ status: 'FAILED', error: 'MerchantUnknown', stoppedAt: expect.any(String) });
    expect(told(found)?.at(-1)).toEqual({ kind: 'failed', error: 'MerchantUnknown' });
    expect(JSON.stringify(found)).not.toContain('DE89');
  });

  test('after a deployment new runs take the new state machine, and a run shows the one it began with', async () => {
    await stage.play('onboarding', run, ['answers']);
    await stage.deploy('onboarding', asking('the second'));
    expect(JSON.parse(await stage.playbooks.definition('onboarding'))).toMatchObject({ Comment: 'the second' });
    expect(JSON.parse((await stage.runs.read('onboarding', run))?.definition ?? '{}')).toMatchObject({ Comment: 'the first' });
    expect(JSON.parse(await stage.playbooks.definition('activation'))).toMatchObject({ Comment: 'another' });
  });
});
