import { mkdirSync } from 'node:fs';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { siteBehind } from '../../world/pages-of.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

// a shop that sells chooses what it wants to be told, and then falls silent
let town: Awaited<ReturnType<typeof openPage>>;
let api: ReturnType<typeof merchantApi>;
let browser: Browser;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-03T14:00:00.000Z');
  api = merchantApi(town.app);
  browser = await openBrowser();
  shop = new Journey(town.app, 'alerted');
  await shop.goLive();
  await shop.pay(5_000);
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const choose = (body: object, key?: string) => api.as(lia, 'POST', `/my/${shop.id}/alerts`, body, key);
const list = async () => (await api.as(lia, 'GET', `/my/${shop.id}/alerts`)).body;
const letters = (what: string) =>
  mailbox(town.app.kernel, { to: lia, limit: 100 }).filter(({ subject }) => subject.includes(what));
const visit = async (method: 'GET' | 'POST', link: string) => {
  const { pathname: path, search } = new URL(link);
  const site = siteBehind(town.app.laptop.cloud, 'MerchantPageUrl');
  const body = method === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {};
  const answer = await town.app.kernel.request(path, () =>
    site.respond({ method, path, query: search.slice(1), headers: {}, ...body }),
  );
  return { status: answer.statusCode, body: String(answer.body) };
};

describe('an alert', () => {
  test('is chosen on the page, with its days, by everybody for themselves', async () => {
    await town.app.hours(1 / 60);
    const { page, complaints, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${shop.id}/alerts`);
    await signInAs(page, town.app, lia);
    const card = page.locator('.card').filter({ hasText: 'No sale for some time' });
    await card.getByLabel('Days without a sale').fill('400');
    await card.getByText('Choose 1 to 90 days.').waitFor();
    expect(await card.getByRole('button', { name: 'Send me this alert' }).isDisabled()).toBe(true);
    await card.getByLabel('Days without a sale').fill('3');
    await card.getByRole('button', { name: 'Send me this alert' }).click();
    await card.getByText('Saved.').waitFor();
    await page.locator('.card').filter({ hasText: 'Weekly summary' }).getByRole('button', { name: 'Send me this alert' }).click();
    await card.getByRole('button', { name: 'Stop this alert' }).waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/alerts-390.png`, fullPage: true });
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Aucune vente depuis un moment' }).waitFor();
    await context.close();
    expect((await list()).alerts).toMatchObject([
      { alert: 'requirement_due', wanted: false, days: { chosen: 7 } },
      { alert: 'payout_failed', wanted: false },
      { alert: 'no_sale', wanted: true, days: { chosen: 3 } },
      { alert: 'weekly_summary', wanted: true },
    ]);
  });

  test('comes by mail when its time has come, once, with one click to stop it', async () => {
    await town.app.days(5);
    expect(letters('sem vendas')).toHaveLength(1);
    const [letter] = letters('sem vendas');
    expect(letter?.text).toContain('Não houve nenhuma venda há 3 dias');
    const stop = /<(https:[^>]+)>/.exec(letter?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
    const before = JSON.stringify(await town.app.aws('dynamodb', 'Scan', { TableName: town.app.laptop.tableName }));
    const asked = await visit('GET', stop);
    expect([asked.status, asked.body]).toEqual([200, expect.stringContaining('parar este alerta')]);
    expect(JSON.stringify(await town.app.aws('dynamodb', 'Scan', { TableName: town.app.laptop.tableName }))).toBe(before);
    for (let n = 0; n < 2; n += 1) expect((await visit('POST', stop)).body).toContain('Este alerta foi parado');
    expect((await list()).alerts[2]).toMatchObject({ alert: 'no_sale', wanted: false });
    expect(await shop.told('alert.stopped.v1')).toMatchObject([
      { actor: { id: lia }, data: { alert: 'no_sale', through: 'letter' } },
    ]);
    // reminders and the other alert are not affected
    expect((await shop.seen()).merchant).not.toHaveProperty('optedOutAt');
    await shop.pay(5_000);
    await town.app.days(9);
    expect(letters('sem vendas')).toHaveLength(1);
  });

  test('of the week comes every Monday with what was sold', async () => {
    const weekly = letters('a sua semana').map(({ text = '' }) => /fez (\d+) vendas/.exec(text)?.[1]);
    expect(weekly.toReversed()).toEqual(['2', '0']);
  });

  test('with days that make no sense is refused, naming the field', async () => {
    const { status, body } = await choose({ alert: 'no_sale', wanted: true, days: 400 });
    expect([status, body.code, body.fields[0].field]).toEqual([400, 'alert-days-out-of-bounds', 'days']);
  });
});
