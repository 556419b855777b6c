import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseEuCsv, parseEuXml } from '../../adapters/list-files/parse-eu.ts';
import { parseOfac } from '../../adapters/list-files/parse-ofac.ts';
import { parseOpenSanctions } from '../../adapters/list-files/parse-opensanctions.ts';
import { parseUn } from '../../adapters/list-files/parse-un.ts';
import { dayIn } from '../../adapters/list-files/parsed-list.ts';
import { readListFile } from '../../adapters/list-files/read-list-file.ts';
import { UnreadableList } from '../../domain/risk/unreadable-list.ts';
import { readLoadListOptions } from '../../programs/load-list/load-list-options.ts';

describe('OFAC', () => {
  const sdn = [
    '36,"MADE UP AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
    '7771,"DOE, Jan","individual","SDGT] [IRGC",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Dec 1950; alt. DOB 1951; POB Nowhere; nationality Iran; a.k.a. \'THE BAKER\'."',
    '\u001a',
  ].join('\r\n');
  const alt = '7771,12,"aka","DOH, Jan",-0- \r\n36,13,"fka","MADE UP AIR",-0- \r\n';

  test('as it is published, without a header: who, other names, birth dates, nationality, programmes', () => {
    expect(parseOfac(sdn, alt).names).toEqual([
      { ref: '36', name: 'MADE UP AIRLINES', aliases: ['MADE UP AIR'], kind: 'entity', programmes: ['CUBA'] },
      {
        ...{ ref: '7771', name: 'DOE, Jan', aliases: ['DOH, Jan', 'THE BAKER'], kind: 'person' },
        ...{ born: ['12 Dec 1950', '1951'], nationalities: ['Iran'], programmes: ['SDGT', 'IRGC'] },
      },
    ]);
  });

  test('with a header line, whatever columns it has', () => {
    const headed = 'ent_num,name,type,program,title,remarks\n36,MADE UP AIRLINES,entity,CUBA,,\n';
    expect(parseOfac(headed, 'ent_num,alt_num,alt_type,alt_name\n36,1,aka,MUA\n').names).toEqual([
      { ref: '36', name: 'MADE UP AIRLINES', aliases: ['MUA'], kind: 'entity', programmes: ['CUBA'] },
    ]);
  });

  test('an alternate name of nobody says that the files are of different days', () => {
    expect(() => parseOfac(sdn, '999,1,"aka","NOBODY",-0- ')).toThrow(/999.*same day/);
    expect(() => parseOfac('<html></html>', alt)).toThrow(/ent_num/);
    expect(() => parseOfac('', alt)).toThrow(/ALT.CSV|SDN.CSV, row 1: ent_num is empty/);
  });
});

