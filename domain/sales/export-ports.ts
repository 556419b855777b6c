import type { DataExport, ExportFormat } from '../model/data-export.ts';
import type { Cell } from '../text/csv.ts';

/** a file that grows by rows on this machine's disk: memory does not grow with it */
export interface RowFile {
  write(row: readonly Cell[]): Promise<void>;
  /** nothing more comes; where it lies, and its size in bytes */
  end(): Promise<{ readonly path: string; readonly bytes: number }>;
  /** takes it away again */
  remove(): Promise<void>;
}
export interface RowFiles {
  open(format: ExportFormat): Promise<RowFile>;
}

/** where finished files lie */
export interface ExportShelf {
  /** puts a file under a key, whole or not at all; again is harmless. Throws ServiceUnavailable */
  put(key: string, file: { readonly path: string; readonly bytes: number }, mediaType: string): Promise<void>;
}

export interface ExportReader {
  /** the newest first, as of a moment ago */
  newest(merchantId: string, limit: number): Promise<readonly DataExport[]>;
  one(merchantId: string, id: string): Promise<DataExport | undefined>;
}

export const exportMediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Readonly<Record<ExportFormat, string>>;
