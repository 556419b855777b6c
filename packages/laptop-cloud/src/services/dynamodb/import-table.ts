import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as z from 'zod';
import { type Attributes, isRecord } from './item-codec.ts';
import { itemSize } from './item-size.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const indexSchema = z.array(
  z.object({
    IndexName: z.string(),
    KeySchema: keySchema,
    Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY']) }),
  }),
);
const tableRow = z.object({ key_schema: z.string(), gsi_definitions: z.string().nullable() });
const named = z.array(z.object({ name: z.string() }));
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const namesOf = (schema: z.infer<typeof keySchema>): readonly [string, string] => {
  const of = (type: string): string => schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? '';
  return [of('HASH'), of('RANGE')];
};

/** as it is stored: bytes in base64 */
function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, stored(one)])) : value;
}
const jsonOf = (item: Attributes): string => JSON.stringify(stored(item));
const textOf = (value: unknown): string | undefined => (isRecord(value) && typeof value.S === 'string' ? value.S : undefined);
const keyText = (value: unknown): string | undefined => {
  const text = textOf(value);
  return text === undefined ? undefined : `S:${text}`;
};
/** in which order dynoxide scans */
const scanOrder = (partition: string): string => createHash('md5').update(`Outliers${partition}`).digest('hex').slice(0, 6);

export interface TableImport {
  /** new items as DynamoDB's JSON, their bytes as Uint8Array; all at once or none of them */
  write(rows: readonly Attributes[]): void;
  close(): void;
}

/**
 * Fills the table of a laptop cloud that is stopped, as DynamoDB's import from S3 fills one: fast, and no stream tells of it. Writes what
 * dynoxide would have written (a test compares). The cloud puts its log of changes back when it starts.
 */
export function openImport(stateDir: string, tableName: string): TableImport {
  const file = new DatabaseSync(join(stateDir, 'dynamodb.sqlite'));
  file.exec('PRAGMA synchronous = OFF; PRAGMA cache_size = -200000');
  const triggers = file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?").all(tableName);
  for (const { name } of named.parse(triggers)) file.exec(`DROP TRIGGER ${quoted(name)}`);
  const found = file.prepare('SELECT key_schema, gsi_definitions FROM _tables WHERE table_name = ?').get(tableName);
  const { key_schema, gsi_definitions } = tableRow.parse(found);
  const [partitionKey, sortKey] = namesOf(keySchema.parse(JSON.parse(key_schema)));
  const insert = file.prepare(
    `INSERT INTO ${quoted(tableName)} (pk, sk, item_json, item_size, hash_prefix) VALUES (?, ?, ?, ?, ?)`,
  );
  const indexes = indexSchema.parse(JSON.parse(gsi_definitions ?? '[]')).map(({ IndexName, KeySchema, Projection }) => {
    const [partition, sort] = namesOf(KeySchema);
    return {
      partition,
      sort,
      names: Projection.ProjectionType === 'ALL' ? undefined : [partitionKey, sortKey, partition, sort],
      insert: file.prepare(
        `INSERT INTO ${quoted(`${tableName}::gsi::${IndexName}`)} (gsi_pk, gsi_sk, table_pk, table_sk, item_json) VALUES (?, ?, ?, ?, ?)`,
      ),
    };
  });
  const writeOne = (row: Attributes): void => {
    const [pk = '', sk = ''] = [keyText(row[partitionKey]), keyText(row[sortKey])];
    const item = jsonOf(row);
    insert.run(pk, sk, item, itemSize(row), scanOrder(textOf(row[partitionKey]) ?? ''));
    for (const index of indexes) {
      const [partition, sort] = [keyText(row[index.partition]), keyText(row[index.sort])];
      if (partition === undefined || sort === undefined) continue;
      const shown = index.names === undefined ? item : jsonOf(only(row, index.names));
      const values: SQLInputValue[] = [partition, sort, pk, sk, shown];
      index.insert.run(...values);
    }
  };
  return {
    write: (rows) => {
      file.exec('BEGIN');
      for (const row of rows) writeOne(row);
      file.exec('COMMIT');
    },
    close: () => {
      file.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      file.close();
    },
  };
}

const only = (row: Attributes, names: readonly string[]): Attributes =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
