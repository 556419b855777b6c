import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cloud, functions, machine, ROLE, startCloud } from './cloud.ts';

let cloud: Cloud;
beforeEach(async () => {
  const slow = async () => {
    await cloud.kernel.sleep(20_000);
    return 'late';
  };
  const boom = () => {
    throw Object.assign(new Error('no'), { name: 'Boom' });
  };
  cloud = await startCloud({ services: { lambda: functions({ slow, boom, double: (event) => Number(event) * 2 }) } });
});
afterEach(() => cloud.kernel.stop());

const test = (state: object, more: object = {}) =>
  cloud.call('TestState', {
    definition: JSON.stringify({ QueryLanguage: 'JSONata', ...state }),
    inspectionLevel: 'DEBUG',
    ...more,
  });
const invoke = (name: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  End: true,
  ...more,
});

describe('a Task without a mock', () => {
  it('is really called, with the role that is given', async () => {
    expect(await test(invoke('double'), { input: '21', roleArn: ROLE })).toMatchObject({
      status: 'SUCCEEDED',
      output: '42',
      inspectionData: { input: '21', afterArguments: '{"FunctionName":"double","Payload":21}' },
    });
  });

  it('fails as the function does, and says what its Retry would do', async () => {
    expect(await test(invoke('boom', { Retry: [{ ErrorEquals: ['Boom'] }] }), { roleArn: ROLE })).toMatchObject({
      status: 'RETRIABLE',
      error: 'Boom',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 1 } },
    });
  });

  it('tells its next delay in whole seconds', async () => {
    const Retry = [{ ErrorEquals: ['Boom'], BackoffRate: 1.5, MaxAttempts: 5 }];
    const stateConfiguration = { retrierRetryCount: 2 };
    expect(await test(invoke('boom', { Retry }), { mock: { errorOutput: { error: 'Boom' } }, stateConfiguration })).toMatchObject(
      {
        inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 2 } },
      },
    );
  });

  it('is timed out by its TimeoutSeconds', async () => {
    const answer = test(invoke('slow', { TimeoutSeconds: 5 }), { roleArn: ROLE });
    await cloud.pass(30);
    expect(await answer).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it.each([
    ['a callback', invoke('double', { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }), ROLE],
    [
      'a Map',
      { Type: 'Map', Items: [], ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, End: true },
      ROLE,
    ],
    ['a Task without a role', invoke('double'), undefined],
  ])('%s is refused', async (_, state, roleArn) => {
    await expect(test(state, { roleArn })).rejects.toMatchObject({ code: 'ValidationException' });
  });
});

describe('what is shown', () => {
  it('are the variables after the state, those that were given with them', async () => {
    const state = { Type: 'Pass', Assign: { b: '{% $a + 1 %}' }, Next: 'X' };
    const { inspectionData } = await test(state, { variables: '{"a":1}' });
    expect(inspectionData).toMatchObject({ variables: '{"a":1,"b":2}' });
  });

  it('is what an ItemSelector makes of each item', async () => {
    const state = {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemSelector: { n: '{% $states.context.Map.Item.Value %}', at: '{% $states.context.Map.Item.Index %}' },
      ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
      End: true,
    };
    const { inspectionData } = await test(state, { input: '["x","y"]', mock: { result: '[]' } });
    expect(inspectionData).toMatchObject({ afterItemSelector: '[{"n":"x","at":0},{"n":"y","at":1}]' });
  });

  it('is the context a test gives, over the one of its own', async () => {
    const state = {
      Type: 'Pass',
      Output: '{% [$states.context.Execution.Name, $states.context.State.Name, $states.context.Task.Token] %}',
      End: true,
    };
    const context = JSON.stringify({ Execution: { Name: 'order-7' }, Task: { Token: 't' } });
    expect(await test(state, { context })).toMatchObject({ output: '["order-7","StateName","t"]' });
  });

  it('is nothing but the end at INFO', async () => {
    expect(await test({ Type: 'Pass', End: true }, { inspectionLevel: 'INFO' })).toEqual({ status: 'SUCCEEDED', output: '{}' });
  });
});

describe('a state that does not call', () => {
  it('fails where its fields do: a Wait for a text', async () => {
    expect(await test({ Type: 'Wait', Seconds: '{% "soon" %}', End: true })).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining("Expected 'number', but was 'string' for value: \"soon\""),
    });
  });

  it('may not wait longer than a test lives', async () => {
    expect(await test({ Type: 'Wait', Seconds: 300, End: true })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await test({ Type: 'Wait', Seconds: 301, End: true })).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('takes no mock', async () => {
    await expect(test({ Type: 'Pass', End: true }, { mock: { result: '1' } })).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });

  it('is picked out of a whole machine by name', async () => {
    const definition = JSON.stringify(
      machine({
        C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input > 2 %}', Next: 'Big' }], Default: 'Small' },
        Big: { Type: 'Succeed' },
        Small: { Type: 'Succeed' },
      }),
    );
    expect(await test({}, { definition, stateName: 'C', input: '3' })).toMatchObject({ status: 'SUCCEEDED', nextState: 'Big' });
    expect(await test({}, { definition, stateName: 'C', input: '1' })).toMatchObject({ nextState: 'Small' });
  });
});

it('a Catch whose Output fails is a failure of its own', async () => {
  const state = invoke('double', { Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $nobody %}', Next: 'X' }] });
  expect(await test(state, { mock: { errorOutput: { error: 'Boom' } } })).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    cause: expect.stringContaining("specified for the field 'Catch[0]/Output' returned nothing"),
  });
});
