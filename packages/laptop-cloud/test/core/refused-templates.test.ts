import { expect, test } from 'vitest';
import { boot } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { writeAssembly } from './write-assembly.ts';

type Resources = Readonly<Record<string, unknown>>;

const open = async (...stacks: readonly unknown[]) => {
  const cdkOut = writeAssembly(Object.fromEntries(stacks.map((stack, index) => [`Stack${index}`, stack])));
  const cloud = await boot({ cdkOut, port: 'none', services: allServices, seed: 1, log: () => undefined });
  await cloud.stop();
};
const of = (Type: string, Properties: object = {}, more: object = {}) => ({ Type, Properties, ...more });
const queue = (properties: object = {}) => of('AWS::SQS::Queue', properties);
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const statement = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' };
const trust = (service: string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole', ...more }],
});
const role = (more: object = {}) => of('AWS::IAM::Role', { AssumeRolePolicyDocument: trust('lambda'), ...more });
const fn = (more: object = {}): Resources => ({
  R: role(),
  F: of('AWS::Lambda::Function', {
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: 'exports.handler = async () => 1' },
    Role: arn('R'),
    ...more,
  }),
});
const mapped = (more: object, settings: object = {}, timeout = 3): Resources => ({
  ...fn({ Timeout: timeout }),
  Q: queue(settings),
  M: of('AWS::Lambda::EventSourceMapping', { FunctionName: { Ref: 'F' }, EventSourceArn: arn('Q'), ...more }),
});
const table = (more: object = {}): Resources => ({
  T: of('AWS::DynamoDB::Table', {
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    ...more,
  }),
});
const rule = (...targets: readonly object[]): Resources => ({
  Q: queue(),
  U: of('AWS::Events::Rule', { EventPattern: { source: ['s'] }, Targets: targets }),
});
const throughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };

