import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { isJsonArray, type Json, type JsonObject, parseJson } from '@firstsale/states-language/json';
import { csvItems, csvRows } from './csv-rows.ts';

/** a file that holds no items of the type it should: what the Map Run's failure says */
export class UnreadableItems extends Error {
  override readonly name = 'UnreadableItems';
}

/** an item may be this long, if ItemSelector makes less of it */
const LARGEST_ITEM_BYTES = 8 * 1_048_576;

/** the items of one file, by ReaderConfig. Throws UnreadableItems */
export function itemsOfFile(key: string, body: Uint8Array, config: JsonObject): readonly Json[] {
  const text = new TextDecoder().decode(unpacked(key, body)).replace(/^\uFEFF/, '');
  const items = itemsOfText(key, text, config);
  for (const [index, item] of items.entries())
    if (Buffer.byteLength(JSON.stringify(item)) > LARGEST_ITEM_BYTES)
      throw new UnreadableItems(`The item ${index} of ${key} is larger than 8 MB`);
  return items;
}

function unpacked(key: string, body: Uint8Array): Uint8Array {
  try {
    if (key.endsWith('.gz')) return gunzipSync(body);
    if (key.endsWith('.zstd') || key.endsWith('.zst')) return zstdDecompressSync(body);
  } catch {
    throw new UnreadableItems(`${key} cannot be decompressed`);
  }
  return body;
}

function itemsOfText(key: string, text: string, config: JsonObject): readonly Json[] {
  if (config.InputType === 'CSV') return itemsOfCsv(key, text, config);
  if (config.InputType === 'JSON') {
    const found = parseJson(text);
    if (found === undefined || !isJsonArray(found)) throw new UnreadableItems(`${key} is not a JSON array`);
    return found;
  }
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const item = parseJson(line);
    if (item === undefined) throw new UnreadableItems(`The line ${at + 1} of ${key} is not JSON`);
    return [item];
  });
}

function itemsOfCsv(key: string, text: string, config: JsonObject): readonly Json[] {
  const rows = csvRows(text, typeof config.CSVDelimiter === 'string' ? config.CSVDelimiter : 'COMMA');
  if (config.CSVHeaderLocation === 'GIVEN') {
    const given = config.CSVHeaders ?? [];
    return csvItems(isJsonArray(given) ? given.map(String) : [], rows);
  }
  const [headers, ...rest] = rows;
  if (headers === undefined) throw new UnreadableItems(`${key} has no header row`);
  return csvItems(headers, rest);
}
