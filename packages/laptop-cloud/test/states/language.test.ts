import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { packEvents, unpackEvents } from '../../src/services/states/store/pack-events.ts';
import { type Cloud, functions, machine, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});
interface Ended extends Readonly<Record<string, unknown>> {
  readonly types: readonly string[];
  readonly arn: string;
  readonly cloud: Cloud;
}

async function run(definition: unknown, input: unknown = {}, known: Parameters<typeof functions>[0] = {}): Promise<Ended> {
  const cloud = await startCloud({ services: { lambda: functions(known) } });
  clouds.push(cloud);
  const arn = await cloud.start(await cloud.create(definition), input);
  await cloud.pass(86_400);
  return { ...(await cloud.describe(arn)), types: await cloud.types(arn), arn, cloud };
}
const invoke = (FunctionName: string, more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName },
  Output: '{% $states.result.Payload %}',
  End: true,
  ...more,
});
const each = (states: object, more: object = {}) => ({
  Type: 'Map',
  ItemProcessor: { StartAt: Object.keys(states)[0], States: states },
  End: true,
  ...more,
});

describe('variables', () => {
  it('an iteration reads outer variables and keeps its own to itself', async () => {
    const definition = machine({
      Set: { Type: 'Pass', Assign: { base: 10 }, Next: 'All' },
      All: each(
        {
          Add: { Type: 'Pass', Assign: { total: '{% $base + $states.input %}' }, Next: 'Tell' },
          Tell: { Type: 'Pass', Output: '{% $total %}', End: true },
        },
        { Items: [1, 2], Next: 'After', End: undefined },
      ),
      After: { Type: 'Pass', Output: '{% $exists($total) ? "leaked" : $states.input %}', End: true },
    });
    expect(await run(definition)).toMatchObject({ status: 'SUCCEEDED', output: '[11,12]' });
  });

  it('a distributed Map sees none of them', async () => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Read',
      States: { Read: { Type: 'Pass', Output: '{% $exists($base) %}', End: true } },
    };
    const definition = machine({
      Set: { Type: 'Pass', Assign: { base: 10 }, Next: 'All' },
      All: { Type: 'Map', Items: [1], ItemProcessor: processor, End: true },
    });
    expect(await run(definition)).toMatchObject({ output: '[false]' });
  });

  it('Assign and Output see what was there on entry, not each other', async () => {
    const definition = machine({
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: '{% $x + 1 %}', y: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
      C: { Type: 'Pass', Output: ['{% $states.input %}', '{% $x %}', '{% $y %}'], End: true },
    });
    expect(await run(definition)).toMatchObject({ output: '[1,2,1]' });
  });
});

