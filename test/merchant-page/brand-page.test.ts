import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { pdf, png } from '../domain/file/files.ts';
import { sendForm } from '../e2e/send-form.ts';
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
const logo = async () => (await api.as(lia, 'GET', `/my/${shop.id}/brand/logo`)).body;
const form = (type: string, uploadId: string) =>
  api.as(lia, 'GET', `/my/${shop.id}/brand/logo/upload?uploadId=${uploadId}&type=${encodeURIComponent(type)}&name=logo.png`);

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z', 0);
  browser = await openBrowser();
  api = merchantApi(town.app);
  shop = new Journey(town.app, 'brand');
  await shop.apply();
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

describe('the brand of a merchant', () => {
  test('has a logo: what is no picture is refused at once, a picture is scanned and then seen', async () => {
    const { page, complaints, context } = await newPage(browser);
    page.setDefaultTimeout(20_000);
    await page.goto(`${town.url}/m/${shop.id}/brand`);
    await signInAs(page, town.app, lia);
    const choose = (name: string, mimeType: string, buffer: Buffer) =>
      page.getByLabel('Choose a picture').setInputFiles({ name, mimeType, buffer });
    await choose('logo.svg', 'image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await page.getByText('A logo is a picture. Save it as a PNG or JPEG.').waitFor();
    await choose('large.png', 'image/png', Buffer.concat([png(), Buffer.alloc(250_000)]));
    await page.getByText('This picture is too large.').waitFor();
    await choose('logo.png', 'image/png', png());
    await page.getByText('Your picture has arrived.').waitFor();
    await town.app.hours(0.1);
    await page.getByRole('img', { name: 'Your logo' }).waitFor();
    expect(await page.getByRole('img', { name: 'Your logo' }).evaluate((img: any) => img.naturalWidth)).toBeGreaterThan(0);
    expect([await axe(page), complaints]).toEqual([[], []]);
    expect(await shop.told('document.cleared.v1')).toMatchObject([{ data: { requirementId: 'brand:logo' } }]);
    await context.close();
  });

  test('keeps its logo when something else comes under the name of one', async () => {
    const before = await logo();
    expect(before).toMatchObject({ last: { state: 'clean' }, picture: expect.stringMatching(/^data:image\/png;base64,/) });
    const { body } = await form('image/png', 'not-a-picture');
    await sendForm(body, pdf());
    await town.app.hours(0.1);
    expect(await logo()).toMatchObject({
      picture: before.picture,
      last: { state: 'refused', remedy: expect.stringContaining('PNG') },
    });
    expect((await form('application/pdf', 'not-a-picture-2')).status).toBe(400);
    const large = (await form('image/png', 'too-large-1')).body;
    expect((await sendForm(large, Buffer.concat([png(), Buffer.alloc(250_000)]))).code).toBe('EntityTooLarge');
    expect((await logo()).picture).toBe(before.picture);
  });

  test.each([
    ['en', 'light', 390],
    ['fr', 'dark', 390],
    ['en', 'dark', 1440],
  ] as const)('in %s, %s, at %i px', async (language, colorScheme, width) => {
    await town.app.hours(1 / 60);
    const { page, complaints, context } = await newPage(browser, { colorScheme, viewport: { width, height: 900 } });
    page.setDefaultTimeout(20_000);
    await page.goto(`${town.url}/m/${shop.id}/brand`);
    await signInAs(page, town.app, lia);
    await page.getByRole('img').waitFor();
    if (language === 'fr') await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { level: 1, name: language === 'fr' ? 'Marque' : 'Brand' }).waitFor();
    await page.screenshot({ path: `${out}/brand-${language}-${colorScheme}-${width}.png`, fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect([await axe(page), complaints]).toEqual([[], []]);
    await context.close();
  });
});
