import { afterEach, describe, expect, it } from 'vitest';
import { type Cloud, functions, machine, park, ROLE, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});
const boom = () => {
  throw Object.assign(new Error('no'), { name: 'Boom' });
};

async function run(definition: unknown, input: unknown = {}) {
  const cloud = await startCloud({
    services: { lambda: functions({ boom, echo: (event) => event, big: () => 'x'.repeat(262_144), park: () => null }) },
  });
  clouds.push(cloud);
  const arn = await cloud.start(await cloud.create(definition), input, 'run-1');
  await cloud.pass(3_600);
  const { status, output, error, cause } = await cloud.describe(arn);
  return {
    status,
    error,
    cause,
    output: output === undefined ? undefined : JSON.parse(String(output)),
    types: await cloud.types(arn),
  };
}

const states = (all: Readonly<Record<string, unknown>>) => ({ StartAt: Object.keys(all)[0], States: all });
const pass = (more: object = {}) => ({ Type: 'Pass', End: true, ...more });
const go = (Next: string, state: object) => ({ ...state, Next, End: undefined });
const invoke = (FunctionName: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  End: true,
  ...more,
});
/** what came in, and the variables that are there */
const tell = {
  Type: 'Pass',
  Output: { in: '{% $states.input %}', v: '{% $v %}', w: '{% $exists($w) ? $w : "none" %}' },
  End: true,
};

describe('without Arguments and Output', () => {
  it.each([
    ['Pass', pass(), 7],
    ['Wait', { Type: 'Wait', Seconds: 1, End: true }, 7],
    ['Succeed', { Type: 'Succeed' }, 7],
    [
      'Parallel',
      { Type: 'Parallel', Branches: [states({ A: pass() }), states({ B: pass({ Output: 'b' }) })], End: true },
      [7, 'b'],
    ],
    ['Map', { Type: 'Map', Items: ['x', 'y'], ItemProcessor: states({ P: pass() }), End: true }, ['x', 'y']],
  ])('a %s gives on its input or its result', async (_, state, expected) => {
    expect((await run(machine({ X: state }), 7)).output).toEqual(expected);
  });

  it('a Task sends its input and gives on the whole answer', async () => {
    const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
    const { output } = await run(machine({ T: task }), { FunctionName: 'echo', Payload: { a: 1 } });
    expect(output).toMatchObject({ ExecutedVersion: '$LATEST', Payload: { a: 1 }, StatusCode: 200 });
  });

  it('a Parallel hands its Arguments to every branch', async () => {
    const branches = [states({ A: pass() }), states({ B: pass({ Output: ['{% $states.input.x %}'] }) })];
    const state = { Type: 'Parallel', Arguments: { x: '{% $states.input + 1 %}' }, Branches: branches, End: true };
    expect((await run(machine({ Y: state }), 1)).output).toEqual([{ x: 2 }, [2]]);
  });
});

describe('a Choice', () => {
  const choice = (Condition: unknown) =>
    machine({
      Set: go('C', pass({ Assign: { v: 0 } })),
      C: {
        Type: 'Choice',
        Choices: [
          { Condition: false, Assign: { v: 'not taken' }, Output: 'not taken', Next: 'Tell' },
          { Condition, Assign: { v: 1 }, Output: 'by rule', Next: 'Tell' },
          { Condition: true, Assign: { v: 2 }, Next: 'Tell' },
        ],
        Assign: { v: 'own', w: 'own' },
        Output: 'own',
        Default: 'Tell',
      },
      Tell: tell,
    });
  it('does what the rule it takes says, and nothing of its own', async () => {
    expect((await run(choice('{% $states.input.x = 5 %}'), { x: 5 })).output).toEqual({ in: 'by rule', v: 1, w: 'none' });
    expect((await run(choice('{% $states.input.x = 5 %}'), { x: 4 })).output).toEqual({ in: { x: 4 }, v: 2, w: 'none' });
  });

  it('does what it says itself on Default', async () => {
    const rules = [{ Condition: '{% $v = 1 %}', Assign: { w: 'rule' }, Next: 'Tell' }];
    const definition = machine({
      Set: go('C', pass({ Assign: { v: 0 } })),
      C: { Type: 'Choice', Choices: rules, Assign: { w: '{% $v + 1 %}' }, Output: 'own', Default: 'Tell' },
      Tell: tell,
    });
    expect((await run(definition)).output).toEqual({ in: 'own', v: 0, w: 1 });
  });

  it('takes something compared with what is not there for false, and nothing for an error', async () => {
    expect((await run(choice('{% $states.input.nope = 5 %}'))).output).toMatchObject({ v: 2 });
    expect(await run(choice('{% $states.input.nope %}'))).toMatchObject({ error: 'States.QueryEvaluationError' });
  });
});

