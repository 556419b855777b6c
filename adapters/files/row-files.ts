import { once } from 'node:events';
import { createWriteStream, mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkbookWriter, type Worksheet } from '@cj-tech-master/excelts';
import type { RowFile, RowFiles } from '../../domain/sales/export-ports.ts';
import { byteOrderMark, type Cell, csvRow } from '../../domain/text/csv.ts';

/** rows of one sheet: a spreadsheet takes 1,048,576 */
const rowsPerSheet = 1_000_000;
/** rows after which what was written may reach the disk */
const breath = 1_000;

const placed = (ending: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  const path = join(folder, `movements.${ending}`);
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
};

const csvFile = (): RowFile => {
  const { path, remove } = placed('csv');
  const stream = createWriteStream(path);
  stream.write(byteOrderMark);
  return {
    write: async (row) => {
      if (!stream.write(csvRow(row))) await once(stream, 'drain');
    },
    end: async () => {
      stream.end();
      await once(stream, 'close');
      return { path, bytes: statSync(path).size };
    },
    remove: async () => {
      stream.destroy();
      await remove();
    },
  };
};

/** `0.00` for two digits, as the number has them */
const formatOf = (number: string): string => {
  const [, digits = ''] = number.split('.');
  return digits === '' ? '0' : `0.${'0'.repeat(digits.length)}`;
};
const plainValue = (cell: Cell): string | number | null => {
  if (cell === undefined) return null;
  return typeof cell === 'string' ? cell : Number(cell.number);
};

const xlsxFile = (): RowFile => {
  const { path, remove } = placed('xlsx');
  // texts stay in their rows: a table of them would have to be kept until the end
  const book = new WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  let sheet: ReturnType<typeof book.addWorksheet> | undefined;
  let header: readonly Cell[] = [];
  let rows = 0;
  let sheets = 0;
  const add = (into: Pick<Worksheet, 'addRow'>, row: readonly Cell[]): void => {
    const added = into.addRow(row.map(plainValue));
    for (const [at, cell] of row.entries()) {
      if (typeof cell === 'object') added.getCell(at + 1).numFmt = formatOf(cell.number);
    }
    added.commit();
  };
  return {
    write: async (row) => {
      if (sheet === undefined || rows === rowsPerSheet) {
        sheet?.commit();
        sheets += 1;
        sheet = book.addWorksheet(String(sheets));
        if (sheets === 1) header = row;
        else add(sheet, header);
        rows = 0;
      }
      add(sheet, row);
      rows += 1;
      if (rows % breath === 0) await new Promise((goOn) => setImmediate(goOn));
    },
    end: async () => {
      sheet?.commit();
      await book.commit();
      return { path, bytes: statSync(path).size };
    },
    remove,
  };
};

/** files on this machine's disk that grow by rows */
export const rowFiles: RowFiles = { open: async (format) => (format === 'csv' ? csvFile() : xlsxFile()) };
