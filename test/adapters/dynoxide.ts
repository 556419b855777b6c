import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { dynoxideBinary } from '../../local/services/dynamodb/binary.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

export interface Dynoxide {
  readonly client: DynamoDBClient;
  /** a new table with the indexes of the real one */
  table(): Promise<Table>;
  stop(): void;
}

const untilReady = async (client: DynamoDBClient, child: ChildProcess): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`dynoxide ended with ${child.exitCode} before it was ready`);
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('dynoxide did not answer within 5 s');
};

const index = (name: string, pk: string, sk: string, projection: 'ALL' | 'KEYS_ONLY') => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: projection },
});

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });

/** a real dynoxide process, in memory; says so when the binary is not installed on this platform */
export const startDynoxide = async (): Promise<Dynoxide> => {
  const port = await freePort();
  const child = spawn(dynoxideBinary(), ['serve', '--port', String(port)], { stdio: 'ignore' });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  await untilReady(client, child);
  let made = 0;
  return {
    client,
    table: async () => {
      made += 1;
      const name = `contract-${made}`;
      await client.send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [
            'pk',
            'sk',
            'gsi1pk',
            'gsi1sk',
            'gsi2pk',
            'gsi2sk',
            'dueShard',
            'dueAt',
            'changeShard',
            'changedAt',
          ].map(text),
          KeySchema: index('', 'pk', 'sk', 'ALL').KeySchema,
          GlobalSecondaryIndexes: [
            index('gsi1', 'gsi1pk', 'gsi1sk', 'ALL'),
            index('gsi2', 'gsi2pk', 'gsi2sk', 'ALL'),
            index('due', 'dueShard', 'dueAt', 'KEYS_ONLY'),
            index('changes', 'changeShard', 'changedAt', 'KEYS_ONLY'),
          ],
        }),
      );
      return { client, name, dueShards: 4, now: systemClock.now };
    },
    stop: () => {
      client.destroy();
      child.kill();
    },
  };
};
