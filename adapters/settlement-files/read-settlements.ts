import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse';
import * as z from 'zod';
import { ServiceUnavailable } from '../../domain/errors.ts';
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

/** a file, wherever it lies: each look begins at its first byte */
export interface FileSource {
  readonly name: string;
  readonly open: () => Promise<Readable>;
}
export const fileAt = (file: string): FileSource => ({
  name: path.basename(file),
  open: async () => createReadStream(file),
});

const textOf = async ({ name, open }: FileSource): Promise<string> => {
  const bytes = await buffer(await open());
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

async function readXmlFile(source: FileSource, hear: HearLine): Promise<readonly SettledBatch[]> {
  const { name } = source;
  const message = readBankMessage(await textOf(source));
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
async function readJsonFile(source: FileSource): Promise<readonly SettledBatch[] | undefined> {
  const { name } = source;
  const text = await textOf(source);
  if (!text.includes('"settlement"')) return undefined;
  const read = mollieFile.safeParse(JSON.parse(text));
  if (read.success) return read.data.map((one) => settledBatch(name, 'mollie-settlement', mollieBatch(one)));
  return [
    refusedWhole(name, 'mollie-settlement', `it is no settlement as Mollie's API gives it: ${z.prettifyError(read.error)}`),
  ];
}

/** its bytes as a table has them: unpacked */
const unpacked = (name: string, bytes: Readable): Readable => {
  if (!name.endsWith('.gz')) return bytes;
  const text = createGunzip();
  bytes.on('error', (cause: Error) => text.destroy(cause));
  return bytes.pipe(text);
};

/** the delimiter of a file: what its first line has most of */
const delimiterOf = async ({ name, open }: FileSource): Promise<string> => {
  const bytes = await open();
  const text = unpacked(name, bytes);
  try {
    let first = '';
    for await (const piece of text) {
      first = Buffer.from(piece).toString('utf8');
      break;
    }
    const lines = first.replace(/^\uFEFF/, '').split(/\r?\n/);
    const line = lines.find((one) => one.trim() !== '') ?? '';
    const counted = [',', ';', '\t'].map((one) => [one, line.split(one).length] as const);
    return counted.toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? ',';
  } finally {
    bytes.destroy();
  }
};

async function readCsvFile(source: FileSource, hear: HearLine): Promise<readonly SettledBatch[]> {
  const { name } = source;
  const delimiter = await delimiterOf(source);
  const bytes = await source.open();
  const text = unpacked(name, bytes);
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
    // a service that is away says nothing about the file
    if (error instanceof ServiceUnavailable) throw error;
    const format = reader?.format ?? UNKNOWN;
    if (error instanceof RefusedFile) return [refusedWhole(name, format, error.message, error)];
    return [refusedWhole(name, format, `it cannot be read as a table: ${error.message}.`)];
  } finally {
    bytes.destroy();
  }
}

/**
 * What one file says, an entry for each statement or batch; undefined for a file that is no settlement by its name or content. Its lines are
 * told as they are read: of a file that is refused they do not count.
 */
export async function readSettlements(
  from: string | FileSource,
  hear: HearLine = nobody,
): Promise<readonly SettledBatch[] | undefined> {
  const source = typeof from === 'string' ? fileAt(from) : from;
  const { name } = source;
  const kind = path.extname(name.replace(/\.gz$/, '')).toLowerCase();
  try {
    if (kind === '.xml') return await readXmlFile(source, hear);
    if (kind === '.json') return await readJsonFile(source);
    if (kind === '.csv' || kind === '.txt' || kind === '.tsv') return await readCsvFile(source, hear);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ServiceUnavailable) throw error;
    return [refusedWhole(name, UNKNOWN, `it cannot be read: ${error.message}.`)];
  }
}
