import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Row } from '../../adapters/dynamodb/codec.ts';

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

/** bytes DynamoDB counts for a number: two digits each, one more, and one for a sign */
const numberSize = (text: string): number => {
  const digits = text
    .replace(/^-/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
};
const sizeOf = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined) return 3 + value.L.reduce((sum, one) => sum + 1 + sizeOf(one), 0);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M);
  return 1;
};
/** bytes as DynamoDB counts them: names and values */
const itemSize = (row: Row): number =>
  Object.entries(row).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);

/** as it is stored: bytes in base64 */
const stored = (value: AttributeValue): unknown => {
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.L !== undefined) return { L: value.L.map(stored) };
  return value.M === undefined ? value : { M: storedIn(value.M) };
};
const storedIn = (row: Row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, stored(value)]));
const jsonOf = (row: Row): string => JSON.stringify(storedIn(row));
const keyText = (value: AttributeValue | undefined): string | undefined => (value?.S === undefined ? undefined : `S:${value.S}`);
/** in which order dynoxide scans */
const scanOrder = (partition: string): string => createHash('md5').update(`Outliers${partition}`).digest('hex').slice(0, 6);

export interface TableImport {
  /** new items, all at once or none of them */
  write(rows: readonly Row[]): void;
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
  const writeOne = (row: Row): void => {
    const [pk = '', sk = ''] = [keyText(row[partitionKey]), keyText(row[sortKey])];
    const item = jsonOf(row);
    insert.run(pk, sk, item, itemSize(row), scanOrder(row[partitionKey]?.S ?? ''));
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

const only = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));
