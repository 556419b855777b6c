import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Cloud, functions, machine, park, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});

const Events = z.array(z.looseObject({ id: z.number(), previousEventId: z.number(), type: z.string() }));
interface Told {
  /** `id<previous type`, in order */
  readonly lines: readonly string[];
  /** the details object of the first event of this type */
  details(type: string): unknown;
}

const boom = () => {
  throw Object.assign(new Error('no'), { name: 'Boom' });
};

async function history(definition: unknown, input: unknown = {}, seconds = 3_600): Promise<Told> {
  const cloud = await startCloud({ services: { lambda: functions({ boom, echo: (event) => event, park: () => null }) } });
  clouds.push(cloud);
  const executionArn = await cloud.start(await cloud.create(definition), input);
  await cloud.pass(seconds);
  const events = Events.parse((await cloud.call('GetExecutionHistory', { executionArn, maxResults: 1_000 })).events);
  expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  return {
    lines: events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`),
    // the one member that is neither id nor time nor type
    details: (type) =>
      Object.entries(events.find((one) => one.type === type) ?? {}).find(([name]) => name.endsWith('EventDetails'))?.[1],
  };
}

const states = (all: Readonly<Record<string, unknown>>) => ({ StartAt: Object.keys(all)[0], States: all });
const invoke = (FunctionName: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName },
  Output: '{% $states.result.Payload %}',
  End: true,
  ...more,
});
const pass = (more: object = {}) => ({ Type: 'Pass', End: true, ...more });

describe('an expression that fails', () => {
  it('is told before the failure, pointing where the Entered event points', async () => {
    const { lines, details } = await history(
      machine({ A: pass({ Next: 'B', End: undefined }), B: pass({ Output: { x: '{% $nope %}' } }) }),
    );
    expect(lines.slice(3)).toEqual(['4<3 PassStateEntered', '5<3 EvaluationFailed', '6<5 ExecutionFailed']);
    expect(details('EvaluationFailed')).toEqual({
      error: 'States.QueryEvaluationError',
      cause:
        "An error occurred while executing the state 'B' (entered at the event id #4). The JSONata expression '$nope' specified for the field 'Output/x' returned nothing (undefined).",
      location: 'Output/x',
      state: 'B',
    });
  });

  it('in a Map without Items has no location, and the Map fails too', async () => {
    const { lines, details } = await history(machine({ M: { Type: 'Map', ItemProcessor: states({ P: pass() }), End: true } }), {
      a: 1,
    });
    expect(lines).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<0 EvaluationFailed',
      '4<3 MapStateFailed',
      '5<4 ExecutionFailed',
    ]);
    expect(details('EvaluationFailed')).not.toHaveProperty('location');
  });

  it.each([
    ['Output', pass({ Output: '{% $nope %}' })],
    ['Output/a/b[1]', pass({ Output: { a: { b: [1, '{% $nope %}'] } } })],
    ['Assign/x', pass({ Assign: { x: '{% $nope %}' } })],
    ['Arguments/FunctionName', invoke('echo', { Arguments: { FunctionName: '{% $nope %}' } })],
    ['Arguments', invoke('echo', { Arguments: '{% $nope %}' })],
    ['TimeoutSeconds', invoke('echo', { TimeoutSeconds: '{% $nope %}' })],
    ['HeartbeatSeconds', park({ HeartbeatSeconds: '{% $nope %}' })],
    ['Items', { Type: 'Map', Items: '{% $nope %}', ItemProcessor: states({ P: pass() }), End: true }],
    [
      'ItemSelector/v',
      { Type: 'Map', Items: [1], ItemSelector: { v: '{% $nope %}' }, ItemProcessor: states({ P: pass() }), End: true },
    ],
    [
      'MaxConcurrency',
      { Type: 'Map', Items: [1], MaxConcurrency: '{% $nope %}', ItemProcessor: states({ P: pass() }), End: true },
    ],
    ['Seconds', { Type: 'Wait', Seconds: '{% $nope %}', End: true }],
    ['Timestamp', { Type: 'Wait', Timestamp: '{% $nope %}', End: true }],
    ['Error', { Type: 'Fail', Error: '{% $nope %}' }],
    ['Cause', { Type: 'Fail', Cause: '{% $nope %}' }],
  ])('names its field: %s', async (location, state) => {
    expect((await history(machine({ X: state }))).details('EvaluationFailed')).toMatchObject({
      location,
      cause: expect.stringContaining(`specified for the field '${location}' returned nothing (undefined).`),
    });
  });
});

describe('attempts', () => {
  const Retry = [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }];
  it('of a task are scheduled, started and failed again, without events of the state', async () => {
    expect((await history(machine({ T: invoke('boom', { Retry }) }))).lines).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskFailed',
      '6<5 TaskScheduled',
      '7<6 TaskStarted',
      '8<7 TaskFailed',
      '9<8 ExecutionFailed',
    ]);
  });

  it.each([
    ['Map', { Type: 'Map', Items: [1], ItemProcessor: states({ T: invoke('boom') }), Retry, End: true }],
    ['Parallel', { Type: 'Parallel', Branches: [states({ T: invoke('boom') })], Retry, End: true }],
  ])('of a %s start it again, and it fails once, at the end', async (type, state) => {
    const { lines } = await history(machine({ X: state }));
    const count = (event: string) => lines.filter((line) => line.endsWith(` ${event}`)).length;
    expect([
      count(`${type}StateEntered`),
      count(`${type}StateStarted`),
      count('TaskFailed'),
      count(`${type}StateFailed`),
    ]).toEqual([1, 2, 2, 1]);
    expect(lines.at(-2)).toMatch(`${type}StateFailed`);
  });
});

describe('a Map', () => {
  it('one at a time tells each item from start to end; successes do not move the chain', async () => {
    const state = { Type: 'Map', Items: ['a', 'b'], MaxConcurrency: 1, ItemProcessor: states({ P: pass() }), End: true };
    const { lines, details } = await history(machine({ M: state }));
    expect(lines).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered',
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<4 PassStateEntered',
      '6<5 PassStateExited',
      '7<6 MapIterationSucceeded',
      '8<6 MapIterationStarted',
      '9<8 PassStateEntered',
      '10<9 PassStateExited',
      '11<10 MapIterationSucceeded',
      '12<11 MapStateSucceeded',
      '13<11 MapStateExited',
      '14<13 ExecutionSucceeded',
    ]);
    expect(details('MapStateStarted')).toEqual({ length: 2 });
    expect(details('MapIterationStarted')).toEqual({ name: 'M', index: 0 });
  });

  it('whose iteration fails aborts the open tasks and iterations of the others', async () => {
    const choose = {
      C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'F' }], Default: 'W' },
      W: park(),
      F: { Type: 'Fail', Error: 'E', Cause: 'why' },
    };
    const { lines, details } = await history(
      machine({ M: { Type: 'Map', Items: [1, 2], ItemProcessor: states(choose), End: true } }),
    );
    const types = lines.map((line) => line.split(' ')[1]);
    expect(types.slice(-5)).toEqual([
      'MapIterationFailed',
      'TaskStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    expect(details('ExecutionFailed')).toEqual({ error: 'E', cause: 'why' });
    expect(details('MapIterationAborted')).toEqual({ name: 'M', index: 0 });
  });

  it('that is distributed leaves the run alone in the history of its parent', async () => {
    const processor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...states({ P: pass() }) };
    const { lines, details } = await history(machine({ M: { Type: 'Map', Items: [1, 2], ItemProcessor: processor, End: true } }));
    expect(lines.map((line) => line.split(' ')[1])).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    expect(details('MapRunStarted')).toEqual({ mapRunArn: expect.stringMatching(/:mapRun:machine-\d+\/[^/:]+:[0-9a-f-]{36}$/) });
  });
});

describe('a Parallel', () => {
  it('succeeds before it is left; each branch has a chain of its own', async () => {
    const { lines } = await history(
      machine({ Y: { Type: 'Parallel', Branches: [states({ A: pass() }), states({ B: pass() })], End: true } }),
    );
    expect(lines.slice(2)).toEqual([
      '3<2 ParallelStateStarted',
      '4<3 PassStateEntered',
      '5<4 PassStateExited',
      '6<3 PassStateEntered',
      '7<6 PassStateExited',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited',
      '10<9 ExecutionSucceeded',
    ]);
  });

  it('whose branch fails aborts the open task, fails, and is left when that is caught', async () => {
    const branches = [states({ W: park() }), states({ F: { Type: 'Fail', Error: 'E' } })];
    const { lines } = await history(
      machine({
        Y: { Type: 'Parallel', Branches: branches, Catch: [{ ErrorEquals: ['E'], Next: 'S' }], End: true },
        S: { Type: 'Succeed' },
      }),
    );
    expect(lines.map((line) => line.split(' ')[1]).slice(-6)).toEqual([
      'TaskStateAborted',
      'ParallelStateFailed',
      'ParallelStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
  });
});

describe('the details', () => {
  it('of a state left tell what it assigned as JSON texts', async () => {
    const { details } = await history(machine({ A: pass({ Assign: { n: 1, t: 'x', o: { a: [null] } }, Output: true }) }));
    expect(details('PassStateExited')).toEqual({
      name: 'A',
      output: 'true',
      outputDetails: { truncated: false },
      assignedVariables: { n: '1', t: '"x"', o: '{"a":[null]}' },
      assignedVariablesDetails: { truncated: false },
    });
  });

  it.each([
    ['TimeoutSeconds', { TimeoutSeconds: 5 }],
    ['a missed heartbeat', { HeartbeatSeconds: 5 }],
  ])('of a task timed out by %s are the same, and the end has no cause', async (_, more) => {
    const { details } = await history(machine({ W: park(more) }));
    expect(details('TaskTimedOut')).toEqual({
      error: 'States.Timeout',
      resource: 'invoke.waitForTaskToken',
      resourceType: 'lambda',
    });
    expect(details('ExecutionFailed')).toEqual({ error: 'States.Timeout' });
  });

  it('of an execution that timed out or was stopped point at nothing before', async () => {
    const timedOut = await history(machine({ W: { Type: 'Wait', Seconds: 60, End: true } }, { TimeoutSeconds: 5 }));
    expect(timedOut.lines.at(-1)).toBe('3<0 ExecutionTimedOut');
    expect(timedOut.details('ExecutionTimedOut')).toEqual({ error: 'States.Timeout' });
    const cloud = await startCloud();
    clouds.push(cloud);
    const executionArn = await cloud.start(await cloud.create(machine({ W: { Type: 'Wait', Seconds: 60, End: true } })));
    await cloud.pass(1);
    await cloud.call('StopExecution', { executionArn });
    const stopped = Events.parse((await cloud.call('GetExecutionHistory', { executionArn })).events).at(-1);
    expect(stopped).toMatchObject({ previousEventId: 0, type: 'ExecutionAborted', executionAbortedEventDetails: {} });
    const described = await cloud.describe(executionArn);
    expect(described.status).toBe('ABORTED');
    expect(Object.keys(described)).not.toEqual(expect.arrayContaining(['error']));
    expect(Object.keys(described)).not.toEqual(expect.arrayContaining(['cause']));
  });
});
