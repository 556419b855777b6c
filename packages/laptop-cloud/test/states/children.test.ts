import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Cloud, machine, startCloud } from './cloud.ts';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await startCloud();
});
afterEach(() => cloud.kernel.stop());

const child = (pattern: string, more: object = {}) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::states:startExecution${pattern}`,
  Arguments: '{% $states.input %}',
  End: true,
  ...more,
});
const echo = machine({ P: { Type: 'Pass', Output: { got: '{% $states.input %}' }, End: true } });

async function runOn(inner: unknown, pattern: string, Input?: unknown) {
  const StateMachineArn = await cloud.create(inner);
  const outer = await cloud.create(machine({ C: child(pattern) }));
  const arn = await cloud.start(outer, { StateMachineArn, Name: 'inner', ...(Input === undefined ? {} : { Input }) });
  await cloud.pass(3_600);
  const { status, output, error, cause } = await cloud.describe(arn);
  const inside = `${StateMachineArn.replace(':stateMachine:', ':execution:')}:inner`;
  return {
    status,
    error,
    cause: JSON.parse(String(cause ?? '{}')),
    output: JSON.parse(String(output ?? '{}')),
    StateMachineArn,
    inside,
  };
}

describe('a child execution', () => {
  it('that is only started gives its ARN and when it began', async () => {
    const { output, inside } = await runOn(echo, '', { a: 1 });
    expect(output).toMatchObject({ ExecutionArn: inside, StartDate: expect.anything() });
    expect(output).not.toHaveProperty('Output');
  });

  it('waited for by .sync gives its input and output as texts', async () => {
    const { output, StateMachineArn, inside } = await runOn(echo, '.sync', { a: 1 });
    expect(output).toMatchObject({
      ExecutionArn: inside,
      Input: '{"a":1}',
      InputDetails: { Included: true },
      Name: 'inner',
      Output: '{"got":{"a":1}}',
      OutputDetails: { Included: true },
      RedriveCount: 0,
      StateMachineArn,
      Status: 'SUCCEEDED',
    });
  });

  it('waited for by .sync:2 gives them as JSON', async () => {
    expect((await runOn(echo, '.sync:2', { a: 1 })).output).toMatchObject({ Input: { a: 1 }, Output: { got: { a: 1 } } });
  });

  it.each([[null], [undefined]])('without an input (%s) gets an empty object', async (Input) => {
    expect((await runOn(echo, '.sync:2', Input)).output).toMatchObject({ Input: {}, Output: { got: {} } });
  });

  it('that fails is States.TaskFailed, with its description as the cause', async () => {
    const { status, error, cause } = await runOn(machine({ F: { Type: 'Fail', Error: 'E', Cause: 'why' } }), '.sync:2', { a: 1 });
    expect([status, error]).toEqual(['FAILED', 'States.TaskFailed']);
    expect(cause).toMatchObject({ Error: 'E', Cause: 'why', Input: '{"a":1}', Status: 'FAILED', Name: 'inner' });
    expect(cause).not.toHaveProperty('Output');
  });

  it('that times out is the same, without a cause of its own', async () => {
    const slow = machine({ W: { Type: 'Wait', Seconds: 60, End: true } }, { TimeoutSeconds: 5 });
    const { error, cause } = await runOn(slow, '.sync:2');
    expect([error, cause.Status]).toEqual(['States.TaskFailed', 'TIMED_OUT']);
    expect(cause).not.toHaveProperty('Cause');
  });

  it('need not end when the token of the task that waits for it is answered', async () => {
    const StateMachineArn = await cloud.create(machine({ W: { Type: 'Wait', Seconds: 600, End: true } }));
    const Arguments = { StateMachineArn, Name: 'inner', Input: { token: '{% $states.context.Task.Token %}' } };
    const arn = await cloud.start(await cloud.create(machine({ C: child('.sync:2', { Arguments }) })));
    await cloud.pass(1);
    const { input } = await cloud.describe(`${StateMachineArn.replace(':stateMachine:', ':execution:')}:inner`);
    const { token } = z.object({ token: z.string() }).parse(JSON.parse(String(input)));
    await cloud.call('SendTaskSuccess', { taskToken: token, output: '{"early":true}' });
    await cloud.pass(1);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"early":true}' });
  });
});

describe('words of AWS', () => {
  it('for a name that is taken', async () => {
    const stateMachineArn = await cloud.create(echo);
    const arn = await cloud.start(stateMachineArn, {}, 'once');
    await cloud.pass(1);
    await expect(cloud.call('StartExecution', { stateMachineArn, name: 'once', input: '{}' })).rejects.toMatchObject({
      code: 'ExecutionAlreadyExists',
      message: `Execution Already Exists: '${arn}'`,
    });
  });

  it('for a JSONPath state in a JSONata machine', async () => {
    await expect(cloud.create(machine({ X: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true } }))).rejects.toMatchObject({
      code: 'InvalidDefinition',
      message: expect.stringContaining(
        "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/X",
      ),
    });
  });

  it.each(['.sync', '.sync:2', '.waitForTaskToken'])('an Express machine refuses %s', async (pattern) => {
    await expect(cloud.create(machine({ C: child(pattern) }), { type: 'EXPRESS' })).rejects.toMatchObject({
      code: 'InvalidDefinition',
    });
  });
});
