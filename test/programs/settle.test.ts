import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

const settle = (files: Readonly<Record<string, string | Buffer>>) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'settle-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  const json = path.join(mkdtempSync(path.join(tmpdir(), 'settle-')), 'out.json');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath('programs/settle/settle.ts'), '--dir', folder, '--json', json],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr, json: (): any[] => JSON.parse(readFileSync(json, 'utf8')) };
};

const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
const statement = (closing: string, root = 'BkToCstmrStmt', part = 'Stmt') =>
  `<?xml version="1.0"?><w:Envelope xmlns:w="urn:wrap"><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><${root}><${part}><Id>S-1</Id>
  <Acct><Ccy>EUR</Ccy></Acct>${balance('OPBD', '10.00')}${balance('CLBD', closing)}
  <Ntry><Amt Ccy="EUR">2.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>
  <Ntry><Amt Ccy="EUR">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd></Ntry></${part}></${root}></Document></w:Envelope>`;
const klarna = `payment_reference;total_sale_amount;total_fee_amount;total_settlement_amount;currency
KL-1;10.00;0.30;9.70;SEK

type;amount
SALE;10.00
FEE;0.30`;

test('a folder of files that add up ends well, and says what each has', () => {
  const { status, stdout, json } = settle({
    'bank.xml': statement('12.00'),
    'first.xml': statement('12.00', 'BkToCstmrAcctRptV01', 'Rpt'),
    'klarna.csv.gz': gzipSync(`\uFEFF${klarna}`),
    LICENSE: 'read me',
    'other.json': '{"resource":"payment"}',
  });
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/2 balanced, 1 read|3 balanced, 0 read, 0 refused; left out as no settlement: LICENSE, other.json/),
  ]);
  expect(json()).toMatchObject([
    {
      file: 'bank.xml',
      format: 'camt.053.001.08',
      status: 'balanced',
      lines: 2,
      currency: 'EUR',
      sumMinor: 200,
      differenceMinor: 0,
    },
    { file: 'first.xml', lines: 2 },
    { file: 'klarna.csv.gz', format: 'klarna-settlement', status: 'balanced', lines: 2, sumMinor: 970 },
  ]);
});

test('one that does not add up, is cut short or is nothing known is refused, and the rest is read', () => {
  const { status, json } = settle({
    'bank.xml': statement('12.01'),
    'broken.xml': '<Document><BkToCstmrStmt>',
    'cut.csv': klarna.split('\n').slice(0, 2).join('\n'),
    'empty.csv': '',
    'gone.csv.gz': 'no zip',
    'mollie.json': '{"resource":"settlement","id":"stl_1"}',
    'none.xml': '<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>',
    'other.csv': 'day,orders\n2026-01-01,5\n',
    'other.xml': '<note/>',
    'right.csv': klarna,
  });
  expect(status).toBe(1);
  const found = json();
  expect(found.map(({ file, status: one }) => `${file} ${one}`)).toEqual([
    'bank.xml refused',
    'broken.xml refused',
    'cut.csv refused',
    'empty.csv refused',
    'gone.csv.gz refused',
    'mollie.json refused',
    'none.xml refused',
    'other.csv refused',
    'other.xml refused',
    'right.csv balanced',
  ]);
  expect(found[0]).toMatchObject({ differenceMinor: 1, reason: expect.stringMatching(/by 0.01/) });
  for (const one of found.slice(0, 9)) expect(one.reason).toMatch(/[.:]/);
});

test('a folder that is not there, or without a file to read, is named', () => {
  expect(settle({}).stderr).toMatch(/there is no file to read/);
  const { status, stderr } = spawnSync(process.execPath, [projectPath('programs/settle/settle.ts'), '--dir', '/no/such'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/\/no\/such cannot be read/)]);
});
