import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { removing } from '../../src/platform.mjs';
import { allServices } from '../../src/services/all-services.ts';
import { TableChanged } from '../../src/services/dynamodb/tables.ts';
import { writeAssembly } from './write-assembly.ts';

const start = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'changed-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const one of folders) rmSync(one, removing);
});

const getAtt = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const role = (Service: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
    },
    Policies: [
      {
        PolicyName: 'all',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      },
    ],
  },
});
const lambda = (code: string) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: 'clerk',
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: getAtt('Worker'),
    Code: { ZipFile: code },
  },
});

interface Edition {
  /** what the clerk answers, and what the steps of the playbook are called */
  readonly word: string;
  /** the table's partition key */
  readonly key?: string;
  readonly withQueue?: boolean;
  readonly withRule?: boolean;
}

/** a desk: a queue read by a clerk, a playbook that waits an hour and then asks the clerk, by version and by name */
function synthesized({ word, key = 'id', withQueue = true, withRule = true }: Edition): string {
  const version = `Version${word}`;
  const ask = (FunctionName: unknown, Next?: string) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName, Payload: {} },
    Output: '{% $append($states.input.said, $states.result.Payload) ~> function($all) { { "said": $all } } %}',
    ...(Next === undefined ? { End: true } : { Next }),
  });
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: `Wait (${word})`,
    States: {
      [`Wait (${word})`]: { Type: 'Wait', Seconds: 3600, Output: { said: [`${word} playbook`] }, Next: 'Ask this version' },
      'Ask this version': ask('$' + '{ByVersion}', 'Ask whoever is there'),
      'Ask whoever is there': ask('$' + '{ByName}'),
    },
  };
  const queue = {
    Inbox: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'inbox', VisibilityTimeout: 60 } },
    Reading: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: getAtt('Inbox'), FunctionName: { Ref: 'Clerk' } },
    },
  };
  const rule = {
    News: {
      Type: 'AWS::Events::Rule',
      Properties: { EventPattern: { source: ['desk'] }, Targets: [{ Id: 'kept', Arn: getAtt('Kept') }] },
    },
  };
  return writeAssembly({
    Desk: {
      Resources: {
        Worker: role('lambda.amazonaws.com'),
        Player: role('states.amazonaws.com'),
        Clerk: lambda(
          `exports.handler = async (event) => { console.log('${word} clerk read', event.Records?.[0].body); return '${word} clerk'; };`,
        ),
        [version]: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Clerk' } } },
        Playbook: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            StateMachineName: 'playbook',
            RoleArn: getAtt('Player'),
            DefinitionString: JSON.stringify(definition),
            DefinitionSubstitutions: { ByVersion: { Ref: version }, ByName: 'clerk' },
          },
        },
        Kept: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'kept' } },
        KeptPolicy: {
          Type: 'AWS::SQS::QueuePolicy',
          Properties: {
            Queues: [{ Ref: 'Kept' }],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'events.amazonaws.com' },
                  Action: 'sqs:SendMessage',
                  Resource: getAtt('Kept'),
                },
              ],
            },
          },
        },
        Files: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            TableName: 'files',
            BillingMode: 'PAY_PER_REQUEST',
            KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
          },
        },
        ...(withQueue ? queue : {}),
        ...(withRule ? rule : {}),
      },
    },
  });
}

const at = (stateDir: string, edition: Edition): Promise<LocalCloud> =>
  boot({ cdkOut: synthesized(edition), stateDir, start, seed: 1, port: 'none', services: allServices, log: () => undefined });

/** what a process leaves that is killed now */
const killed = (stateDir: string): string => {
  const left = folder();
  cpSync(stateDir, left, { recursive: true });
  return left;
};

const asked = async (cloud: LocalCloud, service: string, action: string, input: unknown): Promise<any> =>
  cloud.call(service, action, input);
const machine = 'arn:aws:states:eu-central-1:123456789012:stateMachine:playbook';
const execution = 'arn:aws:states:eu-central-1:123456789012:execution:playbook:first';
const url = (name: string) => `https://sqs.eu-central-1.amazonaws.com/123456789012/${name}`;
const logOf = async (cloud: LocalCloud): Promise<string> => {
  const { events } = await asked(cloud, 'logs', 'FilterLogEvents', { logGroupName: '/aws/lambda/clerk' });
  return JSON.stringify(events);
};