test('the consolidated list of the United Nations', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST xmlns:xsi="x" dateGenerated="2026-11-20T04:00:06.7Z"><INDIVIDUALS>
<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>JAN</FIRST_NAME><SECOND_NAME>VAN</SECOND_NAME><THIRD_NAME>DOE &amp; SON</THIRD_NAME>
<UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE><REFERENCE_NUMBER>QDi.001</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>يان</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Nowhere</VALUE><VALUE>Elsewhere</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Jan Doh</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1950-12-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1951</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1949</FROM_YEAR><TO_YEAR>1952</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL></INDIVIDUALS><ENTITIES>
<ENTITY><DATAID>2</DATAID><FIRST_NAME>MADE UP TRADING</FIRST_NAME><REFERENCE_NUMBER>QDe.002</REFERENCE_NUMBER><ENTITY_ALIAS><ALIAS_NAME>MUT</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>`;
  expect(parseUn(xml)).toEqual({
    asOf: '2026-11-20',
    names: [
      {
        ...{ ref: 'QDi.001', name: 'JAN VAN DOE & SON', aliases: ['يان', 'Jan Doh'], kind: 'person' },
        ...{
          born: ['1950-12-12', 'circa 1951', '1949 to 1952'],
          nationalities: ['Nowhere', 'Elsewhere'],
          programmes: ['Al-Qaida'],
        },
      },
      { ref: 'QDe.002', name: 'MADE UP TRADING', aliases: ['MUT'], kind: 'entity' },
    ],
  });
  expect(() => parseUn('<a><b></a>')).toThrow(/line 1/);
  expect(() => parseUn('<export/>')).toThrow(/CONSOLIDATED_LIST/);
});

describe('the EU', () => {
  const person = {
    ...{ ref: 'EU.27.28', name: 'Jan van Doe', aliases: ['Йан Доу'], kind: 'person' },
    ...{ born: ['1950-12-12', '1951'], nationalities: ['NOWHERE'], programmes: ['IRQ'] },
  };
  const company = { ref: 'EU.1.2', name: 'Made Up Trading', aliases: [], kind: 'entity', programmes: ['BLR'] };

  test('in XML', () => {
    const xml = `<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-11-19T10:00:00.000+01:00" globalFileId="1">
<sanctionEntity euReferenceNumber="EU.27.28" logicalId="13"><regulation programme="IRQ"/><subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Jan van Doe" firstName="Jan"/><nameAlias wholeName="" firstName="Йан" middleName="" lastName="Доу"/>
<birthdate birthdate="1950-12-12" year="1950"/><birthdate year="1951"/><citizenship countryIso2Code="00" countryDescription="NOWHERE"/></sanctionEntity>
<sanctionEntity euReferenceNumber="EU.1.2" logicalId="14"><regulation programme="BLR"/><subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="Made Up Trading"/></sanctionEntity>
</export>`;
    expect(parseEuXml(xml)).toEqual({ asOf: '2026-11-19', names: [person, company] });
    expect(() => parseEuXml('<CONSOLIDATED_LIST/>')).toThrow(/export/);
  });

  test('in CSV, a row for each detail', () => {
    const header =
      'fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_FirstName;NameAlias_LastName;BirthDate_BirthDate;BirthDate_Year;Citizenship_CountryDescription';
    const rows = [
      '19/11/2026;13;EU.27.28;P;IRQ;"Jan van Doe";Jan;;;;',
      '19/11/2026;13;EU.27.28;P;;;Йан;Доу;;;',
      '19/11/2026;13;EU.27.28;P;;;;;1950-12-12;1950;',
      '19/11/2026;13;EU.27.28;P;;;;;;1951;',
      '19/11/2026;13;EU.27.28;P;;;;;;;NOWHERE',
      '19/11/2026;14;EU.1.2;E;BLR;Made Up Trading;;;;;',
    ];
    expect(parseEuCsv(`\ufeff${[header, ...rows].join('\n')}`)).toEqual({ asOf: '2026-11-19', names: [person, company] });
    expect(() => parseEuCsv('a,b\n1,2')).toThrow(/Entity_LogicalId/);
  });
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
/** what a person reads of a file that is refused */
const refusalOf = (files: Parameters<typeof readListFile>[0], mostMb?: number) => {
  try {
    readListFile(files, mostMb);
    return undefined;
  } catch (error) {
    return error instanceof UnreadableList ? { field: error.field, ...error.refusal } : error;
  }
};

describe('a file is refused with the row where it breaks', () => {
  const header = 'id,schema,name,aliases,last_change\n';
  test.each([
    [
      'cut within an entry',
      { format: 'opensanctions-csv', file: bytes(`${header}Q1,Person,Jan Doe,,2026-11-20\nQ2,Person`) },
      { field: 'file', code: 'list-row', about: { file: 'targets.simple.csv', row: 3, column: 'name', found: '' } },
    ],
    [
      'with a quotation mark that has no second one',
      { format: 'opensanctions-csv', file: bytes(`${header}Q1,Person,"Jan Doe,,2026-11-20\nQ2,Person,X,,`) },
      { field: 'file', code: 'csv-broken', about: { line: 3 } },
    ],
    [
      'of XML that ends too early',
      { format: 'un-xml', file: bytes('<CONSOLIDATED_LIST>\n<INDIVIDUALS>\n<INDIVIDUAL>') },
      { field: 'file', code: 'list-not-xml', about: { line: 1 } },
    ],
    [
      'of another publisher',
      { format: 'eu-xml', file: bytes('<CONSOLIDATED_LIST/>') },
      { field: 'file', code: 'list-other-file', about: { lacks: 'export', wanted: 'xmlFullSanctionsList, EU' } },
    ],
    [
      'with an entity that has no number',
      { format: 'eu-csv', file: bytes('Entity_LogicalId;NameAlias_WholeName\n13;Jan\n;Piet') },
      {
        ...{ field: 'file', code: 'list-row' },
        about: { file: 'csvFullSanctionsList', row: 3, column: 'Entity_LogicalId', found: '' },
      },
    ],
    [
      'of OFAC without its alternate names',
      { format: 'ofac', file: bytes('36,"MADE UP",-0-') },
      { field: 'aliases', code: 'list-aliases-missing', about: {} },
    ],
    [
      'of OFAC with alternate names of another day',
      { format: 'ofac', file: bytes('36,"MADE UP",-0-'), aliases: bytes('999,1,"aka","NOBODY",-0-') },
      { field: 'aliases', code: 'list-aliases-of-nobody', about: { n: 1, refs: ['999'] } },
    ],
    [
      'that is packed and broken',
      { format: 'un-xml', file: Uint8Array.of(0x1f, 0x8b, 1, 2, 3) },
      { field: 'file', code: 'list-not-unpacked', about: { most: 32 } },
    ],
  ] as const)('%s', (_name, files, refusal) => expect(refusalOf(files)).toEqual(refusal));

  test('a file that unpacks to more than a function can read is refused unread', () => {
    const file = gzipSync(Buffer.alloc(2_000_001, 32));
    expect(file.length).toBeLessThan(10_000);
    expect(refusalOf({ format: 'un-xml', file }, 2)).toMatchObject({ code: 'list-not-unpacked', about: { most: 2 } });
  });
});

