import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { CreateStateMachineCommand, DescribeExecutionCommand, GetExecutionHistoryCommand, SFNClient } from '@aws-sdk/client-sfn';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { userPoolsOf } from '../../src/services/cognito/cognito-service.ts';
import { awsCli, hasAwsCli } from './aws-cli.ts';
import { synthesizeLibrary } from './mini-app.ts';
import { addReservations } from './reservations.ts';

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await boot({
    cdkOut: synthesizeLibrary(addReservations),
    start: Date.UTC(2026, 0, 5, 9),
    seed: 1,
    services: allServices,
    log: () => undefined,
  });
}, 180_000);
afterAll(async () => cloud?.stop());

const config = () => ({
  endpoint: cloud.endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'me', secretAccessKey: 'secret' },
  maxAttempts: 1,
});
const pass = (seconds: number) => cloud.kernel.runUntil(cloud.kernel.now() + seconds * 1_000);
const idOf = (name: string) => cloud.find(name)?.identity.ref ?? '';

async function reserve(isbn: string, authorization?: string): Promise<Response> {
  const api = cloud.find('Api')?.identity.attributes.ApiEndpoint ?? '';
  return fetch(`${api}/reservations`, {
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
    body: JSON.stringify({ isbn }),
  });
}
const signedIn = async (reader: string) =>
  `Bearer ${await userPoolsOf(cloud.kernel)?.issueToken({ clientId: idOf('Desk'), claims: { sub: reader }, expiresInSeconds: 3_600, use: 'id' })}`;

async function reservation(isbn: string): Promise<string> {
  const answer = await reserve(isbn, await signedIn('anna'));
  expect(answer.status).toBe(202);
  return (await answer.json()).executionArn;
}
const ended = (executionArn: string) => new SFNClient(config()).send(new DescribeExecutionCommand({ executionArn }));
async function messages(queue: string): Promise<{ Body?: string | undefined; MessageAttributes?: object | undefined }[]> {
  const { Messages = [] } = await new SQSClient(config()).send(
    new ReceiveMessageCommand({ QueueUrl: idOf(queue), MessageAttributeNames: ['All'], MaxNumberOfMessages: 10 }),
  );
  return Messages;
}
async function logged(logGroupName: string, filterPattern: string): Promise<string> {
  const { events = [] } = await new CloudWatchLogsClient(config()).send(
    new FilterLogEventsCommand({ logGroupName, filterPattern }),
  );
  return events.map(({ message }) => message).join('\n');
}

describe('a reservation', () => {
  test('is not taken from somebody who is not signed in', async () => {
    expect((await reserve('a')).status).toBe(401);
    expect((await reserve('a', 'Bearer nonsense')).status).toBe(401);
  });

  test('goes from the API through the desk’s queue to the table, the stream’s watcher and the bus', async () => {
    const arn = await reservation('moby-dick');
    await pass(60);
    expect(await ended(arn)).toMatchObject({ status: 'SUCCEEDED', output: '{"reserved":"moby-dick","copy":3}' });
    const { Item } = await new DynamoDBClient(config()).send(
      new GetItemCommand({ TableName: 'books', Key: { isbn: { S: 'moby-dick' } } }),
    );
    expect(Item).toEqual({ isbn: { S: 'moby-dick' }, reader: { S: 'anna' }, copy: { N: '3' } });
    expect(await logged('/aws/lambda/watcher', 'shelved')).toContain('shelved moby-dick');
    const { events = [] } = await new SFNClient(config()).send(new GetExecutionHistoryCommand({ executionArn: arn }));
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['TaskSubmitted', 'TaskSucceeded', 'ExecutionSucceeded']),
    );
    expect(events.find(({ type }) => type === 'TaskScheduled')?.taskScheduledEventDetails).toMatchObject({
      resource: 'sendMessage.waitForTaskToken',
      heartbeatInSeconds: 1_800,
      timeoutInSeconds: 3_600,
    });
  });

  test('that a rule cannot deliver ends among the undelivered, with the reason', async () => {
    const [dead] = await messages('Undelivered');
    expect(JSON.parse(dead?.Body ?? '')).toMatchObject({ 'detail-type': 'book.reserved', detail: { isbn: 'moby-dick' } });
    expect(dead?.MessageAttributes).toMatchObject({
      ERROR_CODE: { StringValue: 'NO_PERMISSIONS' },
      RULE_ARN: { StringValue: expect.stringContaining(':rule/library/') },
    });
  });

  test('of a book another reader has fails by name', async () => {
    const arn = await reservation('moby-dick');
    await pass(60);
    expect(await ended(arn)).toMatchObject({ status: 'FAILED', error: 'Taken', cause: 'another reader has it' });
  });

  test('of a lost book fails when the desk was not heard of; the rest of its batch is answered', async () => {
    const [lost, found] = [await reservation('lost'), await reservation('ulysses')];
    await pass(60);
    expect(await ended(found)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await ended(lost)).toMatchObject({ status: 'RUNNING' });
    await pass(1_800);
    expect(await ended(lost)).toMatchObject({ status: 'FAILED', error: 'NotFound' });
    expect((await messages('Lost')).map(({ Body }) => JSON.parse(Body ?? '').isbn)).toEqual(['lost']);
    const { EventSourceMappings = [] } = await new LambdaClient(config()).send(
      new ListEventSourceMappingsCommand({ FunctionName: 'desk' }),
    );
    expect(EventSourceMappings[0]).toMatchObject({ FunctionResponseTypes: ['ReportBatchItemFailures'], State: 'Enabled' });
  });
});

