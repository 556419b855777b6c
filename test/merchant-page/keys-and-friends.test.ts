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
const get = async (path: string) => (await api.as(lia, 'GET', `/my/${shop.id}/${path}`)).body;
type Screen = readonly ['en' | 'fr', 'light' | 'dark', number];
const screens: readonly Screen[] = [
  ['en', 'light', 390],
  ['fr', 'dark', 390],
  ['en', 'dark', 1440],
];

const open = async (path: string, [language, colorScheme, width]: Screen) => {
  await town.app.hours(1 / 60);
  const opened = await newPage(browser, { colorScheme, viewport: { width, height: 900 } });
  opened.page.setDefaultTimeout(20_000);
  await opened.page.goto(`${town.url}/m/${shop.id}/${path}`);
  await signInAs(opened.page, town.app, lia);
  await opened.page.getByRole('heading', { level: 1, name: path === 'api-keys' ? 'API keys' : 'Refer a friend' }).waitFor();
  if (language === 'fr') await opened.page.getByRole('button', { name: 'Français' }).click();
  return opened;
};

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  browser = await openBrowser();
  api = merchantApi(town.app);
  shop = new Journey(town.app, 'keys');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

describe('API keys', () => {
  test('are asked for by an owner, once however often it is pressed; the company answers, and the page shows prefix and end', async () => {
    const { page, complaints, context } = await open('api-keys', ['en', 'light', 390]);
    await page.getByText('No key yet.').waitFor();
    await page.getByRole('textbox', { name: 'What is it for?' }).fill('Web shop');
    await page.getByRole('button', { name: 'Ask for the key' }).dblclick();
    await page.getByText('A new key for: Web shop. Asked for on 2 March 2026').waitFor();
    expect(await shop.told('api-key.asked.v1')).toMatchObject([{ actor: { id: lia }, data: { wish: 'new', name: 'Web shop' } }]);
    const { tasks } = await shop.seen();
    expect(tasks.filter(({ title }: any) => title.code === 'api-key-asked')).toMatchObject([
      { queue: 'follow_ups', status: 'open' },
    ]);
    const key = { keyId: 'k-1', prefix: 'pk_live_A1b2', name: 'Web shop', scopes: ['payments'], issuedAt: town.app.now() };
    await shop.send('api-key.issued.v1', key);
    await page.reload();
    await page.getByText('pk_live_A1b2…').waitFor();
    await page.getByRole('button', { name: 'Ask for another key in place of pk_live_A1b2' }).click();
    await page.getByText('Another key in place of pk_live_A1b2. Asked for').waitFor();
    const replacedEndsAt = new Date(Date.parse(town.app.now()) + 86_400_000).toISOString();
    await shop.send('api-key.issued.v1', {
      ...{ keyId: 'k-2', prefix: 'pk_live_Z9y8', name: 'Web shop', scopes: ['payments'], issuedAt: town.app.now() },
      ...{ replaces: 'k-1', replacedEndsAt },
    });
    await page.reload();
    await page.getByText(/^Works until 3 March 2026/).waitFor();
    expect(await page.getByText('we are working on it').count()).toBe(0);
    await page.screenshot({ path: `${out}/api-keys-en-light-390.png`, fullPage: true });
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });

  test('that was replaced works until its end and not at it, and cannot be asked about any more', async () => {
    const states = async () => (await get('api-keys')).keys.map(({ keyId, state }: any) => [keyId, state]);
    expect(await states()).toEqual([
      ['k-2', 'works'],
      ['k-1', 'ending'],
    ]);
    await town.app.days(1);
    expect(await states()).toEqual([
      ['k-2', 'works'],
      ['k-1', 'ended'],
    ]);
    const asked = await api.as(lia, 'POST', `/my/${shop.id}/api-keys`, { wish: 'end', keyId: 'k-1' });
    expect([asked.status, asked.body.code]).toEqual([409, 'api-key-over']);
  });

  test('of which more than the beginning is sent are refused, and nothing of it is kept', async () => {
    const whole = 'pk_live_A1b2C3d4E5f6G7h8';
    await shop.send('api-key.issued.v1', { keyId: 'k-3', prefix: whole, issuedAt: town.app.now() });
    expect(JSON.stringify([await get('api-keys'), await town.app.timeline(shop.id)])).not.toContain(whole);
  });

  test.each(screens.slice(1))('in %s, %s, at %i px', async (...screen) => {
    const { page, complaints, context } = await open('api-keys', screen);
    await page.getByText('pk_live_Z9y8…').waitFor();
    await page.screenshot({ path: `${out}/api-keys-${screen.join('-')}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });
});

describe('referrals', () => {
  test('begin with a link; a friend who applied by it is seen with their name masked, until the reward falls due', async () => {
    const before = await get('referrals');
    expect(before).toEqual({
      link: `https://sign-up.example.com/?referrer=${shop.id}`,
      reward: { amountMinor: 20_000, currency: 'BRL' },
      referrals: [],
    });
    const friend = new Journey(town.app, 'friend');
    await friend.goLive({ legalName: 'Carla Souza Doces', tradingName: 'Doces da Carla', referrer: shop.id });
    const seen = async () => (await get('referrals')).referrals;
    expect(await seen()).toMatchObject([{ name: 'D*** C***', step: 'approved' }]);
    await friend.pay(1_000);
    await town.app.hours(1);
    expect(await seen()).toMatchObject([{ step: 'sold', reward: { amountMinor: 20_000, currency: 'BRL' } }]);
    const due = (await town.app.timeline(friend.id)).filter(({ type }) => type === 'referral.reward.due.v1');
    expect(due).toMatchObject([{ data: { referrer: shop.id, amountMinor: 20_000 } }]);
    expect(JSON.stringify(await get('referrals'))).not.toMatch(/Souza|Carla/);
  });

  test.each(screens)('in %s, %s, at %i px', async (...screen) => {
    const { page, complaints, context } = await open('referrals', screen);
    await page.getByText('D*** C***').waitFor();
    await page.screenshot({ path: `${out}/referrals-${screen.join('-')}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });
});
