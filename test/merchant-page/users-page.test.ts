import { mkdirSync } from 'node:fs';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let shop: Journey;
const lia = 'lia@boa-leitura.example.com';
const bob = 'bob@books.example.com';
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  browser = await openBrowser();
  shop = new Journey(town.app, 'users-page');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});
const later = () => town.app.hours(1 / 60);
const letterTo = async (to: string): Promise<string> => {
  await later();
  const [letter] = mailbox(town.app.kernel, { to, limit: 1 });
  return /https?:\S+/.exec(letter?.text ?? '')?.[0] ?? 'no link';
};

describe('an owner and somebody they invite', () => {
  test('invite, follow the letter’s link, accept, and see what the role opens', async () => {
    await later();
    const { page, complaints, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${shop.id}/users`);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    expect(await page.title()).toMatch(/^Users – Livraria Boa Leitura – /);
    await page.getByText('The last owner.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'E-mail address' }).fill('Bob@Books.Example.com');
    await page.getByRole('radio', { name: /^Accounting/ }).check();
    await page.getByRole('button', { name: 'Send the invitation' }).dblclick();
    await page.getByText(`An invitation to ${bob} is on its way.`).waitFor();
    await page.getByText('Invited, can accept until 16 March 2026').waitFor();

    const link = await letterTo(bob);
    const theirs = await newPage(browser);
    await theirs.page.goto(`${town.url}${new URL(link).pathname}`);
    await signInAs(theirs.page, town.app, bob);
    await theirs.page.getByRole('heading', { name: 'You are invited to Livraria Boa Leitura' }).waitFor();
    expect(await axe(theirs.page)).toEqual([]);
    await theirs.page.screenshot({ path: `${out}/invitation-390.png`, fullPage: true });
    await theirs.page.getByRole('button', { name: 'Accept' }).click();
    // what the role opens is offered now
    await theirs.page.getByRole('navigation', { name: 'Pages' }).waitFor();
    await theirs.page.goto(`${town.url}/m/${shop.id}/access`);
    await theirs.page.getByRole('heading', { name: 'Your access' }).waitFor();
    await theirs.page.getByText('with the role Accounting').waitFor();
    expect([await axe(theirs.page), theirs.complaints]).toEqual([[], []]);

    await page.reload();
    await page.getByText('Accepted the invitation').waitFor();
    await page.getByRole('combobox', { name: `Role of ${bob}` }).selectOption('shop');
    await page.getByText(`${bob} now has the role Shop.`).waitFor();
    await later();
    await page.getByRole('button', { name: `Remove ${bob}` }).click();
    await page.getByText(`${bob} can then no longer sign in`).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(`${bob} can no longer sign in.`).waitFor();
    await theirs.page.evaluate(() => dispatchEvent(new Event('focus')));
    await theirs.page.getByRole('heading', { name: 'This does not exist, or it is not yours.' }).waitFor();
    expect(complaints).toEqual([]);
    await theirs.context.close();
    await context.close();
  });

  test.each([
    ['en', 'dark', 390],
    ['fr', 'light', 390],
    ['fr', 'dark', 1440],
  ] as const)('in %s, %s, at %i px see a whole and accessible page', async (language, colorScheme, width) => {
    await later();
    const { page, complaints, context } = await newPage(browser, {
      ...{ locale: language === 'fr' ? 'fr-FR' : 'en-GB', colorScheme, viewport: { width, height: 900 } },
    });
    await page.addInitScript(() => localStorage.setItem('firstsale-language', 'en'));
    await page.goto(`${town.url}/m/${shop.id}/users`);
    await signInAs(page, town.app, lia);
    await page.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    if (language === 'fr') await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { name: language === 'fr' ? 'Qui a fait quoi' : 'Who did what' }).waitFor();
    await page
      .getByText(language === 'fr' ? 'A retiré' : 'Removed')
      .first()
      .waitFor();
    await page.screenshot({ path: `${out}/users-${language}-${colorScheme}-${width}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });
});