describe('failures', () => {
  const boom = () => {
    throw Object.assign(new Error('no'), { name: 'Boom' });
  };

  it('one failed branch ends the others, and the Catch gets its error', async () => {
    const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    const definition = machine({
      Both: {
        Type: 'Parallel',
        Branches: [branch('Rest', { Type: 'Wait', Seconds: 600, End: true }), branch('Burst', invoke('boom'))],
        Catch: [{ ErrorEquals: ['Boom'], Output: '{% $states.errorOutput.Error %}', Next: 'Caught' }],
        End: true,
      },
      Caught: { Type: 'Succeed' },
    });
    const { output, types, cloud, stopDate, startDate } = await run(definition, {}, { boom });
    expect(output).toBe('"Boom"');
    expect(types).toContain('WaitStateAborted');
    expect(stopDate).toBe(startDate);
    expect(cloud.kernel.pendingTimers).toBe(0);
  });

  it('States.Runtime is caught by nothing around it', async () => {
    const branch = {
      StartAt: 'C',
      States: { C: { Type: 'Choice', Choices: [{ Condition: false, Next: 'E' }] }, E: { Type: 'Succeed' } },
    };
    const definition = machine({
      P: { Type: 'Parallel', Branches: [branch], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], End: true },
      Caught: { Type: 'Succeed' },
    });
    expect(await run(definition)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('each Retry entry counts for itself', async () => {
    const errors = ['A', 'B', 'A', 'B', 'A'];
    const thrown: string[] = [];
    const fail = () => {
      const name = errors[thrown.length] ?? 'C';
      thrown.push(name);
      throw Object.assign(new Error(name), { name });
    };
    const retry = [
      { ErrorEquals: ['A'], MaxAttempts: 2, BackoffRate: 1 },
      { ErrorEquals: ['B'], MaxAttempts: 2, BackoffRate: 1 },
    ];
    expect(await run(machine({ T: invoke('fail', { Retry: retry }) }), {}, { fail })).toMatchObject({
      status: 'FAILED',
      error: 'A',
    });
    expect(thrown).toEqual(errors);
  });

  it('a distributed Map bears as many failures as it says', async () => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'T',
      States: {
        T: { Type: 'Choice', Choices: [{ Condition: '{% $states.input > 2 %}', Next: 'F' }], Default: 'S' },
        S: { Type: 'Succeed' },
        F: { Type: 'Fail', Error: 'Big' },
      },
    };
    const all = (tolerated: number) =>
      machine({ M: { Type: 'Map', Items: [1, 2, 3, 4], ToleratedFailureCount: tolerated, ItemProcessor: processor, End: true } });
    expect(await run(all(2))).toMatchObject({ status: 'SUCCEEDED', output: '[1,2]' });
    expect(await run(all(1))).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  });

  it('an execution past its TimeoutSeconds ends at that instant, without an error', async () => {
    const ended = await run(machine({ W: { Type: 'Wait', Seconds: 600, End: true } }, { TimeoutSeconds: 60 }));
    expect(ended).toMatchObject({ status: 'TIMED_OUT', types: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut'] });
    expect(Number(ended.stopDate) - Number(ended.startDate)).toBe(60);
    expect(ended).not.toHaveProperty('error');
  });

  it('event 25,000 is the failure', async () => {
    const loop = machine({
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.stop = true %}', Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    });
    const { cloud, arn, ...ended } = await run(loop);
    expect(ended).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(await cloud.call('GetExecutionHistory', { executionArn: arn, reverseOrder: true, maxResults: 1 })).toMatchObject({
      events: [{ id: 25_000, type: 'ExecutionFailed' }],
    });
  });

  it('an endless expression fails the state, not the laptop', async () => {
    const definition = machine({ A: { Type: 'Pass', Output: '{% ($f := function($x) { $f($x + 1) }; $f(1)) %}', End: true } });
    expect(await run(definition)).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
  });
});

describe('RedriveExecution', () => {
  it('goes on from the failed state with fresh retries; what succeeded is not done again', async () => {
    const calls: string[] = [];
    let broken = true;
    const known = {
      first: () => void calls.push('first'),
      second: () => {
        calls.push('second');
        if (broken) throw Object.assign(new Error('down'), { name: 'Down' });
        return 'up';
      },
    };
    const failed = await run(
      machine({
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'A', States: { A: invoke('first') } },
            { StartAt: 'B', States: { B: invoke('second', { Retry: [{ ErrorEquals: ['Down'], MaxAttempts: 1 }] }) } },
          ],
          End: true,
        },
      }),
      {},
      known,
    );
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Down', redriveStatus: 'REDRIVABLE' });
    broken = false;
    const { cloud, arn } = failed;
    const first = await cloud.call('RedriveExecution', { executionArn: arn, clientToken: 'once' });
    await cloud.pass(10);
    expect(await cloud.call('RedriveExecution', { executionArn: arn, clientToken: 'once' })).toEqual(first);
    expect(await cloud.describe(arn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[null,"up"]',
      redriveCount: 1,
      redriveStatus: 'NOT_REDRIVABLE',
    });
    expect(calls).toEqual(['first', 'second', 'second', 'second']);
    expect(await cloud.types(arn)).toContain('ExecutionRedriven');
    expect(await cloud.refusal('RedriveExecution', { executionArn: arn })).toBe('ExecutionNotRedrivable');
    expect(await cloud.refusal('RedriveExecution', { executionArn: arn, clientToken: 'twice' })).toBe('ExecutionNotRedrivable');
    await cloud.pass(16 * 60);
    expect(await cloud.refusal('RedriveExecution', { executionArn: arn, clientToken: 'once' })).toBe('ExecutionNotRedrivable');
  });

  it('is told to the context with its time', async () => {
    let broken = true;
    const tell = (event: unknown) => {
      if (broken) throw new Error('down');
      return event;
    };
    const Payload = '{% [$states.context.Execution.RedriveCount, $states.context.Execution.RedriveTime] %}';
    const { arn, cloud } = await run(
      machine({ T: invoke('tell', { Arguments: { FunctionName: 'tell', Payload } }) }),
      {},
      { tell },
    );
    broken = false;
    const { redriveDate } = await cloud.call('RedriveExecution', { executionArn: arn });
    await cloud.pass(1);
    const told = [1, new Date(Number(redriveDate) * 1_000).toISOString()];
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: JSON.stringify(told) });
  });

  it('has no place in a history that is full', async () => {
    const loop = machine({
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: false, Next: 'C' }], Default: 'A' },
      C: { Type: 'Succeed' },
    });
    const full = await run(loop);
    expect(full).toMatchObject({
      error: 'States.Runtime',
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution history event limit exceeded',
    });
    expect(await full.cloud.refusal('RedriveExecution', { executionArn: full.arn })).toBe('ExecutionNotRedrivable');
  });
});

describe('laws', () => {
  it('packed events come out as they went in', () => {
    const details = fc.option(
      fc.dictionary(fc.constantFrom('name', 'input', 'output'), fc.jsonValue(), { noNullPrototype: true }),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('A', 'B'), details, fc.nat(5)), { maxLength: 20 }), (list) => {
        const events = list.map(([type, given, back], index) => {
          const id = index + 10;
          const shown = given === null || Object.keys(given).length === 0 ? null : JSON.parse(JSON.stringify(given));
          return { id, previous: back === 0 ? 0 : id - back, at: 5, type, details: shown };
        });
        expect(unpackEvents(Buffer.from(packEvents(events).take()).toString(), 10)).toEqual(events);
      }),
    );
  });
});
