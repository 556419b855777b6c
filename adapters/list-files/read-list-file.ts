import { gunzipSync } from 'node:zlib';
import { CsvError } from 'csv-parse/sync';
import type { ListFormat } from '../../domain/risk/list-format.ts';
import { UnreadableList } from '../../domain/risk/unreadable-list.ts';
import { UnreadableXml } from '../read-xml.ts';
import { parseEuCsv, parseEuXml } from './parse-eu.ts';
import { parseOfac } from './parse-ofac.ts';
import { parseOpenSanctions } from './parse-opensanctions.ts';
import { parseUn } from './parse-un.ts';
import type { ParsedList } from './parsed-list.ts';

const MB = 1_000_000;

interface ListFiles {
  readonly format: ListFormat;
  readonly file: Uint8Array;
  /** OFAC's file of alternate names */
  readonly aliases?: Uint8Array | undefined;
}

/** gzip begins so */
const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const textOf = (bytes: Uint8Array, most: number): string => {
  const tooMuch = (): UnreadableList => new UnreadableList({ code: 'list-not-unpacked', about: { most: most / MB } });
  if (bytes.length > most) throw tooMuch();
  if (!isPacked(bytes)) return Buffer.from(bytes).toString('utf8');
  try {
    return gunzipSync(bytes, { maxOutputLength: most }).toString('utf8');
  } catch {
    throw tooMuch();
  }
};

const parsed = ({ format, file, aliases }: ListFiles, most: number): ParsedList => {
  const text = textOf(file, most);
  switch (format) {
    case 'ofac':
      if (aliases === undefined) throw new UnreadableList({ code: 'list-aliases-missing', about: {} }, 'aliases');
      return parseOfac(text, textOf(aliases, most));
    case 'un-xml':
      return parseUn(text);
    case 'eu-xml':
      return parseEuXml(text);
    case 'eu-csv':
      return parseEuCsv(text);
    case 'opensanctions-csv':
      return parseOpenSanctions(text);
  }
};

/** A list as its publisher puts it out, packed by gzip or not, at most so many MB. Throws UnreadableList naming the row where it breaks. */
export const readListFile = (files: ListFiles, mostMb = 32): ParsedList => {
  try {
    return parsed(files, mostMb * MB);
  } catch (error) {
    if (error instanceof UnreadableXml) throw new UnreadableList({ code: 'list-not-xml', about: { line: error.line } });
    if (error instanceof CsvError)
      throw new UnreadableList({ code: 'csv-broken', about: { line: Number(Reflect.get(error, 'lines') ?? 1) } });
    throw error;
  }
};
