import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boot, type LocalCloud } from '../../src/boot.ts';
import { allServices } from '../../src/services/all-services.ts';
import { awsCli, hasAwsCli } from './aws-cli.ts';
import { synthesizeLibrary } from './mini-app.ts';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await boot({ cdkOut: synthesizeLibrary(), speed: 60, seed: 1, services: allServices, log: () => undefined });
}, 180_000);
afterAll(async () => cloud?.stop());

const root = { accessKeyId: 'me', secretAccessKey: 'secret' };
const config = (credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } = root) => ({
  endpoint: cloud.endpoint,
  region: 'eu-central-1',
  credentials,
  maxAttempts: 1,
});
const lendRole = () => cloud.find('Lend/ServiceRole')?.identity.attributes.Arn ?? '';

describe('the SDK’s own clients', () => {
  test('write, read and query a table, and meet its errors as their own classes', async () => {
    const client = new DynamoDBClient(config());
    const put = new PutItemCommand({
      TableName: 'books',
      Item: { isbn: { S: 'a' }, shelf: { S: 'x' }, cover: { B: new Uint8Array([7, 255]) } },
      ConditionExpression: 'attribute_not_exists(isbn)',
    });
    await client.send(put);
    expect((await client.send(new GetItemCommand({ TableName: 'books', Key: { isbn: { S: 'a' } } }))).Item?.cover?.B).toEqual(
      new Uint8Array([7, 255]),
    );
    const query = new QueryCommand({
      TableName: 'books',
      IndexName: 'shelves',
      KeyConditionExpression: 'shelf = :s',
      ExpressionAttributeValues: { ':s': { S: 'x' } },
    });
    expect((await client.send(query)).Count).toBe(1);
    await expect(client.send(put)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  test('send and receive a message through the queue’s own URL', async () => {
    const client = new SQSClient(config());
    const QueueUrl = cloud.find('Late')?.identity.ref;
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'late!',
        MessageAttributes: { raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 255]) } },
      }),
    );
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'] }));
    expect(Messages?.[0]).toMatchObject({ Body: 'late!', MessageAttributes: { raw: { BinaryValue: new Uint8Array([1, 255]) } } });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages?.[0]?.ReceiptHandle }));
    await expect(
      client.send(new SendMessageCommand({ QueueUrl: `${cloud.endpoint}/123456789012/nowhere`, MessageBody: 'x' })),
    ).rejects.toBeInstanceOf(QueueDoesNotExist);
  });

  test('a long poll on an empty queue comes back when virtual time has passed', async () => {
    const before = cloud.kernel.now();
    const { Messages = [] } = await new SQSClient(config()).send(
      new ReceiveMessageCommand({ QueueUrl: cloud.find('Late')?.identity.ref, WaitTimeSeconds: 10 }),
    );
    expect(Messages).toEqual([]);
    expect(cloud.kernel.now() - before).toBeGreaterThanOrEqual(10_000);
  });

  test('invoke a function, see its errors and find its log', async () => {
    const client = new LambdaClient(config());
    const answer = await client.send(
      new InvokeCommand({ FunctionName: 'lend', Payload: JSON.stringify({ isbn: 'a' }), LogType: 'Tail' }),
    );
    expect([answer.StatusCode, JSON.parse(answer.Payload?.transformToString() ?? '')]).toEqual([
      200,
      { isbn: 'a', table: 'books' },
    ]);
    const failed = await client.send(
      new InvokeCommand({ FunctionName: 'lend', Payload: JSON.stringify({ isbn: 'b', fail: true }) }),
    );
    expect([failed.FunctionError, JSON.parse(failed.Payload?.transformToString() ?? '')]).toMatchObject([
      'Unhandled',
      { errorType: 'RangeError', errorMessage: 'no such book' },
    ]);
    expect((await client.send(new ListFunctionsCommand())).Functions?.map(({ FunctionName }) => FunctionName)).toEqual(['lend']);
    const found = await new CloudWatchLogsClient(config()).send(
      new FilterLogEventsCommand({ logGroupName: '/aws/lambda/lend', filterPattern: 'lending' }),
    );
    expect(found.events?.map(({ message }) => message).join()).toContain('lending a');
  });

  test('with the credentials of a role may do what the role may, and are told what not', async () => {
    const client = new DynamoDBClient(config(cloud.gateway.credentials.issue(lendRole(), 'lend')));
    await client.send(new GetItemCommand({ TableName: 'books', Key: { isbn: { S: 'a' } } }));
    const denied = client.send(new PutItemCommand({ TableName: 'books', Item: { isbn: { S: 'z' } } }));
    await expect(denied).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /^User: arn:aws:sts::123456789012:assumed-role\/.*\/lend is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-central-1:123456789012:table\/books because no identity-based policy allows the dynamodb:PutItem action$/,
      ),
    });
  });
});

describe('plain HTTP', () => {
  test('an action nobody supports is named, a path nobody serves is not found', async () => {
    const call = (headers: Record<string, string>, path = '/') =>
      fetch(cloud.endpoint + path, { method: 'POST', headers, body: '{}' });
    const unknown = await call({ 'x-amz-target': 'DynamoDB_20120810.ExecuteStatement' });
    expect([unknown.status, await unknown.json()]).toEqual([
      501,
      { __type: 'UnknownOperationException', message: 'the laptop cloud does not support dynamodb:ExecuteStatement' },
    ]);
    const broken = await fetch(cloud.endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' },
      body: '{"',
    });
    expect([broken.status, (await broken.json()).__type]).toEqual([400, 'SerializationException']);
    expect((await call({}, '/nowhere')).status).toBe(404);
  });

  test('pages can be mounted; the longest prefix answers', async () => {
    cloud.gateway.mount('/mail', () => ({ statusCode: 200, headers: {}, body: 'mailbox' }));
    cloud.gateway.mount('/mail/raw', ({ path, rawQuery }) => ({ statusCode: 201, headers: {}, body: `${path}?${rawQuery}` }));
    expect(await (await fetch(`${cloud.endpoint}/mail/1`)).text()).toBe('mailbox');
    expect(await (await fetch(`${cloud.endpoint}/mail/raw/1?a=%20b`)).text()).toBe('/mail/raw/1?a=%20b');
    expect((await fetch(`${cloud.endpoint}/mailing`)).status).toBe(404);
  });
});

