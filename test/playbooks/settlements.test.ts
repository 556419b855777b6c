import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendForm } from '../e2e/send-form.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
let shop: Journey;
let payment: string;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z', 0);
  shop = new Journey(app, 'money-1');
  await shop.goLive();
  await shop.pay(10_000);
  payment = `${shop.reference}-1`;
  await app.until('2026-03-05T10:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const header =
  'Merchant Account,Psp Reference,Merchant Reference,Creation Date,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Batch Number';
const settlement = (payout: string, batch = '7', settled = payment) => `${header}
ShopBR,8816000000000001,${settled},2026-03-03 10:00:00,Settled,8816000000000002,BRL,,100.00,BRL,,98.60,1.40,${batch}
ShopBR,8816000000000003,order-9,2026-03-03 11:00:00,Settled,8816000000000004,BRL,,50.00,BRL,,49.40,0.60,${batch}
ShopBR,,,2026-03-04 05:00:00,MerchantPayout,PAYOUT-${batch},,,,BRL,${payout},,,${batch}
`;
const statement = (amount: string, text: string, closing = amount) => `<?xml version="1.0"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>S-1</Id><Acct><Ccy>BRL</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="BRL">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="BRL">${closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="BRL">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-05</Dt></BookgDt>
<NtryDtls><TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;

let uploads = 0;
const upload = async (name: string, text: string) => {
  uploads += 1;
  const query = new URLSearchParams({ uploadId: `settled-${uploads}`, name });
  const { status, body } = await app.request('ana', 'GET', `/money/upload?${query}`);
  if (status !== 200) return status;
  const sent = await sendForm(body, Buffer.from(text));
  await app.hours(0.1);
  return sent.status;
};
const drop = async (key: string, text: string) => {
  const bucket = app.laptop.cloud.resources.find(({ resource }) => resource.path?.endsWith('Documents/Bucket/Resource'));
  await app.aws('s3', 'PutObject', { Bucket: bucket?.identity.ref ?? '', Key: key, Body: Buffer.from(text) });
  await app.hours(0.1);
};
const settlements = async () => (await app.request('ana', 'GET', '/money/settlements')).body;
const trace = async (reference: string) =>
  (await app.request('ana', 'GET', `/money/trace?${new URLSearchParams({ reference })}`)).body.traces;

describe('settlement files in the running cloud', () => {
  test('one that does not add up is refused whole, with file, row and difference, and nothing of it is kept', async () => {
    expect(await upload('bad.csv', settlement('148.01'))).toBe(204);
    expect((await settlements()).files).toMatchObject([{ name: 'bad.csv', status: 'refused', differenceMinor: 1 }]);
    expect(await upload('cent.csv', settlement('148.00').replace('98.60', '98.61'))).toBe(204);
    expect((await settlements()).files[0]).toMatchObject({ name: 'cent.csv', status: 'refused', row: 2, differenceMinor: 1 });
    expect(await trace('order-9')).toEqual([]);
    expect((await settlements()).unpaid).toEqual([]);
  });

  test('one that a person uploads is taken in: its payments are in a batch, and its payout is awaited by a day', async () => {
    await upload('march.csv', settlement('148.00'));
    const { files, unpaid } = await settlements();
    expect(files[0]).toMatchObject({ name: 'march.csv', way: 'upload', status: 'taken', lines: 2 });
    expect(unpaid).toMatchObject([
      {
        provider: 'adyen',
        batch: '7',
        sumMinor: 14_800,
        currency: 'BRL',
        merchantId: shop.id,
        expectedBy: '2026-03-06T08:00:00.000Z',
      },
    ]);
    for (const reference of [payment, '8816000000000001', '8816000000000002'])
      expect(await trace(reference)).toMatchObject([
        {
          mustAct: 'provider',
          hops: [
            { hop: 'attempted' },
            { hop: 'authorised' },
            { hop: 'captured' },
            { hop: 'settled', proof: { file: 'march.csv', row: 2 } },
            { hop: 'payout', proof: { file: 'march.csv', row: 4 } },
          ],
        },
      ]);
  });

  test('the same file again, under another name or dropped by a partner, changes nothing', async () => {
    await drop('settlements/again.csv', settlement('148.00'));
    const { files, unpaid } = await settlements();
    expect([files.length, unpaid.length]).toEqual([3, 1]);
  });

  test('a file with the lines of before and one more repeats nothing', async () => {
    const [first, one, ...rest] = settlement('148.00').trim().split('\n');
    const more = [first, one, one?.replace('01,', '05,').replace(payment, 'order-10').replace('02,BRL', '06,BRL'), ...rest].join(
      '\n',
    );
    await drop('settlements/adyen/longer.csv', more.replace('148.00', '246.60'));
    expect((await settlements()).files[0]).toMatchObject({ name: 'longer.csv', way: 'drop', status: 'taken' });
    expect(await trace(payment)).toHaveLength(1);
    expect(await trace('order-10')).toHaveLength(1);
  });
});

describe('a payout that does not come', () => {
  test('opens the provider’s clock before anybody asks', async () => {
    await app.until('2026-03-06T10:05:00.000Z');
    const { cases } = await shop.seen();
    const late = cases.find(({ id }: any) => id.startsWith('payout-'));
    expect(late).toMatchObject({ title: 'Payout PAYOUT-7', severity: 'high', matter: { topic: 'payout', provider: 'adyen' } });
    const shown = (await app.request('ana', 'GET', `/merchants/${shop.id}/cases/${late.id}`)).body;
    expect(shown.waitingOn).toBe('provider');
    expect(shown.clocks).toEqual(expect.arrayContaining([expect.objectContaining({ clock: 'provider' })]));
    expect(await trace(payment)).toMatchObject([{ rung: 'sent', mustAct: 'provider', overdueSince: '2026-03-06T08:00:00.000Z' }]);
    expect((await settlements()).unpaid).toMatchObject([{ state: 'late' }]);
  });

  test('ends the clock when the bank shows it, and what the bank has beyond its lines is said to be not explained', async () => {
    await drop('settlements/bank.xml', statement('147.50', 'TX PAYOUT-7 AND MORE'));
    const { unpaid, paid } = await settlements();
    expect([unpaid, paid]).toMatchObject([[], [{ state: 'paid', notExplainedMinor: -50, bank: { file: 'bank.xml', row: 1 } }]]);
    const { cases } = await shop.seen();
    const late = cases.find(({ id }: any) => id.startsWith('payout-'));
    expect((await app.request('ana', 'GET', `/merchants/${shop.id}/cases/${late.id}`)).body.waitingOn).toBe('resolved');
    for (const reference of [payment, 'PAYOUT-7'])
      expect(await trace(reference)).toMatchObject([{ rung: 'on_bank_line', mustAct: 'nobody', expectedBy: null }]);
  });

  test('a bank that was faster than the provider’s file has ended the wait before it began', async () => {
    await drop('settlements/early.xml', statement('148.00', 'PAYOUT-8'));
    await drop('settlements/late.csv', settlement('148.00', '8', 'order-77'));
    const { unpaid, paid } = await settlements();
    expect([unpaid, paid.length, paid.some((one: any) => one.batch === '8' && one.notExplainedMinor === undefined)]).toEqual([
      [],
      2,
      true,
    ]);
  });
});

describe('a dispute', () => {
  test('in a settlement file is a case of its merchant, worked by those who answer questions of risk', async () => {
    const line = `ShopBR,8816000000000001,${payment},2026-03-06 10:00:00,Chargeback,8816000000000009,BRL,100.00,,BRL,100.00,,,9`;
    await drop('settlements/adyen/disputed.csv', `${header}\n${line}\n`);
    const { cases, tasks } = await shop.seen();
    const found = cases.find(({ id }: any) => id.startsWith('chargeback-'));
    expect(found).toMatchObject({ dispute: { reason: 'chargeback', amountMinor: 10_000, currency: 'BRL' } });
    expect(tasks.find(({ subjectId }: any) => subjectId === found.id)).toMatchObject({ queue: 'risk_questions', status: 'open' });
    expect(await trace(payment)).toMatchObject([{ rung: 'disputed' }]);
  });

  test('that its acquirer tells of has the acquirer’s day, and its task is due no later', async () => {
    const dispute = { paymentReference: 'ch_7', reason: 'fraudulent', dueAt: '2026-03-06T18:00:00.000Z' };
    await shop.send('case.opened.v1', { caseId: 'dp_1', title: 'Dispute of ch_7', topic: 'dispute', dispute });
    const { cases, tasks } = await shop.seen();
    expect(cases.find(({ id }: any) => id === 'dp_1')).toMatchObject({ dispute });
    expect(tasks.find(({ subjectId }: any) => subjectId === 'dp_1').slaDueAt <= dispute.dueAt).toBe(true);
  });
});
