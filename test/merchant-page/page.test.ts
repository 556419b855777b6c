import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { axe, codeFor, newPage, openPage, signInAs } from './open-page.ts';

let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  browser = await openBrowser();
  shop = new Journey(town.app, 'page');
  await shop.apply({ vatNumber: 'BR-1', contact: { name: 'Lia', email: lia, phone: '12' } });
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});
const later = () => town.app.hours(1 / 60);

describe('a merchant with a letter in hand', () => {
  test('follows its link, types the code, and is at the very step', async () => {
    await later();
    const { page, complaints, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${shop.id}/due/${encodeURIComponent('identifier:phone')}`);
    expect(await axe(page)).toEqual([]);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: /Phone number/ }).waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });

  test('whose letter is opened by a scanner loses nothing by it', async () => {
    const before = await town.app.timeline(shop.id);
    const link = `${town.url}/m/${shop.id}/due/identifier%3Aphone`;
    for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).status).toBe(200);
    const { page, context } = await newPage(browser);
    await page.goto(link);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await town.app.timeline(shop.id)).toEqual(before);
    await context.close();
  });
});

describe('home', () => {
  test('says what is due, until when, what stops then and why it is asked, and every step', async () => {
    await later();
    const { page, complaints, context } = await newPage(browser);
    await page.goto(town.url);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: 'Livraria Boa Leitura' }).waitFor();
    const card = page.locator('.card').filter({ hasText: 'Phone number' });
    await expect.poll(() => card.textContent()).toMatch(/Due 16 March 2026 \(in 1[34] days\)/);
    const text = await card.textContent();
    expect(text).toContain('Needed for: payments and payouts.');
    expect(text).toMatch(/What to correct.+Why we ask: /);
    const steps = await page.getByRole('region', { name: 'Your steps' }).textContent();
    expect(steps).toMatch(/CompanyTo do/);
    expect(steps).toMatch(/First saleLater/);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe('');
    await context.close();
  });

  test.each([
    ['en', 'light', 390],
    ['en', 'dark', 1440],
    ['fr', 'dark', 390],
    ['fr', 'light', 1440],
  ] as const)('in %s, %s, at %i px is whole and accessible', async (language, colorScheme, width) => {
    await later();
    const { page, complaints, context } = await newPage(browser, {
      ...{ locale: language === 'fr' ? 'fr-FR' : 'en-GB', colorScheme, viewport: { width, height: 900 } },
    });
    await page.goto(town.url);
    await page.screenshot({ path: `${out}/sign-in-${language}-${colorScheme}-${width}.png`, fullPage: true });
    await page.getByLabel(language === 'fr' ? 'Adresse e-mail' : 'E-mail address').fill(lia);
    await page.getByRole('button', { name: language === 'fr' ? 'Envoyer le code' : 'Send the code' }).click();
    const field = page.getByLabel(language === 'fr' ? 'Code à huit chiffres' : 'Code of eight digits');
    await field.waitFor();
    await field.fill(await codeFor(town.app, lia));
    await page.screenshot({ path: `${out}/code-${language}-${colorScheme}-${width}.png`, fullPage: true });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: language === 'fr' ? 'Vos étapes' : 'Your steps' }).waitFor();
    await page.screenshot({ path: `${out}/home-${language}-${colorScheme}-${width}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });
});

describe('a merchant on a phone', () => {
  test('says what does not work while an outage lasts, and nothing once it has ended', async () => {
    await town.app.hours(1);
    const { page, complaints, context } = await newPage(browser);
    await page.goto(town.url);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: 'Livraria Boa Leitura' }).waitFor();
    const note = page.getByRole('region', { name: 'What does not work as usual' });
    expect(await note.count()).toBe(0);
    const from = town.app.now();
    const until = new Date(Date.parse(from) + 4 * 3_600_000).toISOString();
    const data = { kind: 'slow', provider: 'our page', capability: 'verification', from, until };
    await town.app.send({ type: 'outage.declared.v1', subject: 'inc-1', data });
    await page.reload();
    await note.getByText('Checks of documents and companies take longer than usual').waitFor();
    expect([await axe(page), complaints]).toEqual([[], []]);
    await town.app.send({ type: 'outage.ended.v1', subject: 'inc-1', data: {} });
    await page.reload();
    await page.getByRole('heading', { name: 'Livraria Boa Leitura' }).waitFor();
    expect(await note.count()).toBe(0);
    await context.close();
  });

  test('corrects a value: a wrong one says what to do and stays, the right one leads to what is next', async () => {
    await later();
    const { page, complaints, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${shop.id}/due/identifier%3Avat_number`);
    await signInAs(page, town.app, lia);
    const field = page.getByLabel('Correct value');
    await field.fill('12');
    await page.getByRole('button', { name: 'Hand in' }).dblclick();
    await page.getByRole('alert').waitFor();
    expect(await field.inputValue()).toBe('12');
    expect(await axe(page)).toEqual([]);
    await page.screenshot({ path: `${out}/wrong-value-390.png`, fullPage: true });
    await page.reload();
    expect(await field.inputValue()).toBe('12');
    // time stands still here, and of two facts of one instant the later one counts as known
    await later();
    await field.fill('11.444.777/0001-61');
    await page.keyboard.press('Enter');
    await page.getByText('It is right.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.screenshot({ path: `${out}/taken-390.png`, fullPage: true });
    await page.getByRole('link', { name: /^Next: / }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(complaints).toEqual([]);
    const told = (await town.app.told(shop.id, 'requirement.submitted.v1')).filter(
      ({ data }) => data.requirementId === 'identifier:vat_number',
    );
    expect(told).toHaveLength(2);
    await context.close();
  });
});

describe('a session', () => {
  test('is shared by two tabs, survives a reload, and ends in both', async () => {
    await later();
    const { page, context } = await newPage(browser);
    await page.goto(town.url);
    await signInAs(page, town.app, lia);
    const steps = 'Your steps';
    await page.getByRole('heading', { name: steps }).waitFor();
    const second = await context.newPage();
    await Promise.all([page.reload(), second.goto(town.url)]);
    for (const one of [page, second]) await one.getByRole('heading', { name: steps }).waitFor();
    await second.getByRole('button', { name: 'Sign out' }).click();
    for (const one of [page, second]) await one.getByRole('heading', { name: 'Sign in' }).waitFor();
    await context.close();
  });

  test('that ran out asks for a code, and goes on where it was', async () => {
    await later();
    const { page, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${shop.id}/due/identifier%3Aphone`);
    await signInAs(page, town.app, lia);
    const there = page.getByRole('heading', { name: /Phone number/ });
    await there.waitFor();
    await town.app.days(15);
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.getByText('Your session has ended.').waitFor();
    await signInAs(page, town.app, lia);
    await there.waitFor();
    await context.close();
  });
});
