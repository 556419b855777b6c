import type { Resource } from '../../src/contract.ts';
import { createKernel, type LocalKernel } from '../../src/kernel/kernel.ts';
import type { DynamodbOptions } from '../../src/services/dynamodb/database.ts';
import { dynamodb } from '../../src/services/dynamodb/dynamodb-service.ts';

const table: Resource = {
  stack: 'Library',
  logicalId: 'Shelf',
  type: 'AWS::DynamoDB::GlobalTable',
  dependsOn: [],
  properties: {
    TableName: 'shelf',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    Replicas: [{ Region: 'eu-central-1' }],
  },
};

type Logged = [event: string, fields: Readonly<Record<string, unknown>>];
export interface Shelf {
  readonly kernel: LocalKernel;
  readonly logged: readonly Logged[];
  /** as a client would: an item, a running total kept in another item, and a line in the journal; answered after the commit */
  add(id: string, text: string): Promise<void>;
  /** the same as a unit of the cloud itself: committed when the cloud finds the time */
  addLater(id: string, text: string): void;
  items(): Promise<number>;
  total(): Promise<number>;
  lines(): number;
  /** records of the table's stream */
  records(): number;
  stop(): Promise<void>;
}

/** a small cloud of one table whose writes go hand in hand with writes to the journal */
export async function shelf(stateDir: string, options: DynamodbOptions = {}): Promise<Shelf> {
  const logged: Logged[] = [];
  const kernel = createKernel({
    start: 0,
    concurrency: 1,
    stateDir,
    seed: 1,
    log: (event, fields) => void logged.push([event, fields]),
  });
  const service = dynamodb(kernel, options);
  kernel.register(service);
  const stop = async () => {
    await service.stop();
    await kernel.stop();
  };
  const call = (action: string, input: object): Promise<unknown> =>
    kernel.call({
      service: 'dynamodb',
      action,
      input: { TableName: 'shelf', ...input },
      principal: { kind: 'root' },
    });
  try {
    await service.resourceTypes[0]?.provision(table, { ref: 'shelf', attributes: {} });
    await service.start();
  } catch (error) {
    await stop();
    throw error;
  }
  kernel.journal.exec('CREATE TABLE IF NOT EXISTS lines (id TEXT PRIMARY KEY)');
  kernel.journal.commit();
  const write = async (id: string, text: string): Promise<void> => {
    await call('PutItem', { Item: { id: { S: id }, text: { S: text } }, ConditionExpression: 'attribute_not_exists(id)' });
    kernel.journal.run('INSERT INTO lines VALUES (?)', id);
    await call('UpdateItem', {
      Key: { id: { S: 'total' } },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
  };
  return {
    kernel,
    logged,
    add: (id, text) => kernel.request('a client', () => write(id, text)),
    addLater: (id, text) => kernel.spawn('a unit', () => write(id, text)),
    // the total is no book
    items: async () => numberIn(await call('Scan', { Select: 'COUNT' }), 'Count') - 1,
    total: async () => numberIn(await call('GetItem', { Key: { id: { S: 'total' } } }), 'Item', 'n', 'N'),
    lines: () => Number(kernel.journal.get<{ n: number }>('SELECT count(*) AS n FROM lines')?.n),
    records: () => Number(kernel.journal.get<{ n: number }>('SELECT count(*) AS n FROM dynamodb_records')?.n),
    stop,
  };
}

const numberIn = (value: unknown, ...path: readonly string[]): number =>
  Number(path.reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), value));
