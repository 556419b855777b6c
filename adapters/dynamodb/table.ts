import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** the one table, as those see it who only read */
export interface ReadTable {
  readonly client: DynamoDBClient;
  readonly name: string;
}

/** the one table, as those see it who write items or sweep what is due */
export interface Table extends ReadTable {
  /** number of shards of the due index; fixed for the life of a table */
  readonly dueShards: number;
  /** when a change is written; ISO 8601 UTC with milliseconds */
  readonly now: () => string;
}
