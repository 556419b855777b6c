import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from '../../src/contract.ts';
import { type Cloud, functions, machine, park, startCloud } from './cloud.ts';

let cloud: Cloud;
let tokens: string[];
beforeEach(async () => {
  tokens = [];
  const slow = async () => {
    await cloud.kernel.sleep(1_000);
    return 'done';
  };
  const lambda = functions({ slow, park: (event) => void tokens.push(JSON.parse(JSON.stringify(event)).token) });
  cloud = await startCloud({ services: { lambda } });
});
afterEach(() => cloud.kernel.stop());

const run = async (definition: unknown, input: unknown = {}) => {
  const arn = await cloud.start(await cloud.create(definition), input);
  await cloud.pass(3_600);
  return cloud.describe(arn);
};
const output = (Output: unknown, more: object = {}) => machine({ P: { Type: 'Pass', Output, ...more, End: true } });
const value = async (expression: string, input: unknown = {}) => {
  const ended = await run(output(`{% ${expression} %}`), input);
  return ended.status === 'SUCCEEDED' ? JSON.parse(String(ended.output)) : [ended.error, ended.cause];
};
const refusal = (definition: unknown, more = {}) =>
  cloud.create(definition, more).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
const failure = (state: string, field: string, expression: string, what: string) => [
  'States.QueryEvaluationError',
  `An error occurred while executing the state '${state}' (entered at the event id #2). The JSONata expression '${expression}' specified for the field '${field}' ${what}`,
];

describe('expressions', () => {
  it.each([
    ['$range(1, 9, 9)', 1],
    ['$range(0, 10, 3)', [0, 3, 6, 9]],
    ['$range(3, 1, -1)', [3, 2, 1]],
    ['$partition([1, 2, 3, 4, 5], 2)', [[1, 2], [3, 4], [5]]],
    ['$hash("a", "SHA-256")', 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'],
    ['$hash("a", "MD5")', '0cc175b9c0f1b6a831c399e269772661'],
    ['$random(7) = $random(7)', true],
    ['$uuid() != $uuid() and $length($uuid()) = 36', true],
    ['$parse("{\\"a\\": [1]}").a', [1]],
    ['1/0', 'Infinity'],
    ['{"deep": [-1/0]}', { deep: ['-Infinity'] }],
    ['[0]', [0]],
    ['[]', []],
    ['null', null],
    ['$states.input[a = 1].a', 1],
  ])('%s', async (expression, expected) => expect(await value(expression, { a: 1 })).toEqual(expected));

  it.each([
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$randomSeeded(1)', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$hash("a")', 'returned nothing (undefined).'],
    ['$partition([], 2)', 'returned nothing (undefined).'],
    ['$partition([1], 0)', 'returned nothing (undefined).'],
    ['$range(0, 1000000000, 1)', expect.stringContaining('exceeded')],
    ['$states.input.missing', 'returned nothing (undefined).'],
    ['$nobody', 'returned nothing (undefined).'],
    ['$sum', 'returned an unsupported result type.'],
  ])('%s fails the state', async (expression, what) => {
    const [error, cause] = await value(expression);
    const [wantedError, wanted] = failure('P', 'Output', expression, '');
    expect([error, String(cause).startsWith(String(wanted))]).toEqual([wantedError, true]);
    expect(String(cause).slice(String(wanted).length)).toEqual(what);
  });

  it('only text that begins with {% and ends with %} is one; everything else stands as it is', async () => {
    const plain = [' {% 1 %} ', '{% 1', '$.a', '$$', 'States.Format()', { 'a.$': '$.x' }];
    expect(JSON.parse(String((await run(output([...plain, '{%1%}']))).output))).toEqual([...plain, 1]);
  });

  it.each(['$', 'name', '$exists(name)'])('%s at the top is refused when the machine is created', async (expression) => {
    expect(await refusal(output(`{% ${expression} %}`))).toContain('at the top level is not supported. at /States/P/Output');
  });

  it('$$ is refused in other words', async () => {
    expect(await refusal(output('{% $$ %}'))).toContain("Reference to '$$' is not supported. at /States/P/Output");
  });

  it.each(['(', '1 +', '%'])('%s does not parse and is refused', async (expression) => {
    expect(await refusal(output(`{% ${expression} %}`))).toContain('INVALID_JSONATA_EXPRESSION');
  });
});

describe('values of a wrong kind from an expression', () => {
  const map = (more: object) =>
    machine({
      M: {
        Type: 'Map',
        Items: [1],
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        ...more,
        End: true,
      },
    });
  it.each([
    [
      map({ ToleratedFailurePercentage: '{% 101 %}' }),
      'The ToleratedFailurePercentage field must be between 0 and 100 but was: 101',
    ],
    [
      map({ ToleratedFailurePercentage: '{% -1 %}' }),
      'The ToleratedFailurePercentage field must be between 0 and 100 but was: -1',
    ],
    [map({ ToleratedFailureCount: '{% -1 %}' }), 'The ToleratedFailureCount field must be a non-negative integer but was: -1'],
    [map({ MaxConcurrency: '{% 1.5 %}' }), 'The MaxConcurrency field must be a non-negative integer but was: 1.5'],
    [map({ Items: '{% 5 %}' }), "Expected 'array', but was 'number' for value: 5"],
    [map({ Items: undefined }), 'Map state input must be an array but was: {}'],
    [
      machine({ W: { Type: 'Wait', Seconds: '{% -1 %}', End: true } }),
      'The Seconds field must be an integer between 0 and 99999999 but was: -1',
    ],
    [
      machine({ W: { Type: 'Wait', Timestamp: '{% "2026-01-05" %}', End: true } }),
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: 2026-01-05',
    ],
    [
      machine({ C: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'S' }] }, S: { Type: 'Succeed' } }),
      "Expected 'boolean', but was 'number' for value: 1",
    ],
  ])('are a QueryEvaluationError %#', async (definition, cause) => {
    expect(await run(definition)).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(cause),
    });
  });
});

