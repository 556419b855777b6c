import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'trace-'));
const file = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
const trace = (...options: readonly string[]) =>
  spawnSync(process.execPath, [projectPath('programs/trace/trace.ts'), '--dir', path.join(folder, 'settlements'), ...options], {
    encoding: 'utf8',
  });
const header = 'Type,Psp Reference,Merchant Reference,Creation Date,Net Currency,Net Debit (NC),Net Credit (NC),Batch Number';
file(
  'settlements/adyen.csv',
  `${header}\nSettled,P1,O1,2026-03-02 10:00:00,EUR,,9.75,12\nMerchantPayout,PAY9,,2026-03-04 10:00:00,EUR,9.75,,12\n`,
);
file(
  'settlements/broken.csv',
  `${header}\nSettled,P2,O2,2026-03-02 10:00:00,EUR,,9.75,13\nMerchantPayout,PAY8,,2026-03-04,EUR,1.00,,13\n`,
);
file(
  'bank/statement.xml',
  `<Document><BkToCstmrStmt><Stmt><Id>S1</Id><Ntry><Amt Ccy="EUR">9.75</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-05</Dt></BookgDt>
   <NtryDtls><TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs><RmtInf><Ustrd>TX PAY9 XT</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`,
);
file(
  'payments.csv',
  'reference,attempted_at,authorised_at,captured_at,declined_at\nO1,2026-03-01 09:00,2026-03-01 09:00,2026-03-01 09:01,\nO7,,,2026-03-01 09:01,\n',
);
const bank = ['--bank', path.join(folder, 'bank')];
const payments = ['--payments', path.join(folder, 'payments.csv')];

describe('npm run trace', () => {
  test('says where the money is, who must act, by when, and where that is written', () => {
    const { status, stdout } = trace('--ref', 'O1', ...payments, '--at', '2026-03-04 12:00');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^sent since 2026-03-04 10:00: provider must act, by 2026-03-06\n/);
    expect(stdout).toMatch(
      /captured +2026-03-01 09:01 {2}payments.csv, line 2\n {2}settled +2026-03-02 10:00 {2}adyen.csv, line 2\n/,
    );
  });

  test.each(['P1', 'O1', 'PAY9', 'E2E-1'])('finds its way from %s to the bank line', (reference) => {
    const { stdout } = trace('--ref', reference, ...bank, '--json', '--at', '2026-04-01');
    expect(JSON.parse(stdout)).toMatchObject([{ rung: 'on_bank_line', mustAct: 'nobody', overdueSince: null }]);
  });

  test('names what is late, and what nobody knows', () => {
    expect(trace('--ref', 'O7', ...payments, '--at', '2026-03-06 12:00').stdout).toMatch(
      /^missing since 2026-03-01 09:01: provider must act, by 2026-03-09, late since 2026-03-05/,
    );
    expect(trace('--ref', 'O8')).toMatchObject({ status: 1, stdout: 'nobody knows O8\n' });
  });

  test('leaves out a file that does not add up, and says so', () => {
    expect(trace('--ref', 'O2')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/left out.*broken.csv: its totals differ/),
    });
  });

  test('names what is wrong', () => {
    expect(trace('--ref', 'O1', '--at', 'soon').stderr).toMatch(/--at is no time/);
    expect(trace('--ref', 'O1', '--bank', '/no/such').stderr).toMatch(/\/no\/such cannot be read/);
  });
});