describe('a Catch', () => {
  const caught = (Catch: object, more: object = {}) =>
    machine({
      Set: go('T', pass({ Assign: { v: 0 } })),
      T: invoke('boom', { Assign: { v: 'own' }, Catch: [{ ErrorEquals: ['Boom'], Next: 'Tell', ...Catch }], ...more }),
      Tell: tell,
    });
  const error = { Error: 'Boom', Cause: expect.stringContaining('"errorType":"Boom"') };
  it.each([
    ['gives on the error', {}, error, 0],
    ['that assigns gives on the error too', { Assign: { v: '{% $states.errorOutput.Error %}' } }, error, 'Boom'],
    ['sees the input of the state', { Output: '{% [$states.input, $states.errorOutput.Error] %}' }, [{ a: 1 }, 'Boom'], 0],
    ['sees variables as they were on entry', { Assign: { v: 5 }, Output: '{% $v %}' }, 0, 5],
  ])('%s', async (_, entry, input, v) => {
    expect((await run(caught(entry), { a: 1 })).output).toEqual({ in: input, v, w: 'none' });
  });

  it('without error and cause gets them as null', async () => {
    const cloud = await startCloud({
      services: { lambda: functions({ park: (event) => void tokens.push(String(Object(event).token)) }) },
    });
    const tokens: string[] = [];
    clouds.push(cloud);
    const arn = await cloud.start(
      await cloud.create(machine({ W: park({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }] }), S: { Type: 'Succeed' } })),
    );
    await cloud.pass(1);
    await cloud.call('SendTaskFailure', { taskToken: tokens[0] });
    await cloud.pass(1);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"Error":null,"Cause":null}' });
  });

  it.each([
    ['States.Timeout', true],
    ['States.HeartbeatTimeout', true],
    ['States.ALL', true],
    ['States.TaskFailed', false],
  ])('of %s takes a missed heartbeat: %s', async (name, takes) => {
    const ended = await run(
      machine({ W: park({ HeartbeatSeconds: 5, Catch: [{ ErrorEquals: [name], Next: 'S' }] }), S: { Type: 'Succeed' } }),
    );
    expect(ended).toMatchObject(
      takes
        ? { status: 'SUCCEEDED', output: { Error: 'States.Timeout', Cause: '' } }
        : { status: 'FAILED', error: 'States.Timeout' },
    );
  });

  it('of a heartbeat does not take a timeout', async () => {
    const Catch = [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'S' }];
    const ended = await run(machine({ W: park({ TimeoutSeconds: 5, HeartbeatSeconds: 4, Catch }), S: { Type: 'Succeed' } }));
    const longer = await run(machine({ W: park({ TimeoutSeconds: 4, Catch }), S: { Type: 'Succeed' } }));
    expect([ended.status, longer.status]).toEqual(['SUCCEEDED', 'FAILED']);
  });

  const nope = '{% $nope %}';
  it.each([
    ['the Arguments of a Task', invoke('echo', { Arguments: nope })],
    ['the Output of a Task', invoke('echo', { Output: nope })],
    ['the Assign of a Task', invoke('echo', { Assign: { x: nope } })],
    ['the Items of a Map', { Type: 'Map', Items: nope, ItemProcessor: states({ P: pass() }), End: true }],
    [
      'the ItemSelector of a Map',
      { Type: 'Map', Items: [1], ItemSelector: nope, ItemProcessor: states({ P: pass() }), End: true },
    ],
    ['the Output of a Map', { Type: 'Map', Items: [1], Output: nope, ItemProcessor: states({ P: pass() }), End: true }],
    ['the Arguments of a Parallel', { Type: 'Parallel', Arguments: nope, Branches: [states({ P: pass() })], End: true }],
    ['the Output of a Parallel', { Type: 'Parallel', Output: nope, Branches: [states({ P: pass() })], End: true }],
    ['a state inside a Map', { Type: 'Map', Items: [1], ItemProcessor: states({ P: pass({ Output: nope }) }), End: true }],
  ])('takes an expression that fails in %s, and a Retry tries it again', async (_, state) => {
    const Catch = [{ ErrorEquals: ['States.QueryEvaluationError'], Output: '{% $states.errorOutput.Error %}', Next: 'S' }];
    const caughtIt = await run(machine({ X: { ...state, Catch }, S: { Type: 'Succeed' } }));
    expect(caughtIt).toMatchObject({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
    const Retry = [{ ErrorEquals: ['States.QueryEvaluationError'], MaxAttempts: 2 }];
    const retried = await run(machine({ X: { ...state, Retry } }));
    expect(retried.types.filter((type) => type === 'EvaluationFailed')).toHaveLength(3);
  });

  it('of States.TaskFailed is a wildcard for everything but a timeout', async () => {
    const Catch = [{ ErrorEquals: ['States.TaskFailed'], Output: '{% $states.errorOutput.Error %}', Next: 'S' }];
    const S = { Type: 'Succeed' };
    expect((await run(machine({ T: invoke('boom', { Catch }), S }))).output).toBe('Boom');
    expect((await run(machine({ T: invoke('echo', { Output: nope, Catch }), S }))).output).toBe('States.QueryEvaluationError');
    expect((await run(machine({ T: invoke('nobody', { Catch }), S }))).output).toBe('Lambda.ResourceNotFoundException');
    expect(await run(machine({ W: park({ TimeoutSeconds: 5, Catch }), S }))).toMatchObject({ error: 'States.Timeout' });
  });
});

