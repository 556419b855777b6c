import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse';
import * as z from 'zod';
import { type BatchReader, RefusedFile } from '../../domain/settlement/batch.ts';
import { bankBatch, bankLines } from '../../domain/settlement/formats/camt.ts';
import { mollieBatch, mollieSettlement } from '../../domain/settlement/formats/mollie.ts';
import { readerOf } from '../../domain/settlement/readers.ts';
import { refusedWhole, type SettledBatch, settledBatch } from '../../domain/settlement/settled-batch.ts';
import { type HearLine, nobody } from '../../domain/settlement/settled-line.ts';
import { readBankMessage } from './read-bank-message.ts';

const UNKNOWN = 'unknown';
const unknown =
  'it is none of the formats read here: settlement files of PPRO, Adyen, Stripe, Mollie or Klarna, or camt.052, .053 or .054 of a bank.';

const textOf = (file: string): string => {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

function readXmlFile(file: string, name: string, hear: HearLine): readonly SettledBatch[] {
  const message = readBankMessage(textOf(file));
  if (message === undefined) return [refusedWhole(name, UNKNOWN, unknown)];
  const { format, parts } = message;
  if (parts.length === 0) return [refusedWhole(name, format, 'there is no statement in it: ask the bank for the file again.')];
  for (const line of parts.flatMap(bankLines)) hear(line);
  return parts.map((part) => settledBatch(name, format, bankBatch(part)));
}

const mollieFile = z.union([
  mollieSettlement.transform((one) => [one]),
  z.object({ _embedded: z.object({ settlements: z.array(mollieSettlement) }) }).transform((list) => list._embedded.settlements),
]);

/** undefined for JSON that is of something else */
function readJsonFile(file: string, name: string): readonly SettledBatch[] | undefined {
  const text = textOf(file);
  if (!text.includes('"settlement"')) return undefined;
  const read = mollieFile.safeParse(JSON.parse(text));
  if (read.success) return read.data.map((one) => settledBatch(name, 'mollie-settlement', mollieBatch(one)));
  return [
    refusedWhole(name, 'mollie-settlement', `it is no settlement as Mollie's API gives it: ${z.prettifyError(read.error)}`),
  ];
}

/** the delimiter of a file: what its first line has most of */
const delimiterOf = (file: string): Promise<string> =>
  new Promise((found, failed) => {
    const bytes = createReadStream(file, file.endsWith('.gz') ? {} : { end: 65_535 });
    const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
    const done = (first: string): void => {
      const line =
        first
          .replace(/^\uFEFF/, '')
          .split(/\r?\n/)
          .find((one) => one.trim() !== '') ?? '';
      const counted = [',', ';', '\t'].map((one) => [one, line.split(one).length] as const);
      found(counted.toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? ',');
      bytes.destroy();
    };
    text.once('data', (piece: Buffer | string) => done(piece.toString()));
    text.once('end', () => done(''));
    for (const stage of new Set([bytes, text])) stage.on('error', failed);
  });

async function readCsvFile(file: string, name: string, hear: HearLine): Promise<readonly SettledBatch[]> {
  const delimiter = await delimiterOf(file);
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  const options = { bom: true, delimiter, info: true, skip_empty_lines: true, relax_column_count: true };
  const records = text.pipe(parse(options));
  for (const stage of new Set([bytes, text])) stage.on('error', (cause: Error) => records.destroy(cause));
  let reader: BatchReader | undefined;
  try {
    for await (const { record, info } of records) {
      if (record.every((cell: string) => cell.trim() === '')) continue;
      if (reader !== undefined) reader.take(record, info.lines);
      else {
        reader = readerOf(record, name, hear);
        if (reader === undefined) return [refusedWhole(name, UNKNOWN, unknown)];
      }
    }
    if (reader === undefined) return [refusedWhole(name, UNKNOWN, 'it is empty: download the file again.')];
    const { format } = reader;
    const batches = reader.end().map((batch) => settledBatch(name, format, batch));
    return batches.length > 0 ? batches : [refusedWhole(name, format, 'there is no line in it: download the file again.')];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const why = error instanceof RefusedFile ? error.message : `it cannot be read as a table: ${error.message}.`;
    return [refusedWhole(name, reader?.format ?? UNKNOWN, why)];
  } finally {
    bytes.destroy();
  }
}

/**
 * What one file says, an entry for each statement or batch; undefined for a file that is no settlement by its name or content. Its lines are
 * told as they are read: of a file that is refused they do not count.
 */
export async function readSettlements(file: string, hear: HearLine = nobody): Promise<readonly SettledBatch[] | undefined> {
  const name = path.basename(file);
  const kind = path.extname(name.replace(/\.gz$/, '')).toLowerCase();
  try {
    if (kind === '.xml') return readXmlFile(file, name, hear);
    if (kind === '.json') return readJsonFile(file, name);
    if (kind === '.csv' || kind === '.txt' || kind === '.tsv') return await readCsvFile(file, name, hear);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [refusedWhole(name, UNKNOWN, `it cannot be read: ${error.message}.`)];
  }
}
