import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** the one table, as its adapters see it */
export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
  /** number of shards of the due index; fixed for the life of a table */
  readonly dueShards: number;
}
