import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let shop: Journey;
let api: ReturnType<typeof merchantApi>;
const lia = 'lia@boa-leitura.example.com';
const out = projectPath('out/merchant-page');
const capturedAt = (minute: number) => new Date(Date.parse('2026-03-02T12:00:00.000Z') + minute * 60_000).toISOString();
const later = () => town.app.hours(1 / 60);
const get = async (path: string) => (await api.as(lia, 'GET', `/my/${shop.id}/${path}`)).body;

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  browser = await openBrowser();
  api = merchantApi(town.app);
  shop = new Journey(town.app, 'sales');
  await shop.goLive();
  const said = (n: number) => ({
    ...{ paymentId: `pay-${n}`, capturedAt: capturedAt(n), method: n % 3 === 0 ? 'pix' : 'card', reference: `ORD-${n}` },
    ...{ customer: 'João Silva', card: '4111111111111111', ...(n % 2 === 0 && { plan: 'pay_in_3' }) },
  });
  const back = (n: number, amountMinor: number) => ({
    ...{ paymentId: `pay-${n}`, refundId: `back-${n}`, amountMinor, currency: 'BRL', refundedAt: capturedAt(n + 70) },
  });
  // a refund overtakes its sale, and the ledger repeats itself
  await shop.send('payment.refunded.v1', back(1, 500));
  for (let n = 0; n < 60; n += 1) await shop.pay(1_000 + n, said(n));
  await shop.send('payment.refunded.v1', back(1, 500), { id: 'said again' });
  await shop.pay(1_001, said(1));
  await shop.send('payment.refunded.v1', back(2, 1_002));
  const payout = { payoutId: 'po-1', amountMinor: 50_000, currency: 'BRL', initiatedOn: '2026-03-02', accountLast4: '9795493C1' };
  const failed = { ...payout, failedAt: capturedAt(0), code: 'AC04' };
  // the second try is heard of before the first one's failure
  await shop.send('payout.paid.v1', {
    ...payout,
    payoutId: 'po-0',
    initiatedOn: '2026-03-01',
    paidAt: capturedAt(9),
    arrivesOn: '2026-03-03',
  });
  await shop.send('payout.failed.v1', { ...failed, payoutId: 'po-0', initiatedOn: '2026-03-01' });
  await shop.send('payout.failed.v1', failed);
  await shop.send('payout.failed.v1', failed, { id: 'failure said again' });
  await shop.send('payout.paid.v1', { ...payout, payoutId: 'po-2', currency: 'EUR', paidAt: capturedAt(9) });
  await town.app.hours(1 / 10);
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

