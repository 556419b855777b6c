import { parse } from 'csv-parse/sync';
import { dayIn, entryOf, otherFile, type ParsedList, wrongRow } from './parsed-list.ts';

type Row = Readonly<Record<string, string>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
const several = (text: string | undefined): readonly string[] => (text ?? '').split(';');

/** what OpenSanctions calls a being that has a name to look for: an address or a passport is none */
const people = ['Person'];
const entities = ['Company', 'Organization', 'LegalEntity', 'PublicBody', 'Vessel', 'Airplane', 'Asset', 'CryptoWallet'];

/** OpenSanctions' simplified CSV (targets.simple.csv). Its date is the newest change in it. Throws UnreadableList when it is another file. */
export const parseOpenSanctions = (text: string): ParsedList => {
  const parsed: unknown[] = parse(text, { columns: true, bom: true, relax_column_count: true, skip_empty_lines: true });
  const rows = parsed.filter(isRow);
  const missing = ['id', 'schema', 'name', 'aliases'].filter((column) => rows[0]?.[column] === undefined);
  if (missing.length > 0) throw otherFile(missing.join(', '), 'targets.simple.csv, OpenSanctions');
  const names = rows.flatMap((row, at) => {
    const schema = row['schema'] ?? '';
    if (!people.includes(schema) && !entities.includes(schema)) return [];
    // the header is row 1
    for (const column of ['id', 'name'])
      if ((row[column] ?? '').trim() === '') throw wrongRow('targets.simple.csv', at + 2, column);
    const entry = entryOf({
      ref: row['id'] ?? '',
      kind: people.includes(schema) ? 'person' : 'entity',
      names: [row['name'] ?? '', ...several(row['aliases'])],
      born: several(row['birth_date']),
      nationalities: several(row['countries']),
      programmes: [...several(row['program_ids']), ...several(row['dataset'])],
    });
    return entry === undefined ? [] : [entry];
  });
  const asOf = rows
    .map((row) => dayIn(row['last_change']) ?? dayIn(row['last_seen']) ?? '')
    .sort()
    .at(-1);
  return { ...(asOf === undefined || asOf === '' ? {} : { asOf }), names };
};