describe.runIf(hasAwsCli)('the AWS CLI', () => {
  const aws = async (...args: string[]) => {
    const stdout = await awsCli(cloud.endpoint, ...args);
    return stdout === '' ? undefined : JSON.parse(stdout);
  };

  test('asks who it is', async () => {
    expect(await aws('sts', 'get-caller-identity')).toEqual({
      UserId: '123456789012',
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:root',
    });
  }, 240_000);

  test('queries the table', async () => {
    const found = await aws(
      'dynamodb',
      'query',
      '--table-name',
      'books',
      '--key-condition-expression',
      'isbn = :i',
      '--expression-attribute-values',
      '{":i":{"S":"a"}}',
    );
    expect(found.Count).toBe(1);
  }, 240_000);

  test('speaks the older protocol of SQS: lists, sends with attributes, receives, in batches, and reads errors', async () => {
    const url = cloud.find('Late')?.identity.ref ?? '';
    expect((await aws('sqs', 'list-queues')).QueueUrls).toEqual([url]);
    const attributes = '{"kind":{"DataType":"String","StringValue":"<b> & \\"c\\""}}';
    await aws('sqs', 'send-message', '--queue-url', url, '--message-body', 'ö & <x>', '--message-attributes', attributes);
    const sent = await aws(
      'sqs',
      'send-message-batch',
      '--queue-url',
      url,
      '--entries',
      'Id=1,MessageBody=one',
      'Id=2,MessageBody=two',
    );
    expect(sent.Successful.map(({ Id }: { Id: string }) => Id)).toEqual(['1', '2']);
    const { Messages } = await aws(
      'sqs',
      'receive-message',
      '--queue-url',
      url,
      '--max-number-of-messages',
      '10',
      '--attribute-names',
      'All',
      '--message-attribute-names',
      'All',
    );
    const first = Messages.find(({ Body }: { Body: string }) => Body === 'ö & <x>');
    expect(first).toMatchObject({
      MessageAttributes: { kind: { StringValue: '<b> & "c"', DataType: 'String' } },
      Attributes: { ApproximateReceiveCount: '1' },
    });
    expect(Messages.map(({ Body }: { Body: string }) => Body)).toEqual(expect.arrayContaining(['ö & <x>', 'one', 'two']));
    expect(
      (await aws('sqs', 'get-queue-attributes', '--queue-url', url, '--attribute-names', 'QueueArn')).Attributes.QueueArn,
    ).toBe('arn:aws:sqs:eu-central-1:123456789012:late');
    await expect(aws('sqs', 'get-queue-url', '--queue-name', 'nowhere')).rejects.toThrow(
      'AWS.SimpleQueueService.NonExistentQueue',
    );
  }, 240_000);

  test('reads the logs of the function', async () => {
    const found = await aws('logs', 'filter-log-events', '--log-group-name', '/aws/lambda/lend', '--filter-pattern', 'lending');
    expect(found.events.length).toBeGreaterThan(0);
    expect(
      (await aws('logs', 'describe-log-groups')).logGroups.map(({ logGroupName }: { logGroupName: string }) => logGroupName),
    ).toEqual(['/aws/lambda/lend']);
  }, 240_000);

  test('describes a state machine, starts an execution and reads its history', async () => {
    const arn = 'arn:aws:states:eu-central-1:123456789012:stateMachine:lending';
    expect((await aws('stepfunctions', 'describe-state-machine', '--state-machine-arn', arn)).name).toBe('lending');
    const { executionArn } = await aws(
      'stepfunctions',
      'start-execution',
      '--state-machine-arn',
      arn,
      '--input',
      '{"isbn":"abc"}',
    );
    const execution = await aws('stepfunctions', 'describe-execution', '--execution-arn', executionArn);
    expect([execution.status, execution.output]).toEqual(['SUCCEEDED', '"ABC"']);
    const { events } = await aws('stepfunctions', 'get-execution-history', '--execution-arn', executionArn);
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  }, 240_000);

  test('puts an event, which the rule takes to the queue as the queue’s policy allows', async () => {
    const url = cloud.find('Late')?.identity.ref ?? '';
    await aws('sqs', 'purge-queue', '--queue-url', url);
    const put = await aws(
      'events',
      'put-events',
      '--entries',
      '[{"EventBusName":"library","Source":"desk","DetailType":"book.overdue","Detail":"{\\"isbn\\":\\"a\\"}"}]',
    );
    expect(put.FailedEntryCount).toBe(0);
    const { Messages } = await aws('sqs', 'receive-message', '--queue-url', url, '--wait-time-seconds', '20');
    expect(JSON.parse(Messages[0].Body)).toMatchObject({ source: 'desk', 'detail-type': 'book.overdue', detail: { isbn: 'a' } });
  }, 240_000);

  test('lists and reads schedules', async () => {
    const { Schedules } = await aws('scheduler', 'list-schedules');
    expect(Schedules).toHaveLength(1);
    expect((await aws('scheduler', 'get-schedule', '--name', Schedules[0].Name)).ScheduleExpression).toBe('rate(1 day)');
  }, 240_000);
});
