import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableColumns, tableNames } from '../../domain/tables/table-columns.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { bookshop, Journey } from './journey.ts';

let app: Firstsale;
let shops: readonly Journey[];
let night: any;
// a Tuesday; the tables of a stage that is no production are written on Sundays
const sunday = '2026-03-08T05:00:00.000Z';

beforeAll(async () => {
  app = await openFirstsale('2026-03-03T12:00:00.000Z');
  shops = ['tables-1', 'tables-2', 'tables-3'].map((name) => new Journey(app, name));
  const [seller, other, applicant] = shops as [Journey, Journey, Journey];
  await seller.goLive();
  await other.goLive();
  await applicant.apply();
  for (const amount of [1_250, 900, 10_000]) {
    await seller.pay(amount);
    await app.hours(20);
  }
  await other.pay(4_000);
  const refund = { paymentId: `${seller.reference}-1`, refundId: 'r-1', amountMinor: 250, currency: 'BRL' };
  await seller.send('payment.refunded.v1', { ...refund, refundedAt: app.now() });
  await seller.act('ana', 'tasks', { queue: 'follow_ups', title: 'Call Lia on +55 11 98765-4321' });
  await seller.send('case.opened.v1', { caseId: 'c-1', title: 'Where is my payout, asks Lia' });
  await app.until('2026-03-08T05:10:00.000Z');
  ({ night } = (await app.request('gwen', 'GET', '/tables')).body);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const bucket = () => {
  const found = app.laptop.cloud.resources.find(({ resource }) => resource.path?.endsWith('Documents/Bucket/Resource'));
  return found?.identity.ref ?? '';
};
const bytesAt = async (Key: string): Promise<Uint8Array> =>
  new Uint8Array((await app.aws('s3', 'GetObject', { Bucket: bucket(), Key })).Body);
/** all rows of a table, of every part */
const rowsOf = async (table: string, day = sunday.slice(0, 10)): Promise<any[]> => {
  const bytes = await bytesAt(`tables/parquet/${table}/day=${day}/part-0.parquet`);
  return parquetReadObjects({ file: Uint8Array.from(bytes).buffer });
};
const csvOf = async (table: string, day = sunday.slice(0, 10)): Promise<readonly string[]> =>
  new TextDecoder()
    .decode(await bytesAt(`tables/csv/${table}/day=${day}/part-0.csv`))
    .trimEnd()
    .split('\r\n');
const sum = (rows: readonly any[], name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0);

describe('the tables that are written at night', () => {
  test('are all there, with as many rows as CSV has lines', async () => {
    expect(new Set(night.files.map(({ table }: any) => table))).toEqual(new Set(tableNames));
    for (const { table, day, rows, bytes } of night.files) {
      const lines = await csvOf(table, day);
      expect([table, lines.length - 1, lines[0]]).toEqual([
        table,
        rows,
        tableColumns[table as 'tasks'].map((one) => one.name).join(','),
      ]);
      expect((await rowsOf(table, day)).length).toBe(rows);
      expect((await bytesAt(`tables/csv/${table}/day=${day}/part-0.csv`)).length).toBe(bytes);
    }
  });

  test('have the merchants of the console, by stage, with their totals', async () => {
    const rows = await rowsOf('merchants');
    const { merchants } = await app.get('/merchants?limit=100');
    const named = (all: readonly any[], id: string, stage: string) => all.map((one) => [one[id], one[stage]]).toSorted();
    expect(named(rows, 'merchant_id', 'lifecycle_stage')).toEqual(named(merchants, 'merchantId', 'lifecycleStage'));
    for (const shop of shops) {
      const { merchant, payments } = await shop.seen();
      const row = rows.find((one) => one.merchant_id === shop.id);
      expect(row.registered_at.toISOString()).toBe(merchant.registeredAt);
      expect([row.sales, row.tpv_minor, row.refunds, row.refunded_minor].map(Number)).toEqual([
        ...[payments?.count ?? 0, payments?.tpvMinor ?? 0, payments?.refundCount ?? 0, payments?.refundedMinor ?? 0],
      ]);
    }
    expect(sum(rows, 'tpv_minor')).toBe(16_150);
  });

  test('have the requirements, tasks, messages and cases that the console shows of each', async () => {
    const tables = { requirements: 'requirements', tasks: 'tasks', nudges: 'nudges', cases: 'cases' } as const;
    for (const [table, field] of Object.entries(tables)) {
      const rows = await rowsOf(table);
      for (const shop of shops) {
        const shown = (await shop.seen())[field];
        expect([table, rows.filter((one) => one.merchant_id === shop.id).length]).toEqual([table, shown.length]);
      }
    }
    const open = (await rowsOf('tasks')).filter((one) => one.queue === 'follow_ups' && one.status === 'open');
    expect(open).toHaveLength((await app.get('/tasks?queue=follow_ups&limit=100')).tasks.length);
  });

  test('have the payments of each day as the console draws them', async () => {
    const days = [
      ...new Set<string>(night.files.filter((one: any) => one.table === 'payments_by_day').map((one: any) => one.day)),
    ];
    expect(days.toSorted()).toEqual([
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
    ]);
    let found = 0;
    for (const shop of shops) {
      const shown = (await app.get(`/merchants/${shop.id}/payments?from=${days.toSorted()[0]}&to=2026-03-07`)).days;
      for (const day of days) {
        const row = (await rowsOf('payments_by_day', day)).find((one) => one.merchant_id === shop.id);
        const drawn = shown.find((one: any) => one.day === day);
        expect(row && [Number(row.sales), Number(row.tpv_minor), Number(row.refunded_minor)]).toEqual(
          drawn && [drawn.count, drawn.tpvMinor, drawn.refundedMinor],
        );
        found += row === undefined ? 0 : 1;
      }
    }
    expect(found).toBeGreaterThan(3);
  });

  test('have every figure of the console', async () => {
    const { figures } = await app.get('/figures');
    const rows = await rowsOf('figures');
    const value = (place: string) => rows.find(({ figure }) => figure === place)?.value;
    expect(value('merchants')).toBe(figures.merchants);
    expect(figures.queues.length).toBeGreaterThan(3);
    for (const { queue, sla } of figures.queues) expect(value(`queues/${queue}/sla/openInTime`)).toBe(sla.openInTime);
    for (const { stage, stalledNow } of figures.stalls) expect(value(`stalls/${stage}/stalledNow`)).toBe(stalledNow);
    expect(rows.some(({ figure }) => figure.startsWith('lists'))).toBe(false);
  });

  test('name nobody: no person, company, address or account is in any of them', async () => {
    const all = await Promise.all(night.files.map(async ({ table, day }: any) => (await csvOf(table, day)).join('\n')));
    const text = all.join('\n');
    expect(text).toContain(shops[0]?.id);
    const { legalName, contact, bankAccount, website } = bookshop;
    for (const named of [legalName, contact.name, contact.email, '98765', bankAccount.iban, bankAccount.iban.slice(-6), website])
      expect(text).not.toContain(named);
    expect(text).not.toContain(shops[0]?.reference);
  });

  test('are given to those who may, by addresses that end after five minutes', async () => {
    expect((await app.request('ana', 'GET', '/tables')).status).toBe(403);
    for (const { url } of night.files) expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('300');
  });
});
