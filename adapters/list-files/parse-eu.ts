import { parse } from 'csv-parse/sync';
import { all, type Element, readXml, textOf, texts } from '../read-xml.ts';
import { dayIn, entryOf, otherFile, type ParsedList, wrongRow } from './parsed-list.ts';

const kindOf = (code: string): 'person' | 'entity' => (/^(P|person)$/i.test(code.trim()) ? 'person' : 'entity');
const nameOf = (whole: string, parts: readonly string[]): string => whole.trim() || parts.filter((part) => part !== '').join(' ');

const entityIn = (one: Element, at: number) => {
  const ref = textOf(one, '@euReferenceNumber') || textOf(one, '@logicalId');
  if (ref === '') throw wrongRow('sanctionEntity', at + 1, 'euReferenceNumber');
  return entryOf({
    ref,
    kind: kindOf(all(one, 'subjectType').map((type) => textOf(type, '@code') || textOf(type, '@classificationCode'))[0] ?? ''),
    names: all(one, 'nameAlias').map((alias) =>
      nameOf(
        textOf(alias, '@wholeName'),
        ['@firstName', '@middleName', '@lastName'].map((part) => textOf(alias, part)),
      ),
    ),
    born: all(one, 'birthdate').map((date) => textOf(date, '@birthdate') || textOf(date, '@year')),
    nationalities: all(one, 'citizenship').map((of) => textOf(of, '@countryDescription') || textOf(of, '@countryIso2Code')),
    programmes: all(one, 'regulation').flatMap((regulation) => texts(regulation, '@programme')),
  });
};

/** The EU's consolidated financial sanctions list, in XML. Throws UnreadableList when it is another document. */
export const parseEuXml = (text: string): ParsedList => {
  const [list] = all(readXml(text), 'export');
  if (list === undefined) throw otherFile('export', 'xmlFullSanctionsList, EU');
  const asOf = dayIn(textOf(list, '@generationDate'));
  return {
    ...(asOf === undefined ? {} : { asOf }),
    names: all(list, 'sanctionEntity').flatMap((one, at) => entityIn(one, at) ?? []),
  };
};

type Row = Readonly<Record<string, string>>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** The same list in CSV, with semicolons: each row has one detail of an entity, which its logical id names. Throws UnreadableList. */
export const parseEuCsv = (text: string): ParsedList => {
  const parsed: unknown[] = parse(text, {
    columns: true,
    delimiter: ';',
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const rows = parsed.filter(isRow);
  const [first] = rows;
  if (first === undefined || first['Entity_LogicalId'] === undefined)
    throw otherFile('Entity_LogicalId', 'csvFullSanctionsList, EU');
  const entities = new Map<string, Row[]>();
  for (const [at, row] of rows.entries()) {
    const id = (row['Entity_LogicalId'] ?? '').trim();
    // the header is row 1
    if (id === '') throw wrongRow('csvFullSanctionsList', at + 2, 'Entity_LogicalId');
    const known = entities.get(id);
    if (known === undefined) entities.set(id, [row]);
    else known.push(row);
  }
  const names = [...entities].flatMap(([id, own]) => {
    const each = (column: string): readonly string[] => own.map((row) => row[column] ?? '');
    const firstOf = (column: string): string => each(column).find((value) => value !== '') ?? '';
    const entry = entryOf({
      ref: firstOf('Entity_EU_ReferenceNumber') || id,
      kind: kindOf(firstOf('Entity_SubjectType_ClassificationCode') || firstOf('Entity_SubjectType')),
      names: own.map((row) =>
        nameOf(row['NameAlias_WholeName'] ?? '', [
          row['NameAlias_FirstName'] ?? '',
          row['NameAlias_MiddleName'] ?? '',
          row['NameAlias_LastName'] ?? '',
        ]),
      ),
      born: own.map((row) => row['BirthDate_BirthDate'] || row['BirthDate_Year'] || ''),
      nationalities: own.map((row) => row['Citizenship_CountryDescription'] || row['Citizenship_CountryIso2Code'] || ''),
      programmes: each('Entity_Regulation_Programme'),
    });
    return entry === undefined ? [] : [entry];
  });
  const asOf = dayIn(first['fileGenerationDate'] ?? first['FileGenerationDate']);
  return { ...(asOf === undefined ? {} : { asOf }), names };
};
