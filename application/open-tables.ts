import type { RowFile, RowFiles } from '../domain/sales/export-ports.ts';
import { type Column, type TableCell, type TableName, type TableRow, tableColumns } from '../domain/tables/table-columns.ts';
import type { TableFile, TableFiles } from '../domain/tables/table-ports.ts';

type Placed = Awaited<ReturnType<RowFile['end']>>;
export interface EndedTable {
  readonly table: TableName;
  readonly day: string;
  readonly rows: number;
  readonly parquet: Placed;
  readonly csv: Placed;
}

/** the files of a night's work: each table and day as Parquet and as CSV, with the same rows */
export interface Tables {
  begin(table: TableName, day: string): Promise<void>;
  /** throws for a table and day that were not begun */
  write(table: TableName, day: string, row: TableRow): Promise<void>;
  end(): Promise<readonly EndedTable[]>;
  /** takes away what lies on the disk, ended or not */
  remove(): Promise<void>;
}

interface Open {
  readonly table: TableName;
  readonly day: string;
  readonly parquet: TableFile;
  readonly csv: RowFile;
  rows: number;
}

const csvCell = ({ kind }: Column, cell: TableCell): string | { readonly number: string } | undefined => {
  if (cell === undefined) return undefined;
  return kind === 'whole' || kind === 'minor' || kind === 'number' ? { number: String(cell) } : String(cell);
};

export const openTables = ({ parquet, csv }: { readonly parquet: TableFiles; readonly csv: RowFiles }): Tables => {
  const files = new Map<string, Open>();
  return {
    begin: async (table, day) => {
      const columns: readonly Column[] = tableColumns[table];
      const opened = { table, day, rows: 0, parquet: await parquet.open(table), csv: await csv.open('csv') };
      files.set(`${table} ${day}`, opened);
      await opened.csv.write(columns.map(({ name }) => name));
    },
    write: async (table, day, row) => {
      const file = files.get(`${table} ${day}`);
      if (file === undefined) throw new Error(`${table} of ${day} was not begun`);
      const columns: readonly Column[] = tableColumns[table];
      file.rows += 1;
      await file.parquet.write(row);
      await file.csv.write(columns.map((column, at) => csvCell(column, row[at])));
    },
    end: async () => {
      const ended: EndedTable[] = [];
      for (const { table, day, rows, ...open } of files.values())
        ended.push({ table, day, rows, parquet: await open.parquet.end(), csv: await open.csv.end() });
      return ended;
    },
    remove: async () => {
      for (const { parquet: one, csv: other } of files.values()) await Promise.all([one.remove(), other.remove()]);
    },
  };
};
