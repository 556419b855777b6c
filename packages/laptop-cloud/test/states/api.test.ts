import { afterEach, describe, expect, it } from 'vitest';
import { type Cloud, functions, machine, park, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
async function cloud(options: Parameters<typeof startCloud>[0] = {}): Promise<Cloud> {
  const made = await startCloud(options);
  clouds.push(made);
  return made;
}
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});

const sleep = machine({ Sleep: { Type: 'Wait', Seconds: 60, End: true } });
const echo = machine({ Echo: { Type: 'Pass', End: true } });

describe('StartExecution', () => {
  it('answers the same name and input with the running execution, and refuses the name for anything else', async () => {
    const { call, create, refusal, pass } = await cloud();
    const stateMachineArn = await create(sleep);
    const start = { stateMachineArn, name: 'once', input: '{"a":1}' };
    const first = await call('StartExecution', start);
    expect(await call('StartExecution', start)).toEqual(first);
    expect(await refusal('StartExecution', { ...start, input: '{}' })).toBe('ExecutionAlreadyExists');
    await pass(60);
    expect(await refusal('StartExecution', start)).toBe('ExecutionAlreadyExists');
    await pass(91 * 86_400);
    expect(await refusal('StartExecution', start)).toBe('accepted');
  });

  it('takes any JSON as input, and nothing else', async () => {
    const { create, start, describe, refusal, kernel } = await cloud();
    const stateMachineArn = await create(echo);
    const arn = await start(stateMachineArn, 'just text');
    await kernel.idle();
    expect(await describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '"just text"' });
    expect(await refusal('StartExecution', { stateMachineArn, input: '' })).toBe('InvalidExecutionInput');
    expect(await refusal('StartExecution', { stateMachineArn, input: `"${'x'.repeat(262_144)}"` })).toBe('InvalidExecutionInput');
    expect(await refusal('StartExecution', { stateMachineArn: `${stateMachineArn}x` })).toBe('StateMachineDoesNotExist');
  });
});

describe('CreateStateMachine', () => {
  const given = { name: 'twice', definition: JSON.stringify(echo), roleArn: 'arn:aws:iam::123456789012:role/one' };

  it('of what is there answers with it and leaves it as it is, another role too; of anything else it is refused', async () => {
    const { call, refusal } = await cloud();
    const made = await call('CreateStateMachine', given);
    const other = { ...given, roleArn: 'arn:aws:iam::123456789012:role/other' };
    expect(await call('CreateStateMachine', other)).toEqual(made);
    expect(await call('DescribeStateMachine', { stateMachineArn: made.stateMachineArn })).toMatchObject({
      roleArn: given.roleArn,
    });
    expect(await refusal('CreateStateMachine', { ...given, definition: JSON.stringify(sleep) })).toBe(
      'StateMachineAlreadyExists',
    );
    expect(await refusal('CreateStateMachine', { ...given, type: 'EXPRESS' })).toBe('StateMachineAlreadyExists');
    expect(await refusal('CreateStateMachine', { ...given, tracingConfiguration: { enabled: true } })).toBe(
      'StateMachineAlreadyExists',
    );
  });

  it('describes a version only where one is published, and an update must update something', async () => {
    const { call, refusal } = await cloud();
    expect(await refusal('CreateStateMachine', { ...given, versionDescription: 'first' })).toBe('ValidationException');
    const { stateMachineArn } = await call('CreateStateMachine', { ...given, publish: true, versionDescription: 'first' });
    expect(await refusal('UpdateStateMachine', { stateMachineArn })).toBe('MissingRequiredParameter');
  });
});

describe('DescribeExecution', () => {
  it('shows data unless only metadata is asked for', async () => {
    const { create, start, call, kernel } = await cloud();
    const executionArn = await start(await create(echo), { a: 1 });
    await kernel.idle();
    expect(await call('DescribeExecution', { executionArn })).toMatchObject({ input: '{"a":1}', output: '{"a":1}' });
    const plain = await call('DescribeExecution', { executionArn, includedData: 'METADATA_ONLY' });
    expect(plain).toMatchObject({ status: 'SUCCEEDED', inputDetails: { included: false } });
    expect(plain).not.toHaveProperty('input');
    expect(plain).not.toHaveProperty('output');
  });

  it('and its like name a parameter they do not know instead of passing over it', async () => {
    const { create, call } = await cloud();
    const stateMachineArn = await create(echo);
    const asked: readonly [action: string, input: object][] = [
      ['ListExecutions', { stateMachineArn }],
      ['DescribeStateMachine', { stateMachineArn }],
      ['ListStateMachines', {}],
      ['PublishStateMachineVersion', { stateMachineArn }],
      ['ListStateMachineAliases', { stateMachineArn }],
      ['ListTagsForResource', { resourceArn: stateMachineArn }],
      ['ListMapRuns', { executionArn: 'e' }],
      ['SendTaskHeartbeat', { taskToken: 't' }],
      ['TestState', { definition: '{}' }],
      ['ValidateStateMachineDefinition', { definition: '{}' }],
    ];
    for (const [action, input] of asked)
      await expect(call(action, { ...input, redriveFilter: 'REDRIVEN' }), action).rejects.toThrow('redriveFilter');
  });
});

