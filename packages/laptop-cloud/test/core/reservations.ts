import { Duration, type Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { CfnRule, type EventBus } from 'aws-cdk-lib/aws-events';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

const counter = `
const { SFNClient, StartExecutionCommand } = require('@aws-sdk/client-sfn');
const client = new SFNClient({});
exports.handler = async ({ body, requestContext }) => {
  const { isbn } = JSON.parse(body);
  const input = JSON.stringify({ isbn, reader: requestContext.authorizer.jwt.claims.sub });
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: process.env.MACHINE, input }));
  return { statusCode: 202, body: JSON.stringify({ executionArn }) };
};`;

// a lost book is never found: its message comes again until the queue gives it up
const desk = `
const { SFNClient, SendTaskSuccessCommand } = require('@aws-sdk/client-sfn');
const client = new SFNClient({});
exports.handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const { messageId, body } of Records) {
    const { isbn, token } = JSON.parse(body);
    if (isbn === 'lost') batchItemFailures.push({ itemIdentifier: messageId });
    else await client.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify({ copy: 3 }) }));
  }
  return { batchItemFailures };
};`;

// a record that cannot be read is looked for by halving the batch, then given up
const watcher = `
exports.handler = async ({ Records }) => {
  const books = Records.map(({ dynamodb }) => dynamodb.NewImage.isbn.S);
  if (books.includes('torn')) throw new Error('unreadable');
  for (const isbn of books) console.log('shelved', isbn);
};`;

const reserving = (desks: Queue, books: TableV2, bus: EventBus) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Ask the desk',
  States: {
    'Ask the desk': {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: {
        QueueUrl: desks.queueUrl,
        MessageBody: { isbn: '{% $states.input.isbn %}', token: '{% $states.context.Task.Token %}' },
      },
      HeartbeatSeconds: 1_800,
      TimeoutSeconds: 3_600,
      Assign: { copy: '{% $states.result.copy %}' },
      Output: '{% $states.input %}',
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Not found' }],
      Next: 'Note it',
    },
    'Note it': {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Arguments: {
        TableName: books.tableName,
        Item: {
          isbn: { S: '{% $states.input.isbn %}' },
          reader: { S: '{% $states.input.reader %}' },
          copy: { N: '{% $string($copy) %}' },
        },
        ConditionExpression: 'attribute_not_exists(isbn)',
      },
      Output: '{% $states.input %}',
      Retry: [{ ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], MaxAttempts: 0 }],
      Catch: [{ ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], Next: 'Taken' }],
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::events:putEvents',
      Arguments: {
        Entries: [
          {
            EventBusName: bus.eventBusName,
            Source: 'library',
            DetailType: 'book.reserved',
            Detail: { isbn: '{% $states.input.isbn %}' },
          },
        ],
      },
      Output: { reserved: '{% $states.input.isbn %}', copy: '{% $copy %}' },
      End: true,
    },
    Taken: { Type: 'Fail', Error: 'Taken', Cause: 'another reader has it' },
    'Not found': { Type: 'Fail', Error: 'NotFound', Cause: 'the desk did not answer' },
  },
});

/** reservations: an API for readers, a machine that waits for the desk, who watches the shelves, and a rule nobody listens to */
export function addReservations(stack: Stack, books: TableV2, bus: EventBus): void {
  const fn = (name: string, code: string, environment: Record<string, string> = {}) =>
    new LambdaFunction(stack, name, {
      functionName: name,
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(code),
      timeout: Duration.seconds(20),
      environment,
    });
  const lost = new Queue(stack, 'Lost', { queueName: 'lost' });
  const desks = new Queue(stack, 'Desks', {
    queueName: 'desks',
    visibilityTimeout: Duration.seconds(120),
    deadLetterQueue: { queue: lost, maxReceiveCount: 2 },
  });
  const machine = new StateMachine(stack, 'Reserving', {
    stateMachineName: 'reserving',
    definitionBody: DefinitionBody.fromString(stack.toJsonString(reserving(desks, books, bus))),
  });
  desks.grantSendMessages(machine);
  books.grant(machine, 'dynamodb:PutItem');
  bus.grantPutEventsTo(machine);

  const answering = fn('desk', desk);
  machine.grantTaskResponse(answering);
  answering.addEventSource(
    new SqsEventSource(desks, { batchSize: 10, maxBatchingWindow: Duration.seconds(5), reportBatchItemFailures: true }),
  );

  const watched = TableV2.fromTableAttributes(stack, 'Watched', {
    tableArn: books.tableArn,
    tableStreamArn: books.tableStreamArn ?? '',
  });
  const torn = new Queue(stack, 'Torn', { queueName: 'torn' });
  fn('watcher', watcher).addEventSource(
    new DynamoEventSource(watched, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 10,
      bisectBatchOnError: true,
      retryAttempts: 1,
      onFailure: new SqsDlq(torn),
    }),
  );

  const counting = fn('counter', counter, { MACHINE: machine.stateMachineArn });
  machine.grantStartExecution(counting);
  const pool = new UserPool(stack, 'Readers');
  const client = pool.addClient('Desk');
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({
    path: '/reservations',
    methods: [HttpMethod.POST],
    integration: new HttpLambdaIntegration('Counter', counting),
    authorizer: new HttpJwtAuthorizer('Jwt', pool.userPoolProviderUrl, { jwtAudience: [client.userPoolClientId] }),
  });

  // a queue whose policy does not let events in: what is meant for it ends among the undelivered
  const sealed = new Queue(stack, 'Sealed', { queueName: 'sealed' });
  const undelivered = new Queue(stack, 'Undelivered', { queueName: 'undelivered' });
  undelivered.grantSendMessages(new ServicePrincipal('events.amazonaws.com'));
  new CfnRule(stack, 'Announce', {
    eventBusName: bus.eventBusName,
    eventPattern: { 'detail-type': ['book.reserved'] },
    targets: [{ id: 'sealed', arn: sealed.queueArn, deadLetterConfig: { arn: undelivered.queueArn } }],
  });
}