describe('the context object', () => {
  const context = '{% $states.context %}';
  const execution = (Input: unknown) => ({
    Id: expect.stringMatching(/:execution:machine-\d+:run-1$/),
    Input,
    Name: 'run-1',
    RedriveCount: 0,
    RoleArn: ROLE,
    StartTime: '2026-01-05T09:00:00.000Z',
  });
  const own = (Name: string, more: object = {}) => ({
    Execution: execution({ a: 1 }),
    StateMachine: { Id: expect.stringContaining(':stateMachine:'), Name: expect.stringMatching(/^machine-\d+$/) },
    State: { Name, EnteredTime: expect.stringMatching(/^2026-01-05T09:00:\d\d\.\d{3}Z$/), ...more },
  });
  it('of a Pass and of a Choice holds execution, machine and state, and no more', async () => {
    expect((await run(machine({ P: pass({ Output: context }) }), { a: 1 })).output).toEqual(own('P'));
    const rules = [{ Condition: true, Output: context, Next: 'S' }];
    expect((await run(machine({ C: { Type: 'Choice', Choices: rules }, S: { Type: 'Succeed' } }), { a: 1 })).output).toEqual(
      own('C'),
    );
  });

  it('of a Task counts its retries, and has a token where one is awaited', async () => {
    const echo = invoke('echo', { Arguments: { FunctionName: 'echo', Payload: context } });
    expect((await run(machine({ T: echo }), { a: 1 })).output).toEqual(own('T', { RetryCount: 0 }));
    const Catch = [{ ErrorEquals: ['States.ALL'], Output: context, Next: 'S' }];
    const retried = invoke('boom', { Retry: [{ ErrorEquals: ['Boom'], MaxAttempts: 2 }], Catch });
    expect((await run(machine({ T: retried, S: { Type: 'Succeed' } }), { a: 1 })).output).toMatchObject({
      State: { RetryCount: 2 },
    });
    expect((await run(machine({ T: invoke('echo', { Output: '{% $exists($states.context.Task) %}' }) }))).output).toBe(false);
  });

  it('of an item holds it, in ItemSelector and inside, the inner one in a Map in a Map', async () => {
    const inner = {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: states({ P: pass({ Output: '{% $states.context.Map %}' }) }),
      End: true,
    };
    const ItemSelector = '{% [$states.context.Map.Item.Value, $string($states.context.Map.Item.Index)] %}';
    const outer = { Type: 'Map', Items: ['a', 'b'], ItemSelector, ItemProcessor: states({ I: inner }), End: true };
    expect((await run(machine({ M: outer }))).output[1]).toEqual([
      { Item: { Index: 0, Value: 'b' } },
      { Item: { Index: 1, Value: '1' } },
    ]);
    expect(
      (await run(machine({ M: go('After', outer), After: pass({ Output: '{% $exists($states.context.Map) %}' }) }))).output,
    ).toBe(false);
  });
});

