import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

const lending = {
  QueryLanguage: 'JSONata',
  StartAt: 'Lend the book',
  States: { 'Lend the book': { Type: 'Pass', Output: '{% $uppercase($states.input.isbn) %}', End: true } },
};

const code = `
exports.handler = async (event) => {
  console.log('lending', event.isbn);
  if (event.fail) throw new RangeError('no such book');
  return { isbn: event.isbn, table: process.env.TABLE };
};`;

/**
 * A lending library: a table, a queue, a function that may read the table. Returns the folder it was synthesized to.
 * @param more adds what only some tests need: it loads more of CDK
 */
export function synthesizeLibrary(more: (stack: Stack, books: TableV2, bus: EventBus) => void = () => undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  writeFileSync(join(folder, 'index.js'), code);
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'cdk-')) });
  const stack = new Stack(app, 'Library');
  const books = new TableV2(stack, 'Books', {
    tableName: 'books',
    partitionKey: { name: 'isbn', type: AttributeType.STRING },
    dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'until',
    globalSecondaryIndexes: [
      {
        indexName: 'shelves',
        partitionKey: { name: 'shelf', type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      },
    ],
  });
  const late = new Queue(stack, 'Late', { queueName: 'late' });
  const lend = new LambdaFunction(stack, 'Lend', {
    functionName: 'lend',
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(folder),
    environment: { TABLE: books.tableName },
  });
  books.grantReadData(lend);
  const bus = new EventBus(stack, 'Bus', { eventBusName: 'library' });
  new Rule(stack, 'Overdue', { eventBus: bus, eventPattern: { detailType: ['book.overdue'] }, targets: [new SqsQueue(late)] });
  new StateMachine(stack, 'Lending', {
    stateMachineName: 'lending',
    definitionBody: DefinitionBody.fromString(JSON.stringify(lending)),
  });
  new Schedule(stack, 'Daily', { schedule: ScheduleExpression.rate(Duration.days(1)), target: new LambdaInvoke(lend) });
  more(stack, books, bus);
  app.synth();
  return app.outdir;
}
