import { dynamodbClient } from '../../adapters/aws/dynamodb-client.ts';
import type { ReadTable, Table } from '../../adapters/dynamodb/table.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { readEnv, readTableEnv, tableEnv } from '../runtime/read-env.ts';

// one client a function, made when it is first asked for: the handlers of a function share its connections
let client: ReturnType<typeof dynamodbClient> | undefined;
const sharedDynamodb = () => {
  client ??= dynamodbClient();
  return client;
};

/** the table, for those who only read, or write nothing that a sweep looks for. Throws MissingConfiguration */
export const sharedReadTable = (): ReadTable => ({ client: sharedDynamodb(), name: readEnv(readTableEnv).TABLE_NAME });

/** the table, for those who write what a sweep looks for. Throws MissingConfiguration */
export const sharedTable = (): Table => {
  const { TABLE_NAME: name, DUE_SHARDS: dueShards } = readEnv(tableEnv);
  return { client: sharedDynamodb(), name, dueShards, now: systemClock.now };
};