describe('the sales of a merchant', () => {
  test('are listed once each, the newest first, with what went back; a buyer and a card are known by a mark only', async () => {
    const first = await get('sales?to=2026-03-02');
    expect(first).toMatchObject({ currency: 'BRL', timeZone: 'America/Sao_Paulo', from: '2026-02-01', to: '2026-03-02' });
    const second = await get(`sales?to=2026-03-02&cursor=${encodeURIComponent(first.cursor)}`);
    const all = [...first.sales, ...second.sales];
    expect([first.sales.length, all.length, second.cursor]).toEqual([50, 62, undefined]);
    expect(new Set(all.map(({ id }: any) => id)).size).toBe(62);
    expect(all.map(({ at }: any) => at)).toEqual(
      all
        .map(({ at }: any) => at)
        .toSorted()
        .toReversed(),
    );
    const of = (reference: string) => all.find((one: any) => one.reference === reference);
    expect(of('ORD-1')).toMatchObject({ kind: 'sale', status: 'partly_refunded', refundedMinor: 500, amountMinor: 1_001 });
    expect(of('ORD-2')).toMatchObject({
      status: 'refunded',
      customer: 'J*** S***',
      card: '1111',
      plan: 'pay_in_3',
      method: 'card',
    });
    expect(of('ORD-3')).toMatchObject({ status: 'paid', method: 'pix', paymentId: 'pay-3' });
    expect(JSON.stringify(all)).not.toMatch(/João|Silva|411111/);
  });

  test('are found by reference, method, plan and status, and one is shown with its refunds', async () => {
    const found = async (query: string) =>
      (await get(`sales?limit=100&${query}`)).sales.map((one: any) => one.reference ?? one.paymentId);
    expect(await found('reference=ord-42')).toEqual(['ORD-42']);
    expect((await found('method=pix&kind=sale')).length).toBe(20);
    expect((await found('plan=pay_in_3&method=pix')).length).toBe(10);
    expect(await found('status=partly_refunded')).toEqual(['ORD-1']);
    expect(await found('kind=refund')).toEqual(['pay-2', 'pay-1']);
    const [sale] = (await get('sales?reference=ORD-1&status=partly_refunded')).sales;
    expect(await get(`sales/${sale.id}`)).toMatchObject({
      sale: { reference: 'ORD-1', status: 'partly_refunded' },
      refunds: [{ id: 'back-1', amountMinor: 500 }],
      refundCount: 1,
    });
    expect((await api.as(lia, 'GET', `/my/${shop.id}/sales/2026030212-0123456789abcdef`)).body.code).toBe('sale-unknown');
    expect((await api.as(lia, 'GET', `/my/${shop.id}/sales?from=2026-03-02&to=2026-03-01`)).body.code).toBe('period-upside-down');
    expect((await api.as(lia, 'GET', `/my/${shop.id}/sales?cursor=guessed`)).body.code).toBe('cursor-unknown');
  });

  test.each([
    ['en', 'light', 390],
    ['en', 'dark', 1440],
    ['fr', 'dark', 390],
    ['fr', 'light', 1440],
  ] as const)('in %s, %s, at %i px are whole and accessible', async (language, colorScheme, width) => {
    await later();
    const { page, complaints, context } = await newPage(browser, {
      ...{ locale: 'en-GB', colorScheme, viewport: { width, height: 900 } },
    });
    await page.goto(`${town.url}/m/${shop.id}/sales`);
    await signInAs(page, town.app, lia);
    await page.getByText('50 lines shown').waitFor();
    const french = language === 'fr';
    if (french) await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('button', { name: french ? 'Afficher la suite' : 'Show more' }).click();
    await page.getByText(french ? '62 lignes affichées' : '62 lines shown').waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `${out}/sales-${language}-${colorScheme}-${width}.png` });
    await page.getByLabel(french ? 'Référence ou numéro de paiement' : 'Reference or payment number').fill('ORD-1');
    await page.getByRole('button', { name: french ? 'Rechercher' : 'Search' }).click();
    await page.getByText(french ? '11 lignes affichées' : '11 lines shown').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: french ? 'Télécharger en CSV' : 'Download as CSV' }).click();
    const stream = await (await download).createReadStream();
    const csv = (await stream.toArray()).join('');
    expect(csv.split('\r\n').length).toBe(13);
    expect(csv).toContain('Date (America/Sao_Paulo)');
    await page.getByRole('link', { name: /ORD-1$/ }).click();
    await page.getByText('back-1').waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/sale-${language}-${colorScheme}-${width}.png` });
    await context.close();
  });
});

describe('insights', () => {
  test('add up the last thirty days by method, plan and basket, and weeks as the totals have them', async () => {
    const { weeks, days } = await get('insights');
    expect(weeks).toMatchObject([{ from: '2026-03-02', sales: 60, refundedMinor: 1_502, running: true }]);
    expect(days).toMatchObject({ sales: 60, tpvMinor: 61_770, averageMinor: 1_030 });
    expect(days.byMethod.map(({ key, sales }: any) => [key, sales])).toEqual([
      ['card', 40],
      ['pix', 20],
    ]);
    expect(days.byPlan.map(({ key, sales }: any) => [key, sales]).toSorted()).toEqual([
      [null, 30],
      ['pay_in_3', 30],
    ]);
    expect(days.byBasket.reduce((sum: number, { sales }: any) => sum + sales, 0)).toBe(60);
  });

  test.each([
    ['en', 'light', 390],
    ['fr', 'dark', 1440],
  ] as const)('in %s, %s, at %i px are whole and accessible, as bars and as tables', async (language, colorScheme, width) => {
    await later();
    const { page, complaints, context } = await newPage(browser, {
      ...{ locale: 'en-GB', colorScheme, viewport: { width, height: 900 } },
    });
    await page.goto(`${town.url}/m/${shop.id}/insights`);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: 'Insights' }).waitFor();
    if (language === 'fr') await page.getByRole('button', { name: 'Français' }).click();
    const tables = page.getByText(language === 'fr' ? 'Afficher en tableau' : 'Show as a table');
    await tables.first().waitFor();
    for (const one of await tables.all()) await one.click();
    await page.getByRole('table').first().waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `${out}/insights-${language}-${colorScheme}-${width}.png`, fullPage: true });
    await context.close();
  });
});

describe('payouts', () => {
  test('are listed once each, the newest first; the latest news counts, in whichever order it comes', async () => {
    const { payouts } = await get('payouts');
    expect(payouts.map(({ payoutId, status, accountLast4 }: any) => [payoutId, status, accountLast4])).toEqual([
      ['po-1', 'failed', '93C1'],
      ['po-0', 'paid', '93C1'],
    ]);
    const first = await get('payouts?limit=1');
    expect((await get(`payouts?limit=1&cursor=${encodeURIComponent(first.cursor)}`)).payouts).toEqual([payouts[1]]);
    expect((await get(`payouts/${encodeURIComponent(payouts[1].id)}`)).payout).toMatchObject({ arrivesOn: '2026-03-03' });
    expect((await api.as(lia, 'GET', `/my/${shop.id}/payouts/guessed`)).body.code).toBe('payout-unknown');
  });

  test.each([
    ['en', 'dark', 390],
    ['fr', 'light', 1440],
  ] as const)('in %s, %s, at %i px say why one failed and what happens next', async (language, colorScheme, width) => {
    await later();
    const { page, complaints, context } = await newPage(browser, {
      ...{ locale: 'en-GB', colorScheme, viewport: { width, height: 900 } },
    });
    await page.goto(`${town.url}/m/${shop.id}/payouts`);
    await signInAs(page, town.app, lia);
    await page.getByText('The bank says that the account is closed.').waitFor();
    const french = language === 'fr';
    if (french) await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('link', { name: french ? /Échoué/ : /Failed/ }).waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/payouts-${language}-${colorScheme}-${width}.png` });
    await page.getByRole('link', { name: french ? /Échoué/ : /Failed/ }).click();
    await page.getByRole('heading', { name: french ? 'Et maintenant' : 'What happens next' }).waitFor();
    await page.getByText(french ? /Vos fonds sont chez nous/ : /Your money is with us/).waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/payout-${language}-${colorScheme}-${width}.png` });
    await context.close();
  });
});

describe('an export', () => {
  const ask = (format: string, key: string, more: object = {}) =>
    api.as(lia, 'POST', `/my/${shop.id}/exports`, { format, from: '2026-03-01', to: '2026-03-02', ...more }, key);
  const made = async (id: string) => (await get('exports')).exports.find((one: any) => one.id === id);

  test('is made once however often it is asked for under one key, with the totals of the list', async () => {
    const [one, again] = [await ask('csv', 'export-1'), await ask('csv', 'export-1')];
    expect([one.status, again.body]).toEqual([200, one.body]);
    await town.app.hours(1 / 60);
    const { sales } = await get('sales?limit=500&from=2026-03-01&to=2026-03-02');
    const sum = (kind: string) => sales.reduce((all: number, row: any) => all + (row.kind === kind ? row.amountMinor : 0), 0);
    expect(await made(one.body.exportId)).toMatchObject({
      state: 'ready',
      askedBy: lia,
      totals: {
        ...{ rows: 63, sales: 60, salesMinor: sum('sale'), refunds: 2, refundsMinor: sum('refund') },
        ...{ payouts: 1, payoutsMinor: 50_000 },
      },
    });
    const told = (await town.app.timeline(shop.id)).filter(({ type }) => type.startsWith('export.'));
    expect(told.map(({ type }) => type)).toEqual(['export.asked.v1', 'export.made.v1']);
    expect((await ask('csv', 'export-1', { to: '2026-03-03' })).status).toBe(422);
    expect((await ask('csv', 'export-2', { to: '2026-02-03' })).body.code).toBe('period-upside-down');
    expect((await ask('csv', 'export-3', { to: '2027-03-03' })).body.code).toBe('period-too-long');
  });

  test('is downloaded by a short-lived address that names no merchant; another merchant’s is not there', async () => {
    const { exportId } = (await ask('xlsx', 'export-4')).body;
    await town.app.hours(1 / 60);
    expect(await made(exportId)).toMatchObject({ state: 'ready', totals: { rows: 63 } });
    const { url, name } = await get(`exports/${encodeURIComponent(exportId)}/link`);
    expect([name, new URL(url).searchParams.get('X-Amz-Expires')]).toEqual(['movements 2026-03-01 2026-03-02.xlsx', '300']);
    expect(new URL(url).pathname).toMatch(/exports\/[0-9a-f-]{36}$/);
    expect((await api.as(lia, 'GET', `/my/${shop.id}/exports/guessed/link`)).body.code).toBe('export-unknown');
  });

  test.each([
    ['en', 'light', 390],
    ['fr', 'dark', 1440],
  ] as const)('in %s, %s, at %i px is asked for and found on the page', async (language, colorScheme, width) => {
    await later();
    const { page, complaints, context } = await newPage(browser, {
      ...{ locale: 'en-GB', colorScheme, viewport: { width, height: 900 } },
    });
    await page.goto(`${town.url}/m/${shop.id}/exports`);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: 'Exports' }).waitFor();
    const french = language === 'fr';
    if (french) await page.getByRole('button', { name: 'Français' }).click();
    await page.getByLabel(french ? 'Du' : 'From', { exact: true }).fill('2026-03-01');
    await page.getByLabel(french ? 'Au' : 'To', { exact: true }).fill('2026-03-02');
    await page.getByRole('button', { name: french ? 'Préparer le fichier' : 'Make the file' }).click();
    await page.getByText(french ? /Le fichier est en préparation/ : /The file is being made/).waitFor();
    await town.app.hours(1 / 60);
    await page
      .getByRole('button', { name: french ? /Télécharger/ : /Download/ })
      .first()
      .waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: `${out}/exports-${language}-${colorScheme}-${width}.png` });
    await context.close();
  });
});
