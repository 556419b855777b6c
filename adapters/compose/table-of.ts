import { dynamodbClient } from '../aws/dynamodb-client.ts';
import type { ReadTable, Table } from '../dynamodb/table.ts';
import { systemClock } from '../system-clock.ts';

/** what a function's environment says of the table */
export interface TableSettings {
  readonly TABLE_NAME: string;
  readonly DUE_SHARDS: number;
}

export const tableOf = (settings: TableSettings): Table => ({
  client: dynamodbClient(),
  name: settings.TABLE_NAME,
  dueShards: settings.DUE_SHARDS,
  now: systemClock.now,
});

/** for those who only read, or write nothing that a sweep looks for */
export const readTableOf = (settings: { readonly TABLE_NAME: string }): ReadTable => ({
  client: dynamodbClient(),
  name: settings.TABLE_NAME,
});