test('OpenSanctions’ simple CSV: people and companies, no addresses, dated by its newest change', () => {
  const csv = `id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,last_seen,last_change
Q1,Person,Jan Doe,"Jan Doh;Йан",1950-12-12;1951,ru;by,,,,,,"A list;A PEP list",2020-01-01T00:00:00,2026-11-21T00:00:00,2026-11-20T10:00:00
C1,Company,Made Up Trading,,,ir,,,,,,A list,,,2025-01-01T00:00:00
A1,Address,Main street,,,,,,,,,A list,,,
`;
  expect(parseOpenSanctions(csv)).toEqual({
    asOf: '2026-11-20',
    names: [
      {
        ...{ ref: 'Q1', name: 'Jan Doe', aliases: ['Jan Doh', 'Йан'], kind: 'person' },
        ...{ born: ['1950-12-12', '1951'], nationalities: ['ru', 'by'], programmes: ['A list', 'A PEP list'] },
      },
      { ref: 'C1', name: 'Made Up Trading', aliases: [], kind: 'entity', nationalities: ['ir'], programmes: ['A list'] },
    ],
  });
  expect(() => parseOpenSanctions('id,schema\n1,Person')).toThrow(/name, aliases/);
});

describe('the program that loads lists', () => {
  test('an option that is wrong or missing is named', () => {
    expect(() => readLoadListOptions(['--format', 'ofac', '--file', 'x', '--table', 'T'])).toThrow(/--aliases/);
    expect(() => readLoadListOptions(['--format', 'pdf', '--file', 'x'])).toThrow(/--format is one of ofac/);
    expect(() => readLoadListOptions(['--format', 'un-xml'])).toThrow(/--file/);
    expect(() => readLoadListOptions(['--format', 'un-xml', '--file', 'x'])).toThrow(
      /--table names the table: the output TableName/,
    );
    const loaded = readLoadListOptions(['--format', 'un-xml', '--file', 'x', '--table', 'T']);
    expect(loaded).toMatchObject({ key: 'un', table: 'T' });
  });
  test('days are read as publishers write them', () => {
    expect(['2026-11-20T04:00Z', '20/11/2026', 'yesterday', undefined].map(dayIn)).toEqual([
      '2026-11-20',
      '2026-11-20',
      undefined,
      undefined,
    ]);
  });
});
