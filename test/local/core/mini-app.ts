import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';

const code = `
const { get } = require('node:https');
exports.handler = async (event) => {
  console.log('lending', event.isbn);
  if (event.fail) throw new RangeError('no such book');
  return { isbn: event.isbn, table: process.env.TABLE };
};`;

/** a lending library: a table, a queue, a function that may read the table. Returns the folder it was synthesized to */
export function synthesizeLibrary(): string {
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
  new Queue(stack, 'Late', { queueName: 'late' });
  const lend = new LambdaFunction(stack, 'Lend', {
    functionName: 'lend',
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromAsset(folder),
    environment: { TABLE: books.tableName },
  });
  books.grantReadData(lend);
  app.synth();
  return app.outdir;
}