describe('a definition', () => {
  it.each([
    ['is a JSONPath machine', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }, 'only JSONata machines are run here'],
    ['leads nowhere', machine({ A: { Type: 'Pass', Next: 'B' } }), "Missing 'Next' target: B"],
    [
      'has a state nobody reaches',
      machine({ A: { Type: 'Pass', End: true }, B: { Type: 'Pass', End: true } }),
      'State "B" is not reachable',
    ],
    [
      'has an expression that does not parse',
      machine({ A: { Type: 'Pass', Output: '{% 1 + %}', End: true } }),
      'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output',
    ],
    [
      'reads a context there is not',
      machine({ A: { Type: 'Pass', Output: '{% phone %}', End: true } }),
      "Reference to 'phone' at the top level",
    ],
    [
      'catches where nothing can be caught',
      machine({ A: { Type: 'Pass', Catch: [], End: true } }),
      "Field 'Catch' is not supported",
    ],
    [
      'has an ItemReader of nothing',
      machine({
        A: {
          Type: 'Map',
          ItemReader: {},
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'P',
            States: { P: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      }),
      "The field 'Resource' is required but was missing at /States/A/ItemReader",
    ],
    [
      'calls a service there is not',
      machine({ A: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true } }),
      'sns:publish is not recognized',
    ],
  ])('that %s is refused by name', async (_, definition, text) => {
    const { call } = await cloud();
    const given = { name: 'x', definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::123456789012:role/r' };
    await expect(call('CreateStateMachine', given)).rejects.toMatchObject({
      code: 'InvalidDefinition',
      message: expect.stringContaining(text),
    });
  });

  it('waits for no token in an Express machine', async () => {
    const { create } = await cloud();
    await expect(create(machine({ A: park() }), { type: 'EXPRESS' })).rejects.toThrow('.waitForTaskToken');
  });
});

describe('versions and aliases', () => {
  it('a running execution keeps the definition it started with, new ones follow the alias', async () => {
    const { call, create, start, describe, pass } = await cloud();
    const saying = (word: string) =>
      JSON.stringify(
        machine({ Sleep: { Type: 'Wait', Seconds: 60, Next: 'Say' }, Say: { Type: 'Pass', Output: word, End: true } }),
      );
    const arn = await create(JSON.parse(saying('one')), { publish: true });
    const routing = (number: number) => [{ stateMachineVersionArn: `${arn}:${number}`, weight: 100 }];
    await call('CreateStateMachineAlias', { name: 'live', routingConfiguration: routing(1) });
    const before = await start(`${arn}:live`);
    await pass(1);
    expect(await call('UpdateStateMachine', { stateMachineArn: arn, definition: saying('two'), publish: true })).toMatchObject({
      stateMachineVersionArn: `${arn}:2`,
    });
    const between = await start(`${arn}:live`);
    await call('UpdateStateMachineAlias', { stateMachineAliasArn: `${arn}:live`, routingConfiguration: routing(2) });
    const after = await start(`${arn}:live`);
    await pass(60);
    const outputs = await Promise.all([before, between, after].map(async (execution) => (await describe(execution)).output));
    expect(outputs).toEqual(['"one"', '"one"', '"two"']);
    expect(await describe(after)).toMatchObject({ stateMachineAliasArn: `${arn}:live`, stateMachineVersionArn: `${arn}:2` });
    expect(await call('ListExecutions', { stateMachineArn: `${arn}:1` })).toMatchObject({ executions: [{}, {}] });
  });
});

describe('history and lists', () => {
  it('come in pages, forwards and backwards', async () => {
    const { call, create, start, kernel } = await cloud();
    const executionArn = await start(await create(machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } })));
    await kernel.idle();
    const ids = async (input: object): Promise<unknown> => {
      const { events, nextToken } = await call('GetExecutionHistory', { executionArn, ...input });
      return [Array.isArray(events) ? events.map((event) => event.id) : [], typeof nextToken];
    };
    expect(await ids({})).toEqual([[1, 2, 3, 4, 5, 6], 'undefined']);
    expect(await ids({ maxResults: 4, reverseOrder: true })).toEqual([[6, 5, 4, 3], 'string']);
    const { nextToken } = await call('GetExecutionHistory', { executionArn, maxResults: 4 });
    expect(await ids({ maxResults: 4, nextToken })).toEqual([[5, 6], 'undefined']);
    const { events } = await call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect(JSON.stringify(events)).not.toContain('"input"');
  });

  it('ListExecutions shows the newest first and filters by status', async () => {
    const { call, create, start, pass } = await cloud();
    const stateMachineArn = await create(sleep);
    const old = await start(stateMachineArn);
    await pass(60);
    const fresh = await start(stateMachineArn);
    const arns = async (input: object): Promise<unknown> => {
      const { executions } = await call('ListExecutions', { stateMachineArn, ...input });
      return Array.isArray(executions) ? executions.map(({ executionArn }) => executionArn) : [];
    };
    expect(await arns({})).toEqual([fresh, old]);
    expect(await arns({ statusFilter: 'SUCCEEDED' })).toEqual([old]);
    const { nextToken } = await call('ListExecutions', { stateMachineArn, maxResults: 1 });
    expect(await arns({ maxResults: 1, nextToken })).toEqual([old]);
  });
});

