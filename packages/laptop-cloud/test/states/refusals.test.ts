import { afterAll, describe, expect, it } from 'vitest';
import { machine, park, startCloud } from './cloud.ts';

const cloud = await startCloud();
afterAll(() => cloud.kernel.stop());

/** what CreateStateMachine says, 'accepted' when it takes it */
const refusal = (definition: unknown, more = {}): Promise<string> =>
  cloud.create(definition, more).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
const end = { End: { Type: 'Succeed' } };
const distributed = (config: object, more = {}) => {
  const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ...config }, ...inner('P') };
  return machine({ M: { Type: 'Map', Items: [1], ItemProcessor, ...more, End: true } });
};
const choice = (Condition: unknown) => machine({ C: { Type: 'Choice', Choices: [{ Condition, Next: 'End' }] }, ...end });
const inner = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });

describe('a definition is refused, with the place, for', () => {
  it.each([
    [
      'a Condition that is plain text',
      choice('yes'),
      "'Condition' should be a boolean or a JSONata expression at /States/C/Choices[0]/Condition",
    ],
    ['a Condition that is an object', choice({ a: 1 }), "'Condition' should be a boolean"],
    [
      'a heartbeat as long as the task may take',
      machine({ W: park({ HeartbeatSeconds: 60, TimeoutSeconds: 60 }) }),
      "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds' at /States/W/HeartbeatSeconds",
    ],
    ['Arguments that are a text', machine({ W: park({ Arguments: 'all' }) }), "'Arguments' should be an object"],
    [
      'Items that are an object',
      machine({ M: { Type: 'Map', Items: { a: 1 }, ItemProcessor: inner('P'), End: true } }),
      "'Items' should be an array",
    ],
    ['an Error that is a number', machine({ F: { Type: 'Fail', Error: 5 } }), "'Error' should be a string"],
    [
      'a Timestamp no calendar has',
      machine({ W: { Type: 'Wait', Timestamp: '2026-02-30T00:00:00Z', End: true } }),
      "'Timestamp' should be a valid ISO-8601 date-time",
    ],
    [
      'a Timestamp without an offset',
      machine({ W: { Type: 'Wait', Timestamp: '2026-02-03T00:00:00', End: true } }),
      "'Timestamp' should be a valid ISO-8601 date-time",
    ],
    [
      'two states of one name, however deep',
      machine({ A: { Type: 'Parallel', Branches: [inner('B'), inner('B')], End: true } }),
      'DUPLICATE_STATE_NAME: Duplicate State name: B at /States/A/Branches[1]/States/B',
    ],
    [
      'a field of the other query language',
      machine({ P: { Type: 'Pass', ResultPath: '$.x', End: true } }),
      "field 'ResultPath' is only supported for the 'JSONPath' QueryLanguage at /States/P",
    ],
    [
      'a Next that leads nowhere',
      machine({ P: { Type: 'Pass', Next: 'Q' } }),
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Q at /States/P/Next",
    ],
    [
      'a state nobody reaches',
      machine({ P: { Type: 'Pass', End: true }, Q: { Type: 'Pass', End: true } }),
      'State "Q" is not reachable. at /States/Q',
    ],
    [
      'States.ALL beside another error',
      machine({ W: park({ Retry: [{ ErrorEquals: ['States.ALL', 'Boom'] }] }) }),
      "'States.ALL' must appear alone and in the last entry",
    ],
    [
      'States.ALL before the end',
      machine({
        W: park({
          Catch: [
            { ErrorEquals: ['States.ALL'], Next: 'End' },
            { ErrorEquals: ['Boom'], Next: 'End' },
          ],
        }),
        ...end,
      }),
      "'States.ALL' must appear alone and in the last entry",
    ],
    [
      'both ways to wait',
      machine({ W: { Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true } }),
      "exactly one of 'Seconds' and 'Timestamp'",
    ],
    [
      'a variable of the service’s name',
      machine({ P: { Type: 'Pass', Assign: { states: 1 }, End: true } }),
      "'states' is reserved",
    ],
    [
      'no state at all',
      { QueryLanguage: 'JSONata', StartAt: 'A', States: {} },
      "'States' should have at least one state at /States",
    ],
    ['another version of the language', machine(end, { Version: '2.0' }), "'Version' should be 1.0 at /Version"],
    ['a distributed Map that does not say what its children are', distributed({}), "'ExecutionType' is required but was missing"],
    [
      'Express children of a Map, which are not run here',
      distributed({ ExecutionType: 'EXPRESS' }),
      'UNSUPPORTED_BY_LAPTOP_CLOUD: the laptop cloud does not run Express child executions of a Map: make them STANDARD at /States/M/ItemProcessor/ProcessorConfig/ExecutionType',
    ],
    ['a setting of a Map nobody knows', distributed({ ExecutionType: 'STANDARD', Speed: 9 }), "Field 'Speed' is not supported"],
    [
      'a Label of a Map that an ARN cannot hold',
      distributed({ ExecutionType: 'STANDARD' }, { Label: 'my map' }),
      "'Label' should have at most 40 characters",
    ],
    [
      'a Label where there is no run',
      machine({ M: { Type: 'Map', Items: [1], Label: 'x', ItemProcessor: inner('P'), End: true } }),
      "Field 'Label' is only supported in DISTRIBUTED mode",
    ],
    [
      'a machine that cannot end',
      machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
      'MISSING_END_STATE: Workflow has no terminal state',
    ],
  ])('%s', async (_, definition, text) => {
    expect(await refusal(definition)).toContain(text);
  });
});

it.each([
  ['a Condition that is true', choice(true)],
  ['a heartbeat inside the timeout', machine({ W: park({ HeartbeatSeconds: 59, TimeoutSeconds: 60 }) })],
  ['the version of the language there is', machine(end, { Version: '1.0' })],
  ['a distributed Map with a label', distributed({ ExecutionType: 'STANDARD' }, { Label: 'Each-1' })],
  ['Items with expressions inside', machine({ M: { Type: 'Map', Items: ['{% 1 %}', 2], ItemProcessor: inner('P'), End: true } })],
  ['a Timestamp with an offset', machine({ W: { Type: 'Wait', Timestamp: '2026-02-28T00:00:00.5+02:00', End: true } })],
])('%s is taken', async (_, definition) => {
  expect(await refusal(definition)).toBe('accepted');
});
