import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Cloud, type CloudOptions, functions, machine, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});
async function laptop(options: CloudOptions = {}): Promise<Cloud> {
  const made = await startCloud(options);
  clouds.push(made);
  return made;
}

/** each item waits as many seconds as it says; 13 fails */
const each = (more: object = {}) =>
  machine({
    All: {
      Type: 'Map',
      Label: 'Pick',
      Items: '{% $states.input %}',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Look',
        States: {
          Look: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 13 %}', Next: 'Unlucky' }], Default: 'Rest' },
          Unlucky: { Type: 'Fail', Error: 'Unlucky', Cause: 'it is 13' },
          Rest: { Type: 'Wait', Seconds: '{% $states.input %}', Output: { done: '{% $states.input %}' }, End: true },
        },
      },
      End: true,
      ...more,
    },
  });
const listOf = (answer: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>>[] => {
  const list = answer[name];
  return Array.isArray(list) ? list : [];
};

async function runOf(cloud: Cloud, executionArn: string): Promise<string> {
  const [run] = listOf(await cloud.call('ListMapRuns', { executionArn }), 'mapRuns');
  return String(run?.mapRunArn);
}

describe('a distributed Map', () => {
  it('has a Map Run, and a child execution per item with a history of its own', async () => {
    const cloud = await laptop();
    const arn = await cloud.start(await cloud.create(each()), [5, 10]);
    await cloud.pass(7);
    const mapRunArn = await runOf(cloud, arn);
    expect(mapRunArn).toMatch(/:mapRun:machine-\d+\/Pick:[0-9a-f-]{36}$/);
    expect(await cloud.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      executionArn: arn,
      status: 'RUNNING',
      maxConcurrency: 0,
      itemCounts: { pending: 0, running: 1, succeeded: 1, failed: 0, total: 2 },
    });
    await cloud.pass(10);
    expect(await cloud.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      executionCounts: { running: 0, succeeded: 2, total: 2 },
    });
    const children = listOf(await cloud.call('ListExecutions', { mapRunArn }), 'executions');
    expect(children.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    const child = String(children.at(-1)?.executionArn);
    expect(child).toMatch(/:execution:machine-\d+\/Pick:[0-9a-f-]{36}$/);
    expect(await cloud.describe(child)).toMatchObject({
      mapRunArn,
      stateMachineArn: expect.stringMatching(/:stateMachine:machine-\d+\/Pick$/),
      input: '5',
      output: '{"done":5}',
    });
    expect(await cloud.types(child)).toEqual([
      'ExecutionStarted',
      'ChoiceStateEntered',
      'ChoiceStateExited',
      'WaitStateEntered',
      'WaitStateExited',
      'ExecutionSucceeded',
    ]);
    expect(await cloud.types(arn)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('is not among the executions of the machine', async () => {
    const cloud = await laptop();
    const stateMachineArn = await cloud.create(each());
    const arn = await cloud.start(stateMachineArn, [0, 0]);
    await cloud.pass(1);
    const executions = listOf(await cloud.call('ListExecutions', { stateMachineArn }), 'executions');
    expect(executions.map(({ executionArn }) => executionArn)).toEqual([arn]);
  });

  it('past its threshold has failed, and ends the children that were under way', async () => {
    const cloud = await laptop();
    const arn = await cloud.start(await cloud.create(each({ MaxConcurrency: 2 })), [60, 13, 1, 1]);
    await cloud.pass(1);
    const mapRunArn = await runOf(cloud, arn);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    expect(await cloud.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'FAILED',
      itemCounts: { pending: 0, running: 0, succeeded: 0, failed: 1, aborted: 3, total: 4 },
    });
    const [failed] = listOf(await cloud.call('ListExecutions', { mapRunArn, statusFilter: 'FAILED' }), 'executions');
    expect(await cloud.describe(String(failed?.executionArn))).toMatchObject({
      error: 'Unlucky',
      cause: 'it is 13',
      redriveStatus: 'REDRIVABLE_BY_MAP_RUN',
    });
    const [aborted] = listOf(await cloud.call('ListExecutions', { mapRunArn, statusFilter: 'ABORTED' }), 'executions');
    expect((await cloud.types(String(aborted?.executionArn))).at(-1)).toBe('ExecutionAborted');
  });

  it('ends with its execution', async () => {
    const cloud = await laptop();
    const arn = await cloud.start(await cloud.create(each()), [60, 70]);
    await cloud.pass(1);
    await cloud.call('StopExecution', { executionArn: arn });
    const mapRunArn = await runOf(cloud, arn);
    expect(await cloud.call('DescribeMapRun', { mapRunArn })).toMatchObject({ status: 'ABORTED', itemCounts: { aborted: 2 } });
  });

  it('is redriven with it: the unfinished children go on under their own names', async () => {
    const cloud = await laptop();
    const arn = await cloud.start(await cloud.create(each()), [60, 70]);
    await cloud.pass(1);
    await cloud.call('StopExecution', { executionArn: arn });
    await cloud.call('RedriveExecution', { executionArn: arn });
    await cloud.pass(80);
    const mapRunArn = await runOf(cloud, arn);
    expect(await cloud.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      redriveCount: 1,
      itemCounts: { succeeded: 2, total: 2 },
    });
    expect(await cloud.types(arn)).toContain('MapRunRedriven');
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '[{"done":60},{"done":70}]' });
  });

  it('goes on after a restart, its children once', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'map-runs-'));
    const before = await startCloud({ stateDir });
    const arn = await before.start(await before.create(each()), [5, 50]);
    await before.pass(10);
    await before.kernel.stop();
    const cloud = await laptop({ stateDir });
    await cloud.pass(60);
    const mapRunArn = await runOf(cloud, arn);
    expect(await cloud.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'SUCCEEDED',
      itemCounts: { succeeded: 2, total: 2 },
    });
    for (const { executionArn } of listOf(await cloud.call('ListExecutions', { mapRunArn }), 'executions'))
      expect((await cloud.types(String(executionArn))).filter((type) => type.startsWith('Execution'))).toEqual([
        'ExecutionStarted',
        'ExecutionSucceeded',
      ]);
  });

  it('inside a child of another belongs to that child', async () => {
    const cloud = await laptop({ services: { lambda: functions({}) } });
    const inner = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    };
    const outer = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Inner',
      States: { Inner: { Type: 'Map', ItemProcessor: inner, End: true } },
    };
    const arn = await cloud.start(await cloud.create(machine({ Outer: { Type: 'Map', ItemProcessor: outer, End: true } })), [
      [1, 2],
    ]);
    await cloud.pass(1);
    const [child] = listOf(await cloud.call('ListExecutions', { mapRunArn: await runOf(cloud, arn) }), 'executions');
    const nested = await runOf(cloud, String(child?.executionArn));
    expect(nested).toContain('/Inner:');
    expect(await cloud.call('DescribeMapRun', { mapRunArn: nested })).toMatchObject({ itemCounts: { succeeded: 2 } });
    expect(await cloud.describe(arn)).toMatchObject({ output: '[[1,2]]' });
  });
});

it.each([
  ['StopExecution', 'ValidationException'],
  ['RedriveExecution', 'ValidationException'],
])('%s of a child is refused by name', async (action, code) => {
  const cloud = await laptop();
  const arn = await cloud.start(await cloud.create(each()), [60]);
  await cloud.pass(1);
  const [child] = listOf(await cloud.call('ListExecutions', { mapRunArn: await runOf(cloud, arn) }), 'executions');
  expect(await cloud.refusal(action, { executionArn: child?.executionArn })).toBe(code);
  expect(await cloud.refusal('DescribeMapRun', { mapRunArn: `${arn}x` })).toBe('ResourceNotFound');
});
