import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { removing, scratchFolder } from '@firstsale/laptop-cloud/platform';
import { startDynoxide as startProcess } from '@firstsale/laptop-cloud/services/dynoxide';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { systemClock } from '../../adapters/system-clock.ts';

export interface Dynoxide {
  readonly client: DynamoDBClient;
  /** a new table with the indexes of the real one */
  table(): Promise<Table>;
  stop(): Promise<void>;
}

const index = (name: string, pk: string, sk: string, projection: 'ALL' | 'KEYS_ONLY') => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: projection },
});

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });

/** a real dynoxide process with tables of its own; says so when the program is not installed on this machine */
export const startDynoxide = async (): Promise<Dynoxide> => {
  const folder = mkdtempSync(join(scratchFolder(), 'contract-'));
  const dynoxide = await startProcess(join(folder, 'tables.sqlite'));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${dynoxide.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
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
    stop: async () => {
      client.destroy();
      await dynoxide.stop();
      rmSync(folder, removing);
    },
  };
};
