import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

// a shop that went live and sells nothing is written to by mail twice, then on its page
let town: Awaited<ReturnType<typeof openPage>>;
let api: ReturnType<typeof merchantApi>;
let browser: Browser;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  api = merchantApi(town.app);
  browser = await openBrowser();
  shop = new Journey(town.app, 'written-to');
  await shop.goLive();
  await town.app.days(44);
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const list = async (of = '') => (await api.as(lia, 'GET', `/my/${shop.id}/messages${of}`)).body;
const show = (shown: string, key?: string) => api.as(lia, 'POST', `/my/${shop.id}/messages`, { shown }, key);
const channels = async (type: string) => (await shop.told(type)).map(({ data }) => data.channel);

describe('the messages of a merchant', () => {
  test('are what was mailed and what waits on the page, the newest first, and since when the merchant is with us', async () => {
    const { since, unread, messages, older } = await list();
    expect([since.slice(0, 10), unread, older]).toEqual(['2026-03-02', 1, true]);
    expect(messages.map(({ unread: is, mailed }: any) => [is, mailed])).toEqual([
      [true, undefined],
      [false, 'arrived'],
      [false, 'arrived'],
    ]);
    expect(messages[0]).toMatchObject({ locale: 'pt', kind: 'reminder', subject: expect.any(String) });
    expect((await list('?of=all')).older).toBe(false);
  });

  test('are delivered by no look, however often somebody looks', async () => {
    const before = await town.app.timeline(shop.id);
    for (let n = 0; n < 3; n += 1) await list(n === 2 ? '?of=all' : '');
    expect(await town.app.timeline(shop.id)).toEqual(before);
    expect(await channels('nudge.delivered.v1')).toEqual(['email', 'email']);
  });

  test('that nobody knows are shown to nobody', async () => {
    expect((await show('never-written')).body).toEqual({ kind: 'unknown' });
    expect((await api.as(lia, 'POST', `/my/${shop.id}/messages`, {})).status).toBe(400);
  });
});

const badge = (page: Page) => page.locator('nav .badge').first();

describe('a message on the page', () => {
  test('is counted in the navigation until it was in sight, is delivered then, and once with two tabs open', async () => {
    await town.app.hours(1 / 60);
    const { page, complaints, context } = await newPage(browser);
    await page.goto(town.url);
    await signInAs(page, town.app, lia);
    await badge(page).waitFor();
    expect(await badge(page).textContent()).toBe('1');
    const { messages } = await list();
    expect(await channels('nudge.delivered.v1')).toEqual(['email', 'email']);
    await page.getByRole('button', { name: /Home/ }).click();
    await page.getByRole('link', { name: /Messages/ }).click();
    await page.getByRole('heading', { name: messages[0].subject }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.screenshot({ path: `${out}/messages-390.png`, fullPage: true });
    const second = await context.newPage();
    await second.goto(page.url());
    await second.getByRole('heading', { name: messages[0].subject }).waitFor();
    await expect.poll(() => second.locator('nav .badge').count(), { timeout: 10_000 }).toBe(0);
    await page.bringToFront();
    await expect.poll(() => page.locator('nav .badge').count(), { timeout: 10_000 }).toBe(0);
    const delivered = await shop.told('nudge.delivered.v1');
    expect(delivered.map(({ data }) => data.channel)).toEqual(['email', 'email', 'in_app']);
    expect(delivered.at(-1)).toMatchObject({ actor: { kind: 'merchant', id: lia }, data: { nudgeId: messages[0].id } });
    expect((await show(messages[0].id)).body).toEqual({ kind: 'shown_before' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('reads well in French, in the dark, on a wide screen', async () => {
    await town.app.hours(1 / 60);
    const { page, complaints, context } = await newPage(browser, {
      locale: 'fr-FR',
      colorScheme: 'dark',
      viewport: { width: 1440, height: 900 },
    });
    await page.goto(`${town.url}/m/${shop.id}/messages`);
    await page.getByRole('button', { name: 'English' }).click();
    await signInAs(page, town.app, lia);
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByText('Chez nous depuis le 2 mars 2026').waitFor();
    await page.getByText('Envoyé aussi par e-mail').first().waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.screenshot({ path: `${out}/messages-1440-dark.png`, fullPage: true });
    await context.close();
  });
});

describe('a message nobody opened the page for', () => {
  test('is left behind by the ladder, which calls the merchant in its time and says why', async () => {
    const other = new Journey(town.app, 'never-looks');
    await other.goLive({ contact: { name: 'Rui', email: 'rui@boa-leitura.example.com' } });
    await town.app.days(65);
    expect((await other.told('nudge.delivered.v1')).map(({ data }) => data.channel)).toEqual(['email', 'email']);
    expect((await other.told('nudge.suppressed.v1')).map(({ reason }) => reason)).toEqual(['not_read']);
    expect((await other.seen()).tasks.map(({ queue }: any) => queue)).toContain('activation_call');
    // it is still there for whoever comes late, and counts then
    const rui = 'rui@boa-leitura.example.com';
    const { messages } = (await api.as(rui, 'GET', `/my/${other.id}/messages`)).body;
    expect(messages.find(({ unread }: any) => unread)).toBeDefined();
    const { id } = messages.find(({ unread }: any) => unread);
    expect((await api.as(rui, 'POST', `/my/${other.id}/messages`, { shown: id })).body).toEqual({ kind: 'shown' });
    expect((await other.told('nudge.delivered.v1')).map(({ data }) => data.channel)).toEqual(['email', 'email', 'in_app']);
  });
});