describe('task tokens', () => {
  const tokens: string[] = [];
  const services = { lambda: functions({ park: (event) => void tokens.push(JSON.parse(JSON.stringify(event)).token) }) };

  it('are refused as AWS refuses them', async () => {
    const { refusal, create, start, kernel } = await cloud({ services });
    await start(await create(machine({ A: park() })));
    await kernel.idle();
    const taskToken = tokens.at(-1);
    expect(await refusal('SendTaskSuccess', { taskToken: 'nonsense', output: '{}' })).toBe('InvalidToken');
    expect(await refusal('SendTaskSuccess', { taskToken, output: '{' })).toBe('InvalidOutput');
    expect(await refusal('SendTaskHeartbeat', { taskToken })).toBe('accepted');
    expect(await refusal('SendTaskSuccess', { taskToken, output: '{}' })).toBe('accepted');
    expect(await refusal('SendTaskSuccess', { taskToken, output: '{}' })).toBe('TaskTimedOut');
    expect(await refusal('SendTaskHeartbeat', { taskToken })).toBe('TaskTimedOut');
  });

  it('a retried task has a new one, and the old one is worth nothing', async () => {
    const { refusal, create, start, describe, pass, kernel } = await cloud({ services });
    const arn = await start(
      await create(machine({ A: park({ TimeoutSeconds: 10, Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }] }) })),
    );
    await kernel.idle();
    const old = tokens.at(-1);
    await pass(11);
    expect(tokens.at(-1)).not.toBe(old);
    expect(await refusal('SendTaskSuccess', { taskToken: old, output: '1' })).toBe('TaskTimedOut');
    expect(await refusal('SendTaskSuccess', { taskToken: tokens.at(-1), output: '2' })).toBe('accepted');
    await kernel.idle();
    expect(await describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '2' });
  });

  it('a heartbeat counts from the one before, a timeout from the start', async () => {
    const { call, create, start, describe, pass } = await cloud({ services });
    const arn = await start(await create(machine({ A: park({ TimeoutSeconds: 25, HeartbeatSeconds: 10 }) })));
    await pass(9);
    const taskToken = tokens.at(-1);
    await call('SendTaskHeartbeat', { taskToken });
    await pass(9);
    await call('SendTaskHeartbeat', { taskToken });
    await pass(6);
    expect((await describe(arn)).status).toBe('RUNNING');
    await pass(1);
    expect(await describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});

describe('Express machines', () => {
  it('StartSyncExecution waits for the end, and only Express machines have it', async () => {
    const { call, create, kernel, refusal } = await cloud();
    const stateMachineArn = await create(sleep, { type: 'EXPRESS' });
    const ended = call('StartSyncExecution', { stateMachineArn, input: '{"a":1}' });
    await kernel.runUntil(kernel.now() + 60_000);
    expect(await ended).toMatchObject({ status: 'SUCCEEDED', output: '{"a":1}' });
    expect(await refusal('StartSyncExecution', { stateMachineArn: await create(sleep) })).toBe('StateMachineTypeNotSupported');
  });
});

describe('the bill', () => {
  it('counts every state entered and every retry', async () => {
    const { create, start, pass, kernel } = await cloud({ services: { lambda: functions({}) } });
    const retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }];
    await start(
      await create(
        machine({
          A: { Type: 'Pass', Next: 'B' },
          B: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Arguments: { FunctionName: 'none' },
            Retry: retry,
            End: true,
          },
        }),
      ),
    );
    await pass(60);
    expect(kernel.usage.read()['states:transitions']).toBe(4);
  });
});