test.each<[string, Resources, string]>([
  ['a dependency that is not there', { A: of('AWS::SQS::Queue', {}, { DependsOn: 'Nope' }) }, 'Nope'],
  ['a dependency on itself', { A: of('AWS::SQS::Queue', {}, { DependsOn: 'A' }) }, 'circular dependency'],
  ['a reference in a branch that is not taken', { A: queue({ QueueName: { 'Fn::Sub': `\${Nope.Arn}` } }) }, 'refers to Nope'],
  ['a logical id with a hyphen', { 'A-B': queue() }, 'A-B'],
  ['null', { A: queue({ QueueName: null }) }, 'null values are not allowed'],
  ['a snapshot of what has none', { A: of('AWS::SQS::Queue', {}, { DeletionPolicy: 'Snapshot' }) }, 'DeletionPolicy'],
  ['a name twice', { A: queue({ QueueName: 'q' }), B: queue({ QueueName: 'q' }) }, 'already exists'],
  ['one name of a role in two cases', { A: role({ RoleName: 'Baker' }), B: role({ RoleName: 'baker' }) }, 'already exists'],
  ['a parameter store', { A: queue({ QueueName: '{{resolve:ssm:name:1}}' }) }, 'Parameter Store'],
  ['a number beyond its range', { A: queue({ VisibilityTimeout: 43201 }) }, 'VisibilityTimeout'],
  ['a value that is none of the known ones', { A: of('AWS::Logs::LogGroup', { RetentionInDays: 2 }) }, 'RetentionInDays'],
  ['a name with a space', { A: queue({ QueueName: 'a b' }) }, 'QueueName'],
  [
    'a dead-letter queue that is not there',
    { A: queue({ RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:x:1:q', maxReceiveCount: 1 } }) },
    'does not exist',
  ],
  [
    'a dead-letter queue that does not let it',
    {
      D: queue({ RedriveAllowPolicy: { redrivePermission: 'denyAll' } }),
      A: queue({ RedrivePolicy: { deadLetterTargetArn: arn('D'), maxReceiveCount: 1 } }),
    },
    'does not let this queue',
  ],
  ['a name of a function', fn({ FunctionName: 'a b' }), 'FunctionName'],
  ['a reserved variable', fn({ Environment: { Variables: { AWS_REGION: 'x' } } }), 'AWS_REGION'],
  ['a malformed variable', fn({ Environment: { Variables: { '1ST': 'x' } } }), '1ST'],
  ['variables of more than 4 KB', fn({ Environment: { Variables: { A: 'x'.repeat(4090) } } }), '4 KB'],
  ['a level of a log in text', fn({ LoggingConfig: { LogFormat: 'Text', ApplicationLogLevel: 'INFO' } }), 'LogFormat JSON'],
  ['more concurrency than there is', fn({ ReservedConcurrentExecutions: 901 }), 'ReservedConcurrentExecutions'],
  [
    'visibility shorter than the function may take',
    mapped({}, { VisibilityTimeout: 10 }, 11),
    'Queue visibility timeout: 10 seconds',
  ],
  ['the default visibility against a long function', mapped({}, {}, 31), 'Queue visibility timeout: 30 seconds'],
  ['a position in a queue', mapped({ StartingPosition: 'LATEST' }), 'StartingPosition'],
  ['provisioned without throughput', table({ BillingMode: 'PROVISIONED' }), 'ProvisionedThroughput'],
  ['provisioned, by default, without throughput', table({ BillingMode: { Ref: 'AWS::NoValue' } }), 'ProvisionedThroughput'],
  ['throughput that nobody pays', table({ ProvisionedThroughput: throughput }), 'PAY_PER_REQUEST'],
  [
    'an attribute no key has',
    table({ AttributeDefinitions: ['pk', 'x'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })) }),
    'no key has it',
  ],
  [
    'a key that is not defined',
    table({ KeySchema: ['pk', 'sk'].map((AttributeName, at) => ({ AttributeName, KeyType: at ? 'RANGE' : 'HASH' })) }),
    'sk is not defined',
  ],
  ['a table with a short name', table({ TableName: 'ab' }), 'TableName'],
  ['six targets', rule(...Array.from({ length: 6 }, (_, at) => ({ Id: `t${at}`, Arn: arn('Q') }))), 'Targets'],
  ['two targets of one id', rule({ Id: 't', Arn: arn('Q') }, { Id: 't', Arn: arn('Q'), Input: '{}' }), 'Targets[].Id'],
  ['a rule without a pattern', { U: of('AWS::Events::Rule') }, 'EventPattern'],
  ['a second default bus', { B: of('AWS::Events::EventBus', { Name: 'default' }) }, 'already exists'],
  ['a bucket that looks like an address', { B: of('AWS::S3::Bucket', { BucketName: '10.0.0.1' }) }, 'BucketName'],
  [
    'a trust policy with a resource',
    { R: role({ AssumeRolePolicyDocument: trust('lambda', { Resource: '*' }) }) },
    'AssumeRolePolicyDocument',
  ],
  [
    'a policy of a role with a principal',
    { R: role({ Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ ...statement, Principal: '*' }] } }] }) },
    'Principal',
  ],
  [
    'a policy for nobody',
    { P: of('AWS::IAM::Policy', { PolicyName: 'p', PolicyDocument: { Statement: [statement] } }) },
    'Roles',
  ],
  [
    'a managed policy that is too long',
    {
      P: of('AWS::IAM::ManagedPolicy', {
        PolicyDocument: { Statement: [{ ...statement, Resource: `arn:${'x'.repeat(6144)}` }] },
      }),
    },
    '6144 at most',
  ],
  [
    'a schedule that never is',
    {
      R: role({ AssumeRolePolicyDocument: trust('scheduler') }),
      Q: queue(),
      S: of('AWS::Scheduler::Schedule', {
        ScheduleExpression: 'rate(0 hours)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: arn('Q'), RoleArn: arn('R') },
      }),
    },
    'ScheduleExpression',
  ],
  ['a second default group', { G: of('AWS::Scheduler::ScheduleGroup', { Name: 'default' }) }, 'already exists'],
  ['a pattern that is none', { U: of('AWS::Events::Rule', { EventPattern: { source: 's' } }) }, 'EventPattern'],
  [
    'a rule on a bus nobody made',
    { U: of('AWS::Events::Rule', { EventPattern: { source: ['s'] }, EventBusName: 'b' }) },
    'EventBusName',
  ],
  ['input that is no JSON', rule({ Id: 't', Arn: arn('Q'), Input: '{' }), 'Targets[].Input'],
  ['a filter that is none', mapped({ FilterCriteria: { Filters: [{ Pattern: '{"a":"b"}' }] } }), 'FilterCriteria'],
  [
    'an archive with a space in its name',
    {
      A: of('AWS::Events::Archive', {
        ArchiveName: 'a b',
        SourceArn: 'arn:aws:events:eu-central-1:123456789012:event-bus/default',
      }),
    },
    'ArchiveName',
  ],
  [
    'a secret with a key and no template',
    { S: of('AWS::SecretsManager::Secret', { GenerateSecretString: { GenerateStringKey: 'k' } }) },
    'GenerateSecretString',
  ],
  [
    'a state machine without a definition',
    { R: role({ AssumeRolePolicyDocument: trust('states') }), M: of('AWS::StepFunctions::StateMachine', { RoleArn: arn('R') }) },
    'DefinitionString',
  ],
  ['an identity that is no address', { I: of('AWS::SES::EmailIdentity', { EmailIdentity: 'me' }) }, 'EmailIdentity'],
  [
    'an action of no service',
    { R: role({ Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ ...statement, Action: 'send' }] } }] }) },
    'prefaced by a vendor',
  ],
  [
    'a resource that is no ARN',
    { R: role({ Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [{ ...statement, Resource: 'q' }] } }] }) },
    'ARN format',
  ],
  [
    'two statements of one id',
    {
      R: role({
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: {
              Statement: [
                { ...statement, Sid: 'a' },
                { ...statement, Sid: 'a' },
              ],
            },
          },
        ],
      }),
    },
    'Sid a',
  ],
  ['a tag of AWS', { A: queue({ Tags: [{ Key: 'aws:x', Value: '1' }] }) }, 'Tags[].Key'],
])('a template with %s is refused by name', async (_what, Resources, text) => {
  await expect(open({ Resources })).rejects.toThrow(text);
});

