import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  browser = await openBrowser();
  shop = new Journey(town.app, 'company');
  await shop.apply({ persons: [{ name: 'Lia Reis', roles: ['owner'] }] });
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

test('an owner asks for another name once: a task opens, account numbers in it masked, and nothing changes', async () => {
  const api = merchantApi(town.app);
  const ask = (subject: string, key: string) =>
    api.as(
      lia,
      'POST',
      `/my/${shop.id}/company/changes`,
      { subject, wish: 'From May, account BR1800360305000010009795493C1' },
      key,
    );
  expect((await ask('name', 'change-1')).body).toEqual({ kind: 'asked', subject: 'name' });
  expect((await ask('name', 'change-1')).status).toBe(200);
  const again = await ask('name', 'change-2');
  expect([again.status, again.body.code]).toEqual([409, 'change-asked-already']);
  const { tasks } = await shop.seen();
  const asked = tasks.filter(({ title }: any) => title.code === 'change-asked');
  expect(asked).toMatchObject([{ queue: 'follow_ups', status: 'open' }]);
  expect(JSON.stringify([asked, await shop.told('company.change-asked.v1')])).not.toContain('0305000010009795');
  expect((await api.as(lia, 'GET', `/my/${shop.id}/company`)).body).toMatchObject({ asked: [{ subject: 'name' }] });
  // what thieves change first takes a procedure of its own
  expect((await ask('bank_account', 'change-3')).status).toBe(400);
});

test.each([
  ['en', 'light', 390],
  ['fr', 'dark', 390],
  ['en', 'dark', 1440],
] as const)('in %s, %s, at %i px shows what is on file, and takes a request', async (language, colorScheme, width) => {
  await town.app.hours(1 / 60);
  const { page, complaints, context } = await newPage(browser, { colorScheme, viewport: { width, height: 900 } });
  await page.goto(`${town.url}/m/${shop.id}/company`);
  await signInAs(page, town.app, lia);
  await page.getByRole('heading', { name: 'Company', level: 1 }).waitFor();
  await page.getByText('Livraria Boa Leitura').first().waitFor();
  await page.getByText('l•••@boa-leitura.example.com').waitFor();
  await page.getByRole('combobox', { name: 'What should change?' }).selectOption('website');
  await page.getByRole('link', { name: 'Ask for it here' }).waitFor();
  if (language === 'en' && width === 390) {
    await page.getByRole('textbox').fill('https://new.example.com');
    await page.getByRole('button', { name: 'Send the request' }).dblclick();
    await page.getByText('Your request has arrived.').waitFor();
    await page.getByText(/^Website: asked for on 2 March 2026/).waitFor();
  }
  if (language === 'fr') await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('heading', { name: language === 'fr' ? 'Demander une modification' : 'Ask for a change' }).waitFor();
  await page.screenshot({ path: `${out}/company-${language}-${colorScheme}-${width}.png`, fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect([await axe(page), complaints]).toEqual([[], []]);
  await context.close();
});