test('the one record a stream’s watcher cannot read is found and given up, its neighbours are read', async () => {
  const client = new DynamoDBClient(config());
  for (const isbn of ['emma', 'torn', 'persuasion'])
    await client.send(new PutItemCommand({ TableName: 'books', Item: { isbn: { S: isbn } } }));
  await pass(600);
  const lines = await logged('/aws/lambda/watcher', 'shelved');
  expect(lines).toContain('shelved emma');
  expect(lines).toContain('shelved persuasion');
  const [given] = await messages('Torn');
  expect(JSON.parse(given?.Body ?? '')).toMatchObject({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: { batchSize: 1 },
  });
});

test('the daily schedule runs its function once a day', async () => {
  const lent = async () =>
    (await logged('/aws/lambda/lend', 'lending')).split('\n').filter((line) => line.includes('lending')).length;
  const before = await lent();
  await pass(2 * 86_400);
  expect((await lent()) - before).toBe(2);
});

test('a machine made by API needs a role that Step Functions may assume', async () => {
  const client = new SFNClient(config());
  const make = (name: string, role: string) =>
    client.send(
      new CreateStateMachineCommand({
        name,
        roleArn: cloud.find(role)?.identity.attributes.Arn ?? '',
        definition: JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'S', States: { S: { Type: 'Succeed' } } }),
      }),
    );
  await expect(make('mine', 'desk/ServiceRole')).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('is authorized to assume the provided role'),
  });
  expect((await make('mine', 'Reserving/Role')).stateMachineArn).toContain(':stateMachine:mine');
});

describe.runIf(hasAwsCli)('the AWS CLI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const aws = (...args: string[]) => awsCli(cloud.endpoint, ...args);

  test('invokes a function and writes its answer to a file', async () => {
    const file = join(folder, 'answer.json');
    const told = await aws(
      'lambda',
      'invoke',
      '--function-name',
      'lend',
      '--cli-binary-format',
      'raw-in-base64-out',
      '--payload',
      '{"isbn":"cli"}',
      file,
    );
    expect(JSON.parse(told)).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ isbn: 'cli', table: 'books' });
  }, 240_000);

  test('follows what a function wrote', async () => {
    const tail = await aws(
      'logs',
      'tail',
      '/aws/lambda/watcher',
      '--since',
      '2026-01-01T00:00:00Z',
      '--filter-pattern',
      'shelved',
    );
    expect(tail).toContain('shelved moby-dick');
  }, 240_000);

  test('lists the executions that failed', async () => {
    const [arn] = [`arn:aws:states:eu-central-1:123456789012:stateMachine:reserving`];
    const { executions } = JSON.parse(
      await aws('stepfunctions', 'list-executions', '--state-machine-arn', arn, '--status-filter', 'FAILED'),
    );
    expect(executions).toHaveLength(2);
  }, 240_000);
});
