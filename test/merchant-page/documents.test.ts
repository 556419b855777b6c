import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../console/open-console.ts';
import { heic, pdf, png } from '../domain/file/files.ts';
import { sendForm } from '../e2e/send-form.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, newPage, openPage, signInAs } from './open-page.ts';

let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let shop: Journey;
let requirementId = '';
const lia = 'lia@boa-leitura.example.com';
const busy = { timeout: 15_000 };

beforeAll(async () => {
  town = await openPage('2026-03-02T12:00:00.000Z', 0);
  browser = await openBrowser();
  shop = new Journey(town.app, 'documents');
  await shop.apply({
    contact: { name: 'Lia', email: lia, phone: '+5511987654321' },
    persons: [{ name: 'Lia Reis', roles: ['owner'] }],
  });
  const { body } = await merchantApi(town.app).as(lia, 'GET', `/my/${shop.id}/home?language=en`);
  requirementId = body.yours.find(({ handIn }: { handIn?: string }) => handIn === 'document').id;
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const step = () => `${town.url}/m/${shop.id}/due/${encodeURIComponent(requirementId)}`;
const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
const documents = async () => (await shop.seen()).documents;

describe('a merchant with a document to hand in', () => {
  test('is told at once what to do about a HEIC photo, hands in a PDF, and sees that it arrived and was scanned', async () => {
    const { page, complaints, context } = await newPage(browser);
    await page.goto(step());
    await signInAs(page, town.app, lia);
    await page.getByText('Choose a file or take a photo').waitFor(busy);
    expect(await page.locator('input[type=file]').getAttribute('accept')).toBe('image/jpeg,image/png,application/pdf');
    await choose(page, 'passport.heic', 'image/heic', heic);
    await page.getByText('Apple’s HEIC format').waitFor(busy);
    expect(await documents()).toEqual([]);
    await choose(page, 'passport.pdf', 'application/pdf', pdf());
    await page.getByText('Arrived. We are scanning it.').or(page.getByText('Arrived and scanned.')).waitFor(busy);
    await town.app.hours(0.1);
    await page.getByText('Arrived and scanned.').waitFor(busy);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await documents()).toMatchObject([{ state: 'clean', name: 'passport.pdf', from: { kind: 'merchant', id: lia } }]);
    expect(await shop.requirement(requirementId)).toMatchObject({ verificationStatus: 'pending_verification' });
    expect(await shop.told('requirement.submitted.v1')).toMatchObject([{ actor: { kind: 'merchant', id: lia } }]);
    await context.close();
  });
});

describe('a merchant whose connection breaks', () => {
  test('loses nothing: the file is sent again with the same id, also after the page was dropped', async () => {
    const other = new Journey(town.app, 'breaks');
    const email = 'rui@breaks.example.com';
    await other.apply({
      contact: { name: 'Rui', email, phone: '+5511987654322' },
      persons: [{ name: 'Rui Reis', roles: ['owner'] }],
    });
    const { page, context } = await newPage(browser);
    await page.goto(`${town.url}/m/${other.id}/due/${encodeURIComponent(requirementId)}`);
    await signInAs(page, town.app, email);
    await page.getByText('Choose a file or take a photo').waitFor(busy);
    await page.route(/127\.0\.0\.1/, (route) => route.abort());
    await choose(page, 'photo.png', 'image/png', png());
    await page.getByText('The file did not arrive.').waitFor(busy);
    await page.unroute(/127\.0\.0\.1/);
    // the camera drops the page: it comes back to the step, and the file goes on by itself
    await page.reload();
    await page.getByText('photo.png').waitFor(busy);
    await town.app.hours(0.1);
    await page.getByText('Arrived and scanned.').waitFor(busy);
    expect((await other.seen()).documents).toMatchObject([{ state: 'clean', name: 'photo.png' }]);
    await context.close();
  });
});

test('a refused document shows its reason, in the language of the reader, and can be replaced', async () => {
  const other = new Journey(town.app, 'replaced');
  const email = 'ana@replaced.example.com';
  await other.apply({
    contact: { name: 'Ana', email, phone: '+5511987654323' },
    persons: [{ name: 'Ana Reis', roles: ['owner'] }],
  });
  const api = merchantApi(town.app);
  const path = (what: string) => `/my/${other.id}/requirements/${encodeURIComponent(requirementId)}/${what}`;
  const send = async (uploadId: string, bytes: Uint8Array) => {
    const { body } = await api.as(email, 'GET', path(`upload?uploadId=${uploadId}&type=application%2Fpdf&name=pass.pdf`));
    await sendForm(body, bytes);
    await town.app.hours(0.1);
  };
  await send('first-upload', pdf().subarray(0, 200));
  const shown = async (language: string) => (await api.as(email, 'GET', path(`documents?language=${language}`))).body.documents;
  expect(await shown('en')).toMatchObject([{ state: 'refused', remedy: expect.stringContaining('a part of it is missing') }]);
  expect(await shown('fr')).toMatchObject([{ remedy: expect.stringContaining('il en manque une partie') }]);
  await send('second-upload', pdf());
  expect(await shown('en')).toMatchObject([{ state: 'clean' }, { state: 'refused' }]);
  expect(JSON.stringify(await shown('en'))).not.toMatch(/uploads|sha256/);
});