test.each<[string, Resources]>([
  [
    'values at the ends of their ranges',
    { A: queue({ VisibilityTimeout: 43200, DelaySeconds: '0', QueueName: 'q'.repeat(80) }) },
  ],
  ['visibility as long as the function may take', mapped({}, { VisibilityTimeout: 11 }, 11)],
  ['provisioned throughput', table({ BillingMode: 'PROVISIONED', ProvisionedThroughput: throughput })],
  ['one name in two services', { A: queue({ QueueName: 'one' }), B: of('AWS::Logs::LogGroup', { LogGroupName: 'one' }) }],
])('a template with %s is taken', async (_what, Resources) => {
  await expect(open({ Resources })).resolves.toBeUndefined();
});

test('an export of two stacks is refused, and so is a parameter without a value or with one that is not allowed', async () => {
  const exporting = { Resources: { A: queue() }, Outputs: { O: { Value: 'x', Export: { Name: 'shared' } } } };
  await expect(open(exporting, exporting)).rejects.toThrow('the export shared is already there');
  const parameter = (definition: object) => ({ Resources: { A: queue() }, Parameters: { Stage: definition } });
  await expect(open(parameter({ Type: 'String' }))).rejects.toThrow('the parameter Stage must have a value');
  await expect(open(parameter({ Type: 'String', Default: 'a', AllowedValues: ['b'] }))).rejects.toThrow('must be one of b');
  await expect(open(parameter({ Type: 'Number', Default: 3, MaxValue: 2 }))).rejects.toThrow('must be at most 2');
});

test('what a service refuses when it is made names stack and resource', async () => {
  const machine = of('AWS::StepFunctions::StateMachine', {
    RoleArn: arn('R'),
    DefinitionString: '{"QueryLanguage":"JSONata","StartAt":"X","States":{"Y":{"Type":"Succeed"}}}',
  });
  const resources = { R: role({ AssumeRolePolicyDocument: trust('states') }), Machine: machine };
  await expect(open({ Resources: resources })).rejects.toThrow(
    /^Stack0 \/ Machine, AWS::StepFunctions::StateMachine: .*StartAt/s,
  );
});
