import { z } from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { parseInput } from '../parse-input.ts';
import type { Database } from './database.ts';
import type { TableSpec } from './local-table.ts';
import { itemsOf, makeRestored, restored } from './restore-table.ts';

const Create = z.strictObject({ TableName: z.string(), BackupName: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/) });
const Restore = z.strictObject({ TargetTableName: z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/), BackupArn: z.string() });
const Delete = z.strictObject({ TableName: z.string() });

interface Needs {
  readonly kernel: Kernel;
  readonly tables: Map<string, TableSpec>;
}

/**
 * On-demand backups, and the end of a table. On AWS each takes a while and says so; here it is done when the call is answered. What can be
 * looked up about backups is not served. Source: "Using on-demand backup and restore for DynamoDB"
 */
export function tableBackups({ kernel, tables }: Needs) {
  kernel.journal.exec(
    'CREATE TABLE IF NOT EXISTS dynamodb_backups (arn TEXT PRIMARY KEY, source TEXT NOT NULL, items TEXT NOT NULL) WITHOUT ROWID',
  );
  const specOf = (name: string): TableSpec => {
    const spec = tables.get(name);
    if (spec === undefined) throw new AwsError('TableNotFoundException', `Table not found: ${name}`);
    return spec;
  };
  return {
    create(database: Database, input: unknown) {
      const { TableName, BackupName } = parseInput(Create, input, 'ValidationException');
      const { arn, ...spec } = specOf(TableName);
      const now = kernel.now();
      const BackupArn = `${arn}/backup/${now}-${BackupName}`;
      // maps do not survive JSON: what a restored table needs of them is in its own source
      kernel.journal.run(
        'INSERT INTO dynamodb_backups VALUES (?, ?, ?)',
        BackupArn,
        spec.name,
        JSON.stringify([...itemsOf(database, TableName)]),
      );
      return {
        BackupDetails: {
          BackupArn,
          BackupName,
          BackupStatus: 'CREATING',
          BackupType: 'USER',
          BackupCreationDateTime: now / 1000,
        },
      };
    },
    async restore(database: Database, input: unknown) {
      const { TargetTableName, BackupArn } = parseInput(Restore, input, 'ValidationException');
      const kept = kernel.journal.get<{ source: string; items: string }>(
        'SELECT source, items FROM dynamodb_backups WHERE arn = ?',
        BackupArn,
      );
      if (kept === undefined) throw new AwsError('BackupNotFoundException', `Backup not found: ${BackupArn}`);
      if (tables.has(TargetTableName))
        throw new AwsError('TableAlreadyExistsException', `Table already exists: ${TargetTableName}`);
      const spec = restored(specOf(kept.source), TargetTableName);
      const items = z.array(z.string()).parse(JSON.parse(kept.items));
      await makeRestored(database, spec, items);
      tables.set(spec.name, spec);
      return {
        TableDescription: { TableName: TargetTableName, TableArn: spec.arn, TableStatus: 'CREATING', ItemCount: items.length },
      };
    },
    async remove(database: Database, input: unknown) {
      const { TableName } = parseInput(Delete, input, 'ValidationException');
      const answer = await database.send('DeleteTable', JSON.stringify({ TableName }));
      tables.delete(TableName);
      return answer;
    },
  };
}
