import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import type * as z from 'zod';
import { UnreadableFile } from './read-lines.ts';

const headerOf = (file: string, columns: readonly string[], record: readonly string[]): readonly number[] => {
  const missing = columns.filter((column) => !record.includes(column));
  if (missing.length === 0) return columns.map((column) => record.indexOf(column));
  throw new UnreadableFile(`${file} has no column ${missing.join(', ')}: its first line must name ${columns.join(', ')}.`);
};

const unreadable = (file: string, cause: unknown): UnreadableFile => {
  if (cause instanceof UnreadableFile) return cause;
  const first = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  const why = first instanceof Error ? first.message : String(first);
  return new UnreadableFile(`${file} cannot be read: ${why}. Give the path of a CSV file.`, { cause });
};

/** by its first bytes, whatever it is called; what cannot be opened says so when it is read */
const isZipped = async (file: string): Promise<boolean> => {
  const handle = await open(file).catch(() => undefined);
  try {
    const { buffer } = (await handle?.read(Buffer.alloc(2), 0, 2, 0).catch(() => undefined)) ?? { buffer: Buffer.alloc(2) };
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle?.close();
  }
};

/**
 * Streams the rows of a CSV file with a header, zipped or not, as a schema reads the columns it names, some under another name; other columns
 * are left out.
 * @throws UnreadableFile when there is no such file, a column is missing, or a cell is not what it should be; the text names line and column
 */
export async function* readTable<Shape extends z.ZodRawShape>(
  file: string,
  schema: z.ZodObject<Shape>,
  named: Readonly<Record<string, string>> = {},
): AsyncGenerator<z.infer<z.ZodObject<Shape>>> {
  const keys = Object.keys(schema.shape);
  const columns = keys.map((key) => named[key] ?? key);
  const bytes = createReadStream(file);
  const text = (await isZipped(file)) ? bytes.pipe(createGunzip()) : bytes;
  const records = text.pipe(parse({ bom: true, trim: true, info: true, skip_empty_lines: true }));
  // a pipe hands on what comes, and no error
  for (const stage of new Set([bytes, text])) stage.on('error', (cause: unknown) => records.destroy(new Error('', { cause })));
  let places: readonly number[] | undefined;
  try {
    for await (const { record, info } of records) {
      if (places === undefined) {
        places = headerOf(file, columns, record);
        continue;
      }
      const at = places;
      const row = schema.safeParse(Object.fromEntries(keys.map((key, n) => [key, record[Number(at[n])]])));
      if (row.success) yield row.data;
      else {
        const [issue] = row.error.issues;
        throw new UnreadableFile(
          `${file}, line ${info.lines}: ${columns[keys.indexOf(String(issue?.path[0]))]} ${issue?.message}.`,
        );
      }
    }
  } catch (cause) {
    throw unreadable(file, cause);
  } finally {
    bytes.destroy();
  }
  if (places === undefined) throw new UnreadableFile(`${file} is empty: its first line must name ${columns.join(', ')}.`);
}