/** a state folder of the old edition: a run that waits, a message that is delayed, an item; killed half an hour on */
async function oldEdition(): Promise<string> {
  const stateDir = folder();
  const cloud = await at(stateDir, { word: 'old' });
  await cloud.call('states', 'StartExecution', { stateMachineArn: machine, name: 'first' });
  await cloud.call('sqs', 'SendMessage', { QueueUrl: url('inbox'), MessageBody: 'a letter', DelaySeconds: 900 });
  await cloud.call('dynamodb', 'PutItem', { TableName: 'files', Item: { id: { S: 'a' } } });
  await cloud.kernel.runUntil(start + 600_000);
  const left = killed(stateDir);
  await cloud.stop();
  return left;
}

test('a run keeps the definition and the published code it began with; what is called by name, queues and new runs get the new code', async () => {
  const cloud = await at(await oldEdition(), { word: 'new' });
  expect(cloud.kernel.now()).toBe(start + 600_000);
  await cloud.call('states', 'StartExecution', { stateMachineArn: machine, name: 'second' });
  await cloud.kernel.runUntil(start + 2 * hour);
  const [first, second] = [
    await asked(cloud, 'states', 'DescribeExecution', { executionArn: execution }),
    await asked(cloud, 'states', 'DescribeExecution', { executionArn: execution.replace('first', 'second') }),
  ];
  expect(JSON.parse(first.output)).toEqual({ said: ['old playbook', 'old clerk', 'new clerk'] });
  expect(first.stopDate * 1000).toBe(start + hour);
  expect(JSON.parse(second.output)).toEqual({ said: ['new playbook', 'new clerk', 'new clerk'] });
  expect(await logOf(cloud)).toMatch(/new clerk read a letter/);
  expect(await asked(cloud, 'dynamodb', 'GetItem', { TableName: 'files', Key: { id: { S: 'a' } } })).toEqual({
    Item: { id: { S: 'a' } },
  });
  await cloud.stop();
}, 60_000);

test('going back to the old template is a change like any other: the old code has its old number', async () => {
  const stateDir = await oldEdition();
  const newer = await at(stateDir, { word: 'new' });
  await newer.stop();
  const cloud = await at(stateDir, { word: 'old' });
  const { Versions } = await asked(cloud, 'lambda', 'ListVersionsByFunction', { FunctionName: 'clerk' });
  expect(Versions.map(({ Version }: { Version: string }) => Version)).toEqual(['$LATEST', '1', '2']);
  await cloud.kernel.runUntil(start + 2 * hour);
  const { output } = await asked(cloud, 'states', 'DescribeExecution', { executionArn: execution });
  expect(JSON.parse(output)).toEqual({ said: ['old playbook', 'old clerk', 'old clerk'] });
  await cloud.stop();
}, 60_000);

test('a mapping and its queue that are gone from the template stop reading; nothing else is touched', async () => {
  const cloud = await at(await oldEdition(), { word: 'new', withQueue: false });
  await cloud.kernel.runUntil(start + 2 * hour);
  expect(await logOf(cloud)).not.toMatch(/a letter/);
  expect(JSON.parse((await asked(cloud, 'states', 'DescribeExecution', { executionArn: execution })).output).said).toHaveLength(
    3,
  );
  await cloud.stop();
}, 60_000);

test('a rule that is gone from the template matches no more; what it sent before lies where it lay', async () => {
  const stateDir = await oldEdition();
  const entry = { Source: 'desk', DetailType: 'news', Detail: '{}' };
  const before = await at(stateDir, { word: 'old' });
  await before.call('events', 'PutEvents', { Entries: [entry] });
  await before.kernel.runUntil(start + 660_000);
  await before.stop();
  const cloud = await at(stateDir, { word: 'new', withRule: false });
  await cloud.call('events', 'PutEvents', { Entries: [entry] });
  await cloud.kernel.runUntil(start + 720_000);
  const { Messages } = await asked(cloud, 'sqs', 'ReceiveMessage', { QueueUrl: url('kept'), MaxNumberOfMessages: 10 });
  expect(Messages).toHaveLength(1);
  await cloud.stop();
}, 60_000);

test('a table whose key changed is named and nothing is started; the old template still finds everything', async () => {
  const stateDir = await oldEdition();
  await expect(at(stateDir, { word: 'new', key: 'number' })).rejects.toThrow(TableChanged);
  await expect(at(stateDir, { word: 'new', key: 'number' })).rejects.toThrow(
    /the table files in .* is not the one of Desk\/Files: the table has HASH id S, the template HASH number S.*start with --fresh, or give the table another name/,
  );
  const cloud = await at(stateDir, { word: 'old' });
  await cloud.kernel.runUntil(start + 2 * hour);
  const { status } = await asked(cloud, 'states', 'DescribeExecution', { executionArn: execution });
  expect(status).toBe('SUCCEEDED');
  await cloud.stop();
}, 60_000);