describe('Map', () => {
  const sixty = (more: object) =>
    machine({
      M: {
        Type: 'Map',
        Items: '{% [1..60] %}',
        ItemProcessor: {
          StartAt: 'T',
          States: {
            T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'slow' }, End: true },
          },
        },
        Output: '{% $count($states.result) %}',
        End: true,
        ...more,
      },
    });
  it.each([
    [0, 40],
    [undefined, 40],
    [7, 7],
    ['{% 3 %}', 3],
  ])('with MaxConcurrency %s runs %s iterations at a time', async (MaxConcurrency, expected) => {
    const arn = await cloud.start(await cloud.create(sixty(MaxConcurrency === undefined ? {} : { MaxConcurrency })));
    await cloud.pass(0);
    const started = (await cloud.types(arn)).filter((type) => type === 'MapIterationStarted').length;
    expect(started).toBe(expected);
    await cloud.pass(3_600);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '60' });
  });
});

describe('task tokens', () => {
  it('are good once; a second and a late answer are told that the task is gone, in every form of answer', async () => {
    const arn = await cloud.start(
      await cloud.create(machine({ W: park({ Next: 'End', End: undefined }), End: { Type: 'Wait', Seconds: 500, End: true } })),
    );
    await cloud.pass(1);
    const [taskToken] = tokens;
    expect(await cloud.refusal('SendTaskSuccess', { taskToken, output: '{}' })).toBe('accepted');
    await cloud.kernel.idle();
    const again: [string, object][] = [
      ['SendTaskSuccess', { output: '{}' }],
      ['SendTaskFailure', {}],
      ['SendTaskHeartbeat', {}],
    ];
    for (const [action, more] of again) expect(await cloud.refusal(action, { taskToken, ...more })).toBe('TaskTimedOut');
    for (const [action, more] of again)
      expect(await cloud.refusal(action, { taskToken: 'nonsense', ...more })).toBe('InvalidToken');
    expect(await cloud.describe(arn)).toMatchObject({ status: 'RUNNING' });
    expect(await cloud.call('SendTaskSuccess', { taskToken, output: '{}' }).catch((error: Error) => error.message)).toBe(
      "Task Timed Out: 'Provided task does not exist anymore'",
    );
  });

  it('output that is not JSON is refused and the task waits on', async () => {
    const arn = await cloud.start(await cloud.create(machine({ W: park() })));
    await cloud.pass(1);
    expect(await cloud.refusal('SendTaskSuccess', { taskToken: tokens[0], output: '{' })).toBe('InvalidOutput');
    expect(await cloud.refusal('SendTaskSuccess', { taskToken: tokens[0], output: '1' })).toBe('accepted');
    await cloud.kernel.idle();
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '1' });
  });

  it('the timeout of the execution ends them', async () => {
    const arn = await cloud.start(await cloud.create(machine({ W: park() }, { TimeoutSeconds: 60 })));
    await cloud.pass(61);
    const ended = await cloud.describe(arn);
    expect(ended).toMatchObject({ status: 'TIMED_OUT' });
    expect(ended).not.toHaveProperty('error');
    expect(await cloud.refusal('SendTaskSuccess', { taskToken: tokens[0], output: '1' })).toBe('TaskTimedOut');
  });
});

describe('starting', () => {
  it.each([
    ['a b', 'InvalidName'],
    ['a/b', 'InvalidName'],
    ['a#b', 'InvalidName'],
    ['x'.repeat(81), 'ValidationException'],
    ['ok-1_2.3', 'accepted'],
  ])('an execution named %s: %s', async (name, expected) => {
    const stateMachineArn = await cloud.create(machine({ S: { Type: 'Succeed' } }));
    expect(await cloud.refusal('StartExecution', { stateMachineArn, name })).toBe(expected);
  });

  it('a name may be used again 90 days after its execution closed, not before', async () => {
    const stateMachineArn = await cloud.create(machine({ S: { Type: 'Succeed' } }));
    await cloud.start(stateMachineArn, {}, 'once');
    await cloud.pass(1);
    await expect(cloud.call('StartExecution', { stateMachineArn, name: 'once' })).rejects.toBeInstanceOf(AwsError);
    await cloud.pass(89 * 86_400);
    expect(await cloud.refusal('StartExecution', { stateMachineArn, name: 'once' })).toBe('ExecutionAlreadyExists');
    await cloud.pass(2 * 86_400);
    expect(await cloud.refusal('StartExecution', { stateMachineArn, name: 'once' })).toBe('accepted');
  });
});