describe('$states', () => {
  it.each([
    ['result', 'Pass', pass({ Output: '{% $states.result %}' })],
    ['errorOutput', 'Pass', pass({ Output: '{% $states.errorOutput %}' })],
    ['errorOutput', 'Task that succeeds', invoke('echo', { Output: '{% $states.errorOutput %}' })],
    ['result', 'Catch', invoke('boom', { Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.result %}', Next: 'S' }] })],
  ])('has no %s in a %s, which is refused when the machine is created', async (name, __, state) => {
    const definition = machine({ X: state, ...(JSON.stringify(state).includes('"S"') ? { S: { Type: 'Succeed' } } : {}) });
    await expect(run(definition)).rejects.toThrow(`Field '$states.${name}' does not exist.`);
  });
});

describe('more than 262,144 bytes', () => {
  const large = (bytes: number) => `{% $pad("", ${bytes - 2}, "x") %}`;
  const told = (what: string) =>
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  it('end the execution at a Pass, which is not left; as many as that are carried', async () => {
    expect((await run(machine({ P: pass({ Output: large(262_144) }) }))).status).toBe('SUCCEEDED');
    const { types, ...ended } = await run(machine({ P: pass({ Output: large(262_145) }) }));
    expect(ended).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', cause: told('P') });
    expect(types).toEqual(['ExecutionStarted', 'PassStateEntered', 'ExecutionFailed']);
  });

  it('are too many for one Assign, all its variables together', async () => {
    const assign = (first: number, second: number) =>
      machine({ P: pass({ Assign: { a: large(first), b: large(second) }, Output: 0 }) });
    expect((await run(assign(131_072, 131_072))).status).toBe('SUCCEEDED');
    expect(await run(assign(131_072, 131_073))).toMatchObject({ error: 'States.DataLimitExceeded', cause: told('P') });
  });

  it('are counted in UTF-8', async () => {
    expect((await run(machine({ P: pass({ Output: '{% $pad("", 131071, "é") %}' }) }))).status).toBe('SUCCEEDED');
    expect((await run(machine({ P: pass({ Output: '{% $pad("", 131072, "é") %}' }) }))).error).toBe('States.DataLimitExceeded');
  });

  it('of a function are a failure of the task, which States.ALL catches', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'S' }];
    const { output, types } = await run(machine({ T: invoke('big', { Catch }), S: { Type: 'Succeed' } }));
    expect(output).toEqual({ Error: 'States.DataLimitExceeded', Cause: told('lambda') });
    expect(types).toContain('TaskFailed');
  });
});
