import { afterEach, beforeEach, expect, it } from 'vitest';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import { statesService } from '../../src/services/states/states-service.ts';
import { machine } from './cloud.ts';

let kernel: LocalKernel;
let lines: { group: string; stream: string; line: Record<string, unknown> }[];
beforeEach(() => {
  lines = [];
  kernel = createKernel({ seed: 1, start: Date.UTC(2026, 0, 5, 9), log: () => undefined });
  const logs = (group: string, stream: string, added: readonly { message: string }[]) =>
    void lines.push(...added.map(({ message }) => ({ group, stream, line: JSON.parse(message) })));
  kernel.register(statesService(kernel, { logs }));
});
afterEach(() => kernel.stop());

const call = async (action: string, input: unknown): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries((await kernel.call({ service: 'states', action, input, principal: { kind: 'root' } })) ?? {}),
  );
const group = { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:/runs:*' } };
const failing = machine({ Go: { Type: 'Pass', Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Oops' } });
const run = async (loggingConfiguration: unknown, type = 'STANDARD') => {
  const definition = JSON.stringify(failing);
  const { stateMachineArn } = await call('CreateStateMachine', {
    name: 'm',
    definition,
    roleArn: 'r',
    type,
    loggingConfiguration,
  });
  const { executionArn } = await call('StartExecution', { stateMachineArn, name: 'one', input: '{"secret":1}' });
  await kernel.idle();
  return executionArn;
};

it('every event is one line in the log group of the machine, with its data when that is wanted', async () => {
  const executionArn = await run({ level: 'ALL', includeExecutionData: true, destinations: [group] });
  expect(lines.map(({ line }) => [line.id, line.type, line.previous_event_id])).toEqual([
    ['1', 'ExecutionStarted', '0'],
    ['2', 'PassStateEntered', '0'],
    ['3', 'PassStateExited', '2'],
    ['4', 'FailStateEntered', '3'],
    ['5', 'ExecutionFailed', '4'],
  ]);
  expect(lines[0]).toMatchObject({
    group: '/runs',
    stream: 'states/m/2026-01-05-09-00/laptop',
    line: { event_timestamp: String(Date.UTC(2026, 0, 5, 9)), execution_arn: executionArn, details: { input: '{"secret":1}' } },
  });
});

it.each([
  ['ERROR', ['FailStateEntered', 'ExecutionFailed']],
  ['FATAL', ['ExecutionFailed']],
  ['OFF', []],
])('at level %s it is %j', async (level, expected) => {
  await run({ level, destinations: [group] }, 'EXPRESS');
  expect(lines.map(({ line }) => line.type)).toEqual(expected);
  expect(kernel.usage.read()).toMatchObject({ 'states:express:requests': 1, 'states:express:gb-seconds': 0.00625 });
});

it('data stays out unless it is asked for', async () => {
  await run({ level: 'ALL', destinations: [group] });
  expect(JSON.stringify(lines)).not.toContain('secret');
});

it('a level without a log group is refused', async () => {
  await expect(run({ level: 'ALL' })).rejects.toThrow('Must specify exactly one Log Destination');
});
