import type { RowFile } from '../sales/export-ports.ts';
import type { TableName, TableRow } from './table-columns.ts';

/** a Parquet file that grows by rows on this machine's disk: memory does not grow with it */
export interface TableFile {
  write(row: TableRow): Promise<void>;
  end: RowFile['end'];
  remove: RowFile['remove'];
}
export interface TableFiles {
  open(table: TableName): Promise<TableFile>;
}

/** one file of one table */
export interface TablePart {
  readonly table: TableName;
  /** UTC day of its partition */
  readonly day: string;
  readonly rows: number;
  /** of its CSV twin */
  readonly csvKey: string;
  readonly csvBytes: number;
}

/** what one part of a night's work wrote */
export interface TableNight {
  /** UTC day before which everything is in the tables */
  readonly day: string;
  readonly part: number;
  readonly parts: number;
  readonly madeAt: string;
  readonly files: readonly TablePart[];
}

/** may throw ServiceUnavailable */
export interface TableLog {
  /** the same part again replaces itself */
  put(night: TableNight): Promise<void>;
  /** every part of the newest night of which none is missing; empty before the first */
  newest(): Promise<readonly TableNight[]>;
}
