import { mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { type Column, type ColumnKind, type TableCell, type TableRow, tableColumns } from '../../domain/tables/table-columns.ts';
import type { TableFiles } from '../../domain/tables/table-ports.ts';

/** rows held before they are written: a reader skips whole groups, and memory stays small */
const rowsPerGroup = 5_000;

/** types as Athena and Looker read them; domain/tables/table-columns.ts has the kinds */
const schemaTypes = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  whole: { type: 'INT64' },
  minor: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Readonly<Record<ColumnKind, object>>;

const parquetValue = (kind: ColumnKind, cell: TableCell): unknown => {
  if (cell === undefined) return null;
  switch (kind) {
    case 'text':
    case 'number':
      return cell;
    case 'whole':
    case 'minor':
      return BigInt(cell);
    case 'instant':
    case 'day':
      return new Date(cell);
  }
};

const schemaOf = (columns: readonly Column[]) => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, kind }) => ({ name, ...schemaTypes[kind], repetition_type: 'OPTIONAL' as const })),
];

/** Parquet files on this machine's disk (docs/adr/0087) */
export const parquetFiles: TableFiles = {
  open: async (table) => {
    const columns: readonly Column[] = tableColumns[table];
    const folder = mkdtempSync(join(tmpdir(), 'table-'));
    const path = join(folder, `${table}.parquet`);
    const writer = new ParquetWriter({ writer: fileWriter(path), schema: schemaOf(columns), createdBy: 'firstsale' });
    let held: TableRow[] = [];
    const flush = async (): Promise<void> => {
      // others go on writing rows meanwhile
      const rows = held;
      held = [];
      if (rows.length === 0) return;
      const columnData = columns.map(({ name, kind }, at) => ({ name, data: rows.map((row) => parquetValue(kind, row[at])) }));
      await writer.write({ columnData, rowGroupSize: rowsPerGroup });
    };
    return {
      write: async (row) => {
        held.push(row);
        if (held.length === rowsPerGroup) await flush();
      },
      end: async () => {
        await flush();
        await writer.finish();
        return { path, bytes: statSync(path).size };
      },
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  },
};
