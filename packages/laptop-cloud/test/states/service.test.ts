import { afterEach, describe, expect, it } from 'vitest';
import { AwsError, type Resource, type Service } from '../../src/contract.ts';
import { type Cloud, functions, machine, park, ROLE, startCloud } from './cloud.ts';

const clouds: Cloud[] = [];
async function cloud(options: Parameters<typeof startCloud>[0] = {}): Promise<Cloud> {
  const made = await startCloud(options);
  clouds.push(made);
  return made;
}
afterEach(async () => {
  for (const made of clouds.splice(0)) await made.kernel.stop();
});

const child = (resource: string, more: object = {}) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::states:${resource}`,
  Arguments: '{% $states.input %}',
  End: true,
  ...more,
});

describe('nested executions', () => {
  it('.sync:2 waits for the end and gives the output as JSON', async () => {
    const { create, start, describe, pass } = await cloud();
    const inner = await create(
      machine({
        W: { Type: 'Wait', Seconds: 30, Next: 'P' },
        P: { Type: 'Pass', Output: { got: '{% $states.input.x %}' }, End: true },
      }),
    );
    const arn = await start(
      await create(machine({ C: child('startExecution.sync:2', { Output: '{% $states.result.Output %}' }) })),
      { StateMachineArn: inner, Input: { x: null } },
    );
    await pass(29);
    expect((await describe(arn)).status).toBe('RUNNING');
    await pass(1);
    expect(await describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"got":null}' });
  });

  it('stopping the parent stops the child', async () => {
    const { call, create, start, describe, pass } = await cloud();
    const inner = await create(machine({ W: { Type: 'Wait', Seconds: 300, End: true } }));
    const parent = await start(await create(machine({ C: child('startExecution.sync:2') })), {
      StateMachineArn: inner,
      Name: 'inner',
    });
    await pass(1);
    await call('StopExecution', { executionArn: parent, error: 'Enough', cause: 'of it' });
    expect(await describe(parent)).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'of it' });
    expect((await describe(`${inner.replace(':stateMachine:', ':execution:')}:inner`)).status).toBe('ABORTED');
  });

  it('a child of that name that is there already is an error of the task', async () => {
    const { create, start, describe, pass } = await cloud();
    const inner = await create(machine({ P: { Type: 'Pass', End: true } }));
    const outer = await create(machine({ C: child('startExecution') }));
    const input = { StateMachineArn: inner, Name: 'same' };
    await start(outer, input);
    await pass(1);
    const arn = await start(outer, input);
    await pass(1);
    expect(await describe(arn)).toMatchObject({ status: 'FAILED', error: 'StepFunctions.ExecutionAlreadyExistsException' });
  });
});

describe('integrations', () => {
  it('call with the role of the machine, and what is denied is an error of the task', async () => {
    const callers: unknown[] = [];
    const deny = (_: unknown, principal: unknown): never => {
      callers.push(principal);
      throw new AwsError('AccessDeniedException', 'User: x is not authorized to perform: lambda:InvokeFunction', 403);
    };
    const { create, start, describe, pass } = await cloud({ services: { lambda: { Invoke: deny } } });
    const arn = await start(
      await create(
        machine({ T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, End: true } }),
      ),
      {},
      'who',
    );
    await pass(1);
    expect(callers).toEqual([{ kind: 'role', roleArn: ROLE, sessionName: 'who' }]);
    expect(await describe(arn)).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.AWSLambdaException',
      cause: expect.stringContaining('Error Code: AccessDeniedException'),
    });
  });

  it('putEvents writes Detail as text, names its sources, and fails when an entry was not taken', async () => {
    const sent: unknown[] = [];
    const take = ({ Entries }: Record<string, unknown>) => {
      sent.push(Entries);
      return { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] };
    };
    const { create, start, describe, pass } = await cloud({ services: { events: { PutEvents: take } } });
    const stateMachineArn = await create(
      machine({
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::events:putEvents',
          Arguments: { Entries: [{ Source: 's', DetailType: 't', Detail: { a: 1 } }] },
          End: true,
        },
      }),
    );
    const arn = await start(stateMachineArn);
    await pass(1);
    expect(sent).toEqual([[{ Source: 's', DetailType: 't', Detail: '{"a":1}', Resources: [arn, stateMachineArn] }]]);
    expect(await describe(arn)).toMatchObject({ status: 'FAILED', error: 'EventBridge.FailedEntry' });
  });

  it('aws-sdk: reaches any service of the laptop, with errors in the words of that SDK', async () => {
    const refuse = (): never => {
      throw new AwsError('ConditionalCheckFailedException', 'The conditional request failed');
    };
    const { create, start, describe, pass } = await cloud({ services: { dynamodb: { PutItem: refuse } } });
    const put = (service: string) =>
      machine({
        T: { Type: 'Task', Resource: `arn:aws:states:::${service}:putItem`, Arguments: { TableName: 't', Item: {} }, End: true },
      });
    const sdk = await start(await create(put('aws-sdk:dynamodb')));
    const optimized = await start(await create(put('dynamodb')));
    await pass(1);
    expect((await describe(sdk)).error).toBe('DynamoDb.ConditionalCheckFailedException');
    expect(await describe(optimized)).toMatchObject({
      error: 'DynamoDB.ConditionalCheckFailedException',
      cause: expect.stringMatching(/^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400;/),
    });
  });
});

describe('IAM questions', () => {
  it('name the resource AWS names', async () => {
    const tokens: string[] = [];
    const { states, create, start, kernel } = await cloud({
      services: { lambda: functions({ park: (event) => void tokens.push(JSON.parse(JSON.stringify(event)).token) }) },
    });
    const arn = await create(machine({ A: park() }));
    const executionArn = await start(arn);
    await kernel.idle();
    const ask = (action: string, input: object) => authorize(states, action, input);
    expect(ask('StartExecution', { stateMachineArn: `${arn}:live` })).toEqual([
      { action: 'states:StartExecution', resource: arn, context: { 'states:StateMachineQualifier': 'live' } },
    ]);
    expect(ask('DescribeExecution', { executionArn })).toEqual([{ action: 'states:DescribeExecution', resource: executionArn }]);
    expect(ask('SendTaskSuccess', { taskToken: tokens[0] })).toEqual([{ action: 'states:SendTaskSuccess', resource: arn }]);
  });
});
const authorize = (service: Service, action: string, input: object): unknown =>
  Reflect.apply(service.authorize, service, [action, input]);

describe('the template', () => {
  const resource = (logicalId: string, type: string, properties: Record<string, unknown>): Resource => ({
    stack: 'Shop',
    logicalId,
    type: `AWS::StepFunctions::${type}`,
    properties,
    dependsOn: [],
  });
  const place = { account: '123456789012', region: 'eu-central-1' };

  async function deploy(made: Cloud, word: string): Promise<{ alias: string; version: string }> {
    const [machineType, versionType, aliasType] = made.states.resourceTypes;
    if (machineType === undefined || versionType === undefined || aliasType === undefined)
      throw new Error('three resource types');
    const definition = JSON.stringify(machine({ Say: { Type: 'Pass', Output: 'WORD', End: true } })).replace('WORD', () =>
      ['$', '{Word}'].join(''),
    );
    const properties = {
      DefinitionString: definition,
      DefinitionSubstitutions: { Word: word },
      RoleArn: ROLE,
      StateMachineName: 'greeter',
    };
    const greeter = resource('Greeter', 'StateMachine', properties);
    const greeterIs = machineType.identify(greeter, place);
    const version = resource('V', 'StateMachineVersion', {
      StateMachineArn: greeterIs.ref,
      StateMachineRevisionId: greeterIs.attributes.StateMachineRevisionId,
    });
    const versionIs = versionType.identify(version, place);
    const alias = resource('Live', 'StateMachineAlias', {
      Name: 'live',
      RoutingConfiguration: [{ StateMachineVersionArn: versionIs.ref, Weight: 100 }],
    });
    const aliasIs = aliasType.identify(alias, place);
    await machineType.provision(greeter, greeterIs);
    await versionType.provision(version, versionIs);
    await aliasType.provision(alias, aliasIs);
    return { alias: aliasIs.ref, version: versionIs.ref };
  }

  it('gives machine, version and alias; the same template again changes nothing, another definition is the next version', async () => {
    const made = await cloud();
    const first = await deploy(made, 'hello');
    expect(first).toEqual({
      alias: 'arn:aws:states:eu-central-1:123456789012:stateMachine:greeter:live',
      version: 'arn:aws:states:eu-central-1:123456789012:stateMachine:greeter:1',
    });
    expect(await deploy(made, 'hello')).toEqual(first);
    expect((await deploy(made, 'good day')).version).toMatch(/:2$/);
    const arn = await made.start(first.alias);
    await made.kernel.idle();
    expect(await made.describe(arn)).toMatchObject({
      output: '"good day"',
      stateMachineVersionArn: expect.stringMatching(/:2$/),
    });
  });
});

describe('TestState', () => {
  it('says which Catch entry would take the mocked error, and stores nothing', async () => {
    const { call, kernel } = await cloud();
    const state = {
      QueryLanguage: 'JSONata',
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f' },
      Catch: [
        { ErrorEquals: ['Other'], Next: 'X' },
        { ErrorEquals: ['Boom'], Output: '{% $states.errorOutput.Cause %}', Next: 'Y' },
      ],
      End: true,
    };
    const answer = await call('TestState', {
      definition: JSON.stringify(state),
      mock: { errorOutput: { error: 'Boom', cause: 'why' } },
      inspectionLevel: 'DEBUG',
    });
    expect(answer).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'Y',
      output: '"why"',
      inspectionData: { errorDetails: { catchIndex: 1 } },
    });
    expect(kernel.journal.get<{ n: number }>('SELECT count(*) AS n FROM states_executions')?.n).toBe(0);
  });

  it('validates a definition without storing it', async () => {
    const { call } = await cloud();
    const answer = await call('ValidateStateMachineDefinition', {
      definition: JSON.stringify(
        machine({ A: { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }], Default: 'C' }, C: { Type: 'Succeed' } }),
      ),
    });
    expect(answer).toMatchObject({
      result: 'FAIL',
      diagnostics: [{ severity: 'ERROR', code: 'MISSING_TRANSITION_TARGET', location: '/States/A/Choices[0]/Next' }],
    });
  });
});
