import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { InvalidInput } from '../errors.ts';
import { deriveMerchantId } from '../merchant/derive-merchant-id.ts';
import type { Refusal } from '../refusal.ts';
import { shortLine } from '../values.ts';
import { decodeTable } from './decode-table.ts';

/** a merchant and a payment method a client wants for it */
export interface BoardingRow {
  /** of the file, the header is 1 */
  readonly line: number;
  readonly reference: string;
  readonly merchantId: string;
  readonly method: string;
}
/** a row nobody can act on, and why; `column` as the file names it */
export interface RefusedRow {
  readonly line: number;
  readonly reference: string;
  readonly method: string;
  readonly why: Refusal;
}
export interface BoardingFile {
  readonly rows: readonly BoardingRow[];
  readonly refused: readonly RefusedRow[];
}
export interface BoardingInput {
  readonly bytes: Uint8Array;
  /** whose merchants they are, where the file has no column for it */
  readonly pspClient?: string | undefined;
  /** payment methods there are */
  readonly methods: readonly string[];
}

/** as many as somebody can look through; a larger file is sent in parts */
const mostRows = 1_000;

/** the names a column goes by, without case, accents and what stands between words */
const names = {
  reference: ['reference', 'externalreference', 'merchantreference', 'merchant', 'referencemarchand', 'marchand'],
  method: ['method', 'paymentmethod', 'moyen', 'moyendepaiement'],
  pspClient: ['pspclient', 'client', 'clientpsp'],
} as const;
type Column = keyof typeof names;
/** as a remedy names them */
const spelt: Readonly<Record<Column, string>> = { reference: 'reference', method: 'method', pspClient: 'psp_client' };

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** the first line says which: a semicolon where a comma writes decimals, a tab where it was pasted */
const delimiterOf = (header: string): string => {
  const counts = [',', ';', '\t'].map((one) => [one, header.split(one).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

const records = z.array(z.object({ record: z.array(z.string()), info: z.looseObject({ lines: z.int() }) }));

/** what the parser says of a file it cannot read on */
const broken = z.looseObject({ lines: z.int() });

const recordsOf = (text: string): z.infer<typeof records> => {
  const delimiter = delimiterOf(text.slice(0, Math.max(0, text.search(/\r|\n|$/))));
  try {
    const found = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
    return records.parse(found);
  } catch (error) {
    throw new InvalidInput('file', { code: 'csv-broken', about: { line: broken.parse(error).lines } }, { cause: error });
  }
};

/** a spreadsheet keeps a long number as text by writing it as a formula */
const cellOf = (record: readonly string[], at: number): string => {
  const text = record[at] ?? '';
  return /^="([^"=]*)"$/.exec(text)?.[1] ?? text;
};

/** what a spreadsheet made of a long number: its last digits are gone */
const shortened = /^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i;

const refusedCell = (column: string, text: string): Refusal | undefined => {
  if (text === '') return { code: 'cell-empty', about: { column } };
  if (shortened.test(text)) return { code: 'cell-shortened', about: { column, text } };
  if (/^[=@]/.test(text)) return { code: 'cell-formula', about: { column, text } };
  return shortLine.safeParse(text).success ? undefined : { code: 'cell-unreadable', about: { column } };
};

/**
 * The rows of a CSV file as a client's spreadsheet wrote it. What is wrong with a row is said of that row by its line, and the others stand. Throws
 * InvalidInput for a file that is no text, has no rows or too many, lacks a column, or has a quote that does not end.
 */
export const readBoardingFile = ({ bytes, pspClient, methods }: BoardingInput): BoardingFile => {
  const text = decodeTable(bytes);
  if (text === undefined) throw new InvalidInput('file', { code: 'csv-not-text', about: {} });
  const [header, ...body] = recordsOf(text);
  if (header === undefined || body.length === 0) throw new InvalidInput('file', { code: 'csv-empty', about: {} });
  if (body.length > mostRows) throw new InvalidInput('file', { code: 'csv-too-long', about: { most: mostRows } });
  const at = (column: Column): number => header.record.findIndex((name) => names[column].some((one) => one === plain(name)));
  const place = { reference: at('reference'), method: at('method'), pspClient: at('pspClient') };
  const lacks = (['reference', 'method', ...(pspClient === undefined ? (['pspClient'] as const) : [])] as const).filter(
    (column) => place[column] < 0,
  );
  if (lacks.length > 0)
    throw new InvalidInput('file', {
      code: 'csv-columns',
      about: { missing: lacks.map((column) => spelt[column]), found: [...header.record] },
    });
  const usual = pspClient ?? '';
  const rows: BoardingRow[] = [];
  const refused: RefusedRow[] = [];
  for (const { record, info } of body) {
    const reference = cellOf(record, place.reference);
    const typed = cellOf(record, place.method);
    const client = cellOf(record, place.pspClient) || usual;
    const method = methods.find((one) => plain(one) === plain(typed));
    const merchantId = deriveMerchantId(client, reference);
    const before = rows.find((one) => one.merchantId === merchantId && one.method === method);
    const wrong =
      refusedCell('reference', reference) ??
      refusedCell('psp_client', client) ??
      refusedCell('method', typed) ??
      (before && ({ code: 'row-repeated', about: { line: before.line } } as const));
    const { lines: line } = info;
    if (wrong !== undefined) refused.push({ line, reference, method: typed, why: wrong });
    else if (method !== undefined) rows.push({ line, reference, merchantId, method });
    else refused.push({ line, reference, method: typed, why: { code: 'method-unknown', about: { known: [...methods] } } });
  }
  return { rows, refused };
};
