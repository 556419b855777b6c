import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chance } from '../../world/chance.ts';

/** one payment that was captured, epoch ms */
export interface Captured {
  readonly reference: string;
  readonly at: number;
  readonly amountMinor: number;
}

const day = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const time = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const plain = (minor: number): string => (minor / 100).toFixed(2);

/**
 * Settlement files and bank statements for payments, as a provider and a bank would write them: a batch for each week, paid out some days after
 * it ends. One payment of thirty is settled weeks late, one of fifty refunded, one of two hundred disputed; of each tenth batch the payout or
 * the bank line is missing. Nothing of the reader is used.
 */
export function writeMoney(folder: string, payments: readonly Captured[], seed: number): void {
  const [settlements, bank] = [path.join(folder, 'settlements'), path.join(folder, 'bank')];
  for (const one of [settlements, bank]) mkdirSync(one, { recursive: true });
  const header = 'Type,Psp Reference,Merchant Reference,Creation Date,Net Currency,Net Debit (NC),Net Credit (NC),Batch Number';
  const lines = payments.flatMap(({ reference, at, amountMinor }, n) => {
    const psp = `PSP${String(n).padStart(8, '0')}`;
    const late = chance(seed, 'late', n) < 1 / 30 ? 21 : 0;
    const settled = at + (1 + late + chance(seed, 'settled', n) * 2) * day;
    const net = Math.max(1, amountMinor - 20);
    const line = (type: string, when: number, minor: number) => ({ type, psp, reference, when, minor });
    return [
      line('Settled', settled, net),
      ...(chance(seed, 'refund', n) < 1 / 50 ? [line('Refunded', settled + 9 * day, -net)] : []),
      ...(chance(seed, 'dispute', n) < 1 / 200 ? [line('Chargeback', settled + 15 * day, -net)] : []),
    ];
  });
  const weeks = Map.groupBy(lines, ({ when }) => Math.floor(when / (7 * day)));
  for (const [week, all] of [...weeks].toSorted(([one], [other]) => one - other)) {
    const sum = all.reduce((total, { minor }) => total + minor, 0);
    const paidAt = (week + 1) * 7 * day + 2 * day;
    const row = (type: string, psp: string, reference: string, at: number, minor: number): string =>
      [type, psp, reference, time(at), 'BRL', minor < 0 ? plain(-minor) : '', minor < 0 ? '' : plain(minor), week].join(',');
    const payout = `PAYOUT${week}`;
    const rows = all.map(({ type, psp, reference, when, minor }) => row(type, psp, reference, when, minor));
    const announced = week % 10 !== 3;
    if (announced) rows.push(row('MerchantPayout', payout, '', paidAt, -sum));
    writeFileSync(path.join(settlements, `settlement-${week}.csv`), `${[header, ...rows].join('\n')}\n`);
    if (!announced || week % 10 === 6) continue;
    const entry = `<Ntry><Amt Ccy="BRL">${plain(Math.abs(sum))}</Amt><CdtDbtInd>${sum < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${dayOf(paidAt + day)}</Dt></BookgDt><NtryDtls><TxDtls><RmtInf><Ustrd>TX ${payout} week</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;
    const statement = `<Document><BkToCstmrStmt><Stmt><Id>S${week}</Id>${entry}</Stmt></BkToCstmrStmt></Document>`;
    writeFileSync(path.join(bank, `statement-${week}.xml`), statement);
  }
}
