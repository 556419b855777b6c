/**
 * What reads and writes cost beside dynoxide's own way. Baseline of reads: the same read with a member only dynoxide understands, so that
 * it goes to its process. Baseline of writes: the same transaction to a table whose stream dynoxide keeps itself, its backlog growing.
 * Run: node packages/laptop-cloud/bench/dynamodb.bench.ts. Ratios count.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resource } from '../src/contract.ts';
import { LocalKernel } from '../src/kernel/kernel.ts';
import { removing } from '../src/platform.mjs';
import { dynamodb } from '../src/services/dynamodb/dynamodb-service.ts';
import { startDynoxide } from '../src/services/dynamodb/dynoxide-process.ts';
import { WireClient } from '../src/services/dynamodb/wire-client.ts';

const shape = {
  TableName: 'letters',
  KeySchema: [
    { AttributeName: 'to', KeyType: 'HASH' },
    { AttributeName: 'at', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['to', 'at'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
};
const letters: Resource = {
  stack: 'Bench',
  logicalId: 'Letters',
  type: 'AWS::DynamoDB::Table',
  dependsOn: [],
  properties: { ...shape, BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } },
};
const item = (to: number, at: number, turn: number) => ({
  to: { S: `m-${to}` },
  at: { S: String(at).padStart(3, '0') },
  body: { S: 'x'.repeat(400) },
  facts: { M: { turn: { N: String(turn) }, kind: { S: 'letter' } } },
});
const transaction = (turn: number) => ({
  TransactItems: [0, 1, 2].map((at) => ({ Put: { TableName: 'letters', Item: item(turn % 50, at, turn) } })),
});

/** ms a call over a thousand calls, after fifty to warm up */
async function measure(work: (turn: number) => Promise<unknown>): Promise<number> {
  const calls = 1_000;
  for (let turn = 0; turn < 50; turn += 1) await work(turn);
  const began = performance.now();
  for (let turn = 0; turn < calls; turn += 1) await work(turn);
  return (performance.now() - began) / calls;
}

const kernel = new LocalKernel({ start: 0, seed: 1 });
const service = dynamodb(kernel);
kernel.register(service);
await service.resourceTypes.find(({ type }) => type === letters.type)?.provision(letters, { ref: 'letters', attributes: {} });
await service.start();
const call = (action: string, input: object) =>
  kernel.request('bench', () => kernel.call({ service: 'dynamodb', action, input, principal: { kind: 'root' } }));
for (let at = 0; at < 20; at += 1) await call('PutItem', { TableName: 'letters', Item: item(1, at, at) });

const query = {
  TableName: 'letters',
  KeyConditionExpression: '#to = :to',
  ExpressionAttributeNames: { '#to': 'to' },
  ExpressionAttributeValues: { ':to': { S: 'm-1' } },
  ConsistentRead: true,
};
const beside = await measure(() => call('Query', query));
const through = await measure(() => call('Query', { ...query, Select: 'ALL_ATTRIBUTES' }));
const written = await measure((turn) => call('TransactWriteItems', transaction(turn)));
const notPlain = await measure((turn) =>
  call('TransactWriteItems', { ...transaction(turn), ReturnItemCollectionMetrics: 'NONE' }),
);
for (const one of kernel.services) await one.stop();
await kernel.stop();

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const dynoxide = await startDynoxide(join(folder, 'own.sqlite'));
const client = new WireClient(dynoxide.port);
const own = async (action: string, input: object) => {
  const { status, body } = await client.call(action, JSON.stringify(input));
  if (status !== 200) throw new Error(body);
};
const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' };
await own('CreateTable', { ...shape, BillingMode: 'PAY_PER_REQUEST', StreamSpecification });
const ownStream = await measure((turn) => own('TransactWriteItems', transaction(turn)));
client.close();
await dynoxide.stop();
rmSync(folder, removing);

console.table({
  'query of 20 items': { ms: beside.toFixed(3), 'baseline ms': through.toFixed(3), ratio: (through / beside).toFixed(1) },
  'transaction of 3 items': {
    ms: written.toFixed(3),
    'baseline ms': notPlain.toFixed(3),
    ratio: (notPlain / written).toFixed(1),
  },
  'the same, dynoxide keeping the stream': {
    ms: written.toFixed(3),
    'baseline ms': ownStream.toFixed(3),
    ratio: (ownStream / written).toFixed(1),
  },
});
if (beside >= through || written >= notPlain) {
  console.error('reading or writing beside dynoxide is not faster than through it');
  process.exitCode = 1;
}
