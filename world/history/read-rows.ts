import { UnreadableFile } from './read-lines.ts';
import { readRecords } from './read-records.ts';

/** a row of a file that could not be used; `line` is the 1-based line in the file, `reason` names the field and the remedy */
export interface RejectedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** one row by column name, with the line it starts on */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Streams a CSV file with a header line. A row with the wrong number of cells or a broken quote is handed to `reject` and the rest goes on.
 * @throws UnreadableFile when the file is missing, has no header, or lacks a required column
 */
export async function* readRows(
  file: string,
  required: readonly string[],
  reject: (row: RejectedRow) => void,
): AsyncGenerator<CsvRow> {
  let header: readonly string[] | undefined;
  for await (const record of readRecords(file)) {
    const { line } = record;
    if ('broken' in record) {
      reject({ file, line, reason: record.broken });
      continue;
    }
    const { cells } = record;
    if (header === undefined) {
      header = headerOf(file, cells, required);
      continue;
    }
    if (cells.length !== header.length) {
      reject({
        file,
        line,
        reason: `the row has ${cells.length} cells, the header ${header.length}: look for a missing comma or an open quote`,
      });
      continue;
    }
    yield { line, cells: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])) };
  }
  if (header === undefined)
    throw new UnreadableFile(`${file} is empty: the first line must name the columns ${required.join(', ')}.`);
}

function headerOf(file: string, cells: readonly string[], required: readonly string[]): readonly string[] {
  const separator = otherSeparator(cells);
  if (separator !== undefined) throw separatedBy(file, separator);
  const twice = cells.filter((name, place) => name !== '' && cells.indexOf(name) !== place);
  if (twice.length > 0)
    throw new UnreadableFile(
      `${file} names the column ${twice.join(', ')} twice: leave the one that counts and remove the other.`,
    );
  const missing = required.filter((name) => !cells.includes(name));
  if (missing.length > 0)
    throw new UnreadableFile(
      `${file} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}; it has ${cells.join(', ')}.`,
    );
  return cells;
}

/** what stands between the columns of a header that has no comma */
export const otherSeparator = (header: readonly string[]): string | undefined =>
  header.length === 1 ? /[;\t|]/.exec(header[0] ?? '')?.[0] : undefined;

export const separatedBy = (file: string, separator: string): UnreadableFile =>
  new UnreadableFile(
    `${file} has its columns apart by ${separator === '\t' ? 'a tab' : JSON.stringify(separator)}: write it with commas between them.`,
  );
