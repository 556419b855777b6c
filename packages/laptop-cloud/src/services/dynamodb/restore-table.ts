import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { Database } from './database.ts';
import { inKeyOrder, isRecord } from './item-codec.ts';
import type { TableSpec } from './local-table.ts';
import type { TableHistory } from './table-history.ts';

/** AWS is about so far behind: what was written since cannot be had yet */
export const BEHIND_MS = 5 * 60_000;
const A_BATCH = 25;

const Restore = z.strictObject({
  SourceTableName: z.string(),
  TargetTableName: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, { error: 'has 3 to 255 letters, digits, _, - or .' }),
  /** seconds, as the protocol has it */
  RestoreDateTime: z.number().optional(),
  UseLatestRestorableTime: z.boolean().default(false),
});

interface Needs {
  readonly kernel: Kernel;
  readonly history: TableHistory;
  readonly table: (name: string) => TableSpec | undefined;
  readonly added: (spec: TableSpec) => void;
}

const validation = (message: string): AwsError => new AwsError('ValidationException', message);

/** the table with other items and another name, and nothing AWS does not carry over: no stream, no time to live, no recovery, no protection */
export const restored = (source: TableSpec, name: string): TableSpec => {
  const arn = source.arn.replace(/[^/]+$/, name);
  const { TableName: _, DeletionProtectionEnabled: __, ...rest } = source.create;
  return {
    ...{ ...source, name, arn, streamArn: undefined, streamViewType: undefined, ttlAttribute: undefined, recoverable: false },
    create: { ...rest, TableName: name, DeletionProtectionEnabled: false },
  };
};

/** makes a table that was restored, with its items and nothing else of the old one */
export const makeRestored = async (database: Database, spec: TableSpec, items: readonly string[]): Promise<void> => {
  await database.send('CreateTable', JSON.stringify(spec.create));
  for (let from = 0; from < items.length; from += A_BATCH) {
    const requests = items.slice(from, from + A_BATCH).map((json) => `{"PutRequest":{"Item":${json}}}`);
    await database.send('BatchWriteItem', `{"RequestItems":{${JSON.stringify(spec.name)}:[${requests.join(',')}]}}`);
  }
};

/** items as they lie in dynoxide's file */
export function* itemsOf(database: Database, table: string): Generator<string> {
  const rows = database.file.prepare(`SELECT item_json FROM "${table.replaceAll('"', '""')}"`).iterate();
  for (const { item_json } of rows) if (typeof item_json === 'string') yield item_json;
}

/** every item of the table at an instant, as JSON */
function heldAt(database: Database, history: TableHistory, { name, partitionKey, sortKey }: TableSpec, at: number): string[] {
  const changed = history.heldAt(name, at);
  const keyOf = (json: string): string => {
    const item: unknown = JSON.parse(json);
    const names = sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
    return JSON.stringify(inKeyOrder(Object.fromEntries(names.map((key) => [key, isRecord(item) ? item[key] : undefined]))));
  };
  const untouched = [...itemsOf(database, name)].filter((json) => !changed.has(keyOf(json)));
  return [...untouched, ...[...changed.values()].filter((json) => json !== null)];
}

/**
 * RestoreTableToPointInTime: a new table beside the old one. On AWS it takes minutes to hours and says CREATING meanwhile; here it is there
 * when the call is answered. Source: "Restoring a DynamoDB table to a point in time", Amazon DynamoDB developer guide
 */
export const restoreTable =
  ({ kernel, history, table, added }: Needs) =>
  async (database: Database, input: unknown) => {
    const { SourceTableName, TargetTableName, RestoreDateTime, UseLatestRestorableTime } = parseInput(
      Restore,
      input,
      'ValidationException',
    );
    const source = table(SourceTableName);
    if (source === undefined) throw new AwsError('TableNotFoundException', `Table not found: ${SourceTableName}`);
    if (table(TargetTableName) !== undefined)
      throw new AwsError('TableAlreadyExistsException', `Table already exists: ${TargetTableName}`);
    if (!history.has(SourceTableName))
      throw new AwsError(
        'PointInTimeRecoveryUnavailableException',
        `Point in time recovery is not enabled for table '${SourceTableName}'`,
      );
    if (!history.kept)
      throw validation('this laptop keeps no past of its tables: open it with the service option pointInTimeRecovery');
    if (UseLatestRestorableTime === (RestoreDateTime !== undefined))
      throw validation('give RestoreDateTime or UseLatestRestorableTime, and only one of them');
    const latest = kernel.now() - BEHIND_MS;
    const at = RestoreDateTime === undefined ? latest : RestoreDateTime * 1000;
    if (at > latest)
      throw new AwsError(
        'InvalidRestoreTimeException',
        `RestoreDateTime is not in the valid restore window: it ends at ${new Date(latest).toISOString()}`,
      );
    const items = heldAt(database, history, source, at);
    const spec = restored(source, TargetTableName);
    await makeRestored(database, spec, items);
    added(spec);
    return {
      TableDescription: {
        TableName: TargetTableName,
        TableArn: spec.arn,
        TableStatus: 'CREATING',
        ItemCount: items.length,
        RestoreSummary: { SourceTableArn: source.arn, RestoreDateTime: at / 1000, RestoreInProgress: true },
      },
    };
  };
