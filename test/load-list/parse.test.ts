import { describe, expect, test } from 'vitest';
import { checkList } from '../../programs/load-list/check-list.ts';
import { readLoadListOptions } from '../../programs/load-list/load-list-options.ts';
import { parseEuCsv, parseEuXml } from '../../programs/load-list/parse/parse-eu.ts';
import { parseOfac } from '../../programs/load-list/parse/parse-ofac.ts';
import { parseOpenSanctions } from '../../programs/load-list/parse/parse-opensanctions.ts';
import { parseUn } from '../../programs/load-list/parse/parse-un.ts';
import { dayIn } from '../../programs/load-list/parse/parsed-list.ts';

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
    expect(() => parseOfac('', alt)).toThrow(/empty/);
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

describe('before a list is loaded', () => {
  const names = Array.from({ length: 100 }, (_, at) => ({ ref: String(at), name: 'N', aliases: [], kind: 'person' as const }));
  const [first] = names;
  test('it is refused when it is empty, double, of another number, or much shorter than before', () => {
    expect(() => checkList([], {})).toThrow(/no name/);
    expect(() => checkList([...names, ...(first === undefined ? [] : [first])], {})).toThrow(/twice \(0\)/);
    expect(() => checkList(names, { count: 101 })).toThrow(/101/);
    expect(() => checkList(names, { before: 120 })).toThrow(/--shorter/);
    for (const right of [{}, { count: 100 }, { before: 105 }, { before: 120, shorter: true }])
      expect(() => checkList(names, right)).not.toThrow();
  });
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
