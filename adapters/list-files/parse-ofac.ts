import { parse } from 'csv-parse/sync';
import { UnreadableList } from '../../domain/risk/unreadable-list.ts';
import { entryOf, type ParsedList, wrongRow } from './parsed-list.ts';

/** columns of the files without a header, by OFAC's specification of SDN.CSV and ALT.CSV */
const sdnColumns = [
  ...['ent_num', 'name', 'type', 'program', 'title', 'call_sign', 'vessel_type', 'tonnage'],
  ...['grt', 'vessel_flag', 'vessel_owner', 'remarks'],
];
const altColumns = ['ent_num', 'alt_num', 'alt_type', 'alt_name', 'remarks'];

type Row = Readonly<Record<string, string>>;

/** OFAC writes -0- for nothing */
const cell = (text: string | undefined): string => {
  const plain = (text ?? '').trim();
  return plain === '-0-' ? '' : plain;
};

/** DOS ended its files with this */
const withoutEnd = (text: string): string => text.split('\u001a', 1)[0] ?? '';

const rowsOf = (text: string, file: string, columns: readonly string[]): readonly Row[] => {
  const records: string[][] = parse(withoutEnd(text), {
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
  });
  const [first, ...rest] = records;
  if (first === undefined) throw wrongRow(file, 1, 'ent_num');
  const headed = first[0]?.toLowerCase() === 'ent_num';
  const header = headed ? first.map((name) => name.toLowerCase()) : columns;
  const rows = (headed ? rest : records).map((cells) => Object.fromEntries(header.map((name, at) => [name, cell(cells[at])])));
  rows.forEach((row, at) => {
    if (/^\d+$/.test(row['ent_num'] ?? '')) return;
    throw wrongRow(file, at + (headed ? 2 : 1), 'ent_num', row['ent_num']);
  });
  return rows;
};

const found = (remarks: string, pattern: RegExp): readonly string[] => [...remarks.matchAll(pattern)].map((one) => one[1] ?? '');

/**
 * The SDN list and its alternate names, as OFAC publishes them in CSV, with or without a header line.
 * Throws UnreadableList when an alternate name belongs to no entry: the two files are of different days.
 */
export const parseOfac = (sdn: string, alt: string): ParsedList => {
  const rows = rowsOf(sdn, 'SDN.CSV', sdnColumns);
  const others = new Map(rows.map((row): [string, string[]] => [row['ent_num'] ?? '', []]));
  const strangers: string[] = [];
  for (const row of rowsOf(alt, 'ALT.CSV', altColumns)) {
    const of = others.get(row['ent_num'] ?? '');
    if (of === undefined) strangers.push(row['ent_num'] ?? '');
    else of.push(row['alt_name'] ?? '');
  }
  if (strangers.length > 0)
    throw new UnreadableList(
      { code: 'list-aliases-of-nobody', about: { n: strangers.length, refs: strangers.slice(0, 5) } },
      'aliases',
    );
  const names = rows.flatMap((row, at) => {
    if ((row['name'] ?? '') === '') throw wrongRow('SDN.CSV', at + 1, 'name');
    const remarks = row['remarks'] ?? '';
    const entry = entryOf({
      ref: row['ent_num'] ?? '',
      kind: row['type'] === 'individual' ? 'person' : 'entity',
      names: [row['name'] ?? '', ...(others.get(row['ent_num'] ?? '') ?? []), ...found(remarks, /[af]\.k\.a\. '([^']+)'/g)],
      born: found(remarks, /\bDOB ([^;.]+)/g),
      nationalities: found(remarks, /\b(?:nationality|citizen) ([^;.]+)/g),
      programmes: (row['program'] ?? '').split(/\]\s*\[/),
    });
    return entry === undefined ? [] : [entry];
  });
  return { names };
};
