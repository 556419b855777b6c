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
const express = { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' };
const only = (state: object) => ({ StartAt: 'P', States: { P: state } });
const nested = { Type: 'Map', ItemProcessor: { ProcessorConfig: express, ...inner('Q') }, End: true };
const express1 = (more: object, items: object = {}) =>
  machine({ M: { Type: 'Map', ItemProcessor: { ProcessorConfig: express, ...inner('P') }, ...more, ...items, End: true } });
const reader = (ReaderConfig: object, Arguments: object = { Bucket: 'b', Key: 'k' }) => ({
  ...{ Resource: 'arn:aws:states:::s3:getObject', ReaderConfig, Arguments },
});
const reads = (config: object, place?: object) => express1({ ItemReader: reader(config, place) });

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
      'a Task of an Express child that waits for a token',
      machine({ M: { Type: 'Map', Items: [1], ItemProcessor: { ProcessorConfig: express, ...only(park()) }, End: true } }),
      "does not support '.waitForTaskToken' service integration at /States/M/ItemProcessor/States/P/Resource",
    ],
    [
      'a Map Run inside an Express child',
      machine({ M: { Type: 'Map', Items: [1], ItemProcessor: { ProcessorConfig: express, ...only(nested) }, End: true } }),
      'Distributed Map is not supported in Express state machines',
    ],
    [
      'items of Athena’s manifest, which are not read here',
      reads({ InputType: 'MANIFEST' }),
      'UNSUPPORTED_BY_LAPTOP_CLOUD: the laptop cloud does not run ItemReader/ReaderConfig/InputType MANIFEST',
    ],
    ['items of Parquet', reads({ InputType: 'PARQUET' }), 'does not run ItemReader/ReaderConfig/InputType PARQUET'],
    [
      'items deeper in a file',
      reads({ InputType: 'JSON', ItemsPointer: '/a' }),
      'does not run ItemReader/ReaderConfig/ItemsPointer',
    ],
    [
      'items of another service',
      express1({ ItemReader: { Resource: 'arn:aws:states:::dynamodb:scan', Arguments: {} } }),
      'does not run ItemReader/Resource arn:aws:states:::dynamodb:scan',
    ],
    ['a reader that does not say what it reads', reads({}), "'InputType' is required but was missing"],
    [
      'a reader of a type there is not',
      reads({ InputType: 'XML' }),
      "'InputType' should be one of CSV, JSON, JSONL, MANIFEST, PARQUET",
    ],
    ['a CSV file without a word on its header', reads({ InputType: 'CSV' }), "'CSVHeaderLocation' is required but was missing"],
    [
      'headers that are given and are not',
      reads({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }),
      "'CSVHeaders' should be a non-empty array of strings",
    ],
    [
      'more items than there may be',
      reads({ InputType: 'JSONL', MaxItems: 100_000_001 }),
      "'MaxItems' should be an integer from 0 to 100000000",
    ],
    ['a reader without a key', reads({ InputType: 'JSONL' }, { Bucket: 'b' }), 'The field "Key" is required but was missing'],
    [
      'a reader beside Items',
      express1({ ItemReader: reader({ InputType: 'JSONL' }) }, { Items: [1] }),
      "'Items' and 'ItemReader' are mutually exclusive",
    ],
    [
      'a reader with Parameters, as JSONPath has them',
      express1({ ItemReader: { ...reader({ InputType: 'JSONL' }), Parameters: {} } }),
      "field 'Parameters' is only supported for the 'JSONPath' QueryLanguage",
    ],
    [
      'batches without a limit',
      express1({ ItemBatcher: { BatchInput: 1 } }),
      "needs 'MaxItemsPerBatch' or 'MaxInputBytesPerBatch'",
    ],
    [
      'batches of more than a state may get',
      express1({ ItemBatcher: { MaxInputBytesPerBatch: 262_145 } }),
      "'MaxInputBytesPerBatch' should be an integer from 1 to 262144",
    ],
    ['an empty ResultWriter', express1({ ResultWriter: {} }), 'A ResultWriter must not be empty'],
    [
      'results that are only made another shape',
      express1({ ResultWriter: { WriterConfig: { Transformation: 'FLATTEN' } } }),
      'does not run ResultWriter without Resource',
    ],
    [
      'results in a shape there is not',
      express1({
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Arguments: { Bucket: 'b' },
          WriterConfig: { Transformation: 'FLAT' },
        },
      }),
      "'Transformation' should be one of NONE, COMPACT, FLATTEN",
    ],
    [
      'a ResultWriter of a Map without a run',
      machine({ M: { Type: 'Map', Items: [1], ResultWriter: {}, ItemProcessor: inner('P'), End: true } }),
      "Field 'ResultWriter' is only supported in DISTRIBUTED mode",
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
