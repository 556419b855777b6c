import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openBrowser } from '../console/open-console.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { merchantApi } from './merchant-api.ts';
import { axe, codeFor, newPage, openPage, signInAs } from './open-page.ts';

let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let shop: Journey;
let api: ReturnType<typeof merchantApi>;
const lia = 'lia@boa-leitura.example.com';
const number = 'GB33BUKB20201555555555';
const account = { of: 'bank_account', country: 'GB', accountNumber: number, holder: 'Livraria Boa Leitura' };
const out = projectPath('out/merchant-page');

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z');
  browser = await openBrowser();
  api = merchantApi(town.app);
  shop = new Journey(town.app, 'asks');
  await shop.goLive({ persons: [{ name: 'Lia Reis', roles: ['owner'] }] });
  await shop.pay(5_000);
  await town.app.days(40);
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const my = (path: string) => `/my/${shop.id}/${path}`;
const post = (path: string, body: object, key?: string) => api.as(lia, 'POST', my(path), body, key);
const newCode = async (): Promise<string> => {
  await town.app.hours(1 / 60);
  return (await post('code', {})).body.ticket;
};
const proven = async (): Promise<string> => {
  const ticket = await newCode();
  expect((await post('code/proof', { ticket, code: await api.code(lia) })).status).toBe(200);
  return ticket;
};
const ask = (ticket: string, change: object = account, key?: string) => post('account-changes', { ticket, change }, key);

describe('another account is asked for', () => {
  test('with a new code: a session alone, a code not typed yet, and the code of a sign-in are none', async () => {
    expect((await ask('guessed')).body).toMatchObject({ code: 'new-code-wanted' });
    const untyped = await newCode();
    expect((await ask(untyped)).body).toMatchObject({ code: 'new-code-wanted' });
    const wrong = await post('code/proof', { ticket: untyped, code: '00000000' });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'code-wrong']);
    await town.app.hours(1 / 60);
    const signIn = (await api.ask(lia)).body.ticket;
    expect((await post('code/proof', { ticket: signIn, code: await api.code(lia) })).body).toMatchObject({
      code: 'code-expired',
    });
    expect((await ask(signIn)).body).toMatchObject({ code: 'new-code-wanted' });
    expect((await shop.seen()).accountChanges).toEqual([]);
  });

  test('within ten minutes of the code, once: sent twice is asked once, and another change takes another code', async () => {
    const late = await proven();
    await town.app.hours(10 / 60);
    expect((await ask(late)).body).toMatchObject({ code: 'new-code-wanted' });
    const ticket = await proven();
    const first = await ask(ticket, account, 'change-once');
    expect(first.body).toMatchObject({ kind: 'asked' });
    expect((await ask(ticket, account, 'change-once')).body).toEqual(first.body);
    const other = { of: 'contact', phone: '+5511912345678' };
    expect((await ask(ticket, other)).body).toMatchObject({ code: 'new-code-wanted' });
    expect((await shop.seen()).accountChanges).toMatchObject([
      { status: 'open', askedBy: { kind: 'merchant', id: lia }, request: { through: 'page' }, to: { last4: '5555' } },
    ]);
  });

  test('and is shown with what comes next, the number in part and nobody of ours by name', async () => {
    const { status, body } = await api.as(lia, 'GET', my('account-changes'));
    expect(status).toBe(200);
    expect(body.changes).toMatchObject([{ status: 'open', askedBy: lia, to: { last4: '5555' }, mayObject: true }]);
    expect(body.changes[0].steps[1]).toMatchObject({ step: 'document', state: 'now' });
    expect(body.changes[0].handIn).toMatch(/^change_proof:/);
    expect(body.mayAsk).toEqual(['address', 'contact']);
    expect(JSON.stringify(body)).not.toMatch(/fingerprint|desk\.example|20201555/);
  });

  test('and is stopped by one word on the page: payouts wait, and a security task opens', async () => {
    const [change] = (await shop.seen()).accountChanges;
    const object = () => post(`account-changes/${change.id}/objection`, {}, 'object-once');
    expect((await object()).body).toEqual({ kind: 'stopped' });
    expect((await object()).body).toEqual({ kind: 'stopped' });
    const { merchant, tasks } = await shop.seen();
    expect(merchant.payoutsEnabled).toBe(false);
    expect(tasks.filter((one: any) => one.queue === 'security')).toHaveLength(1);
    expect((await post('account-changes/guessed/objection', {})).body).toMatchObject({ code: 'change-unknown' });
  });

  test('no full number and no code is kept anywhere', async () => {
    const rows = await town.app.aws('dynamodb', 'Scan', { TableName: town.app.laptop.tableName });
    expect(JSON.stringify(rows.Items)).toContain('account_change');
    expect(JSON.stringify(rows.Items)).not.toContain(number);
    expect(JSON.stringify(await town.app.timeline(shop.id))).not.toContain('fresh/');
  });
});

test.each([
  ['en', 'light', 390, 'contact'],
  ['fr', 'dark', 390, 'address'],
  ['en', 'dark', 1440, 'bank_account'],
] as const)('in %s, %s, at %i px a change of %s is asked for and shown', async (language, colorScheme, width, kind) => {
  await town.app.hours(1 / 60);
  const { page, complaints, context } = await newPage(browser, { colorScheme, viewport: { width, height: 900 } });
  await page.goto(`${town.url}/m/${shop.id}/account-changes`);
  await signInAs(page, town.app, lia);
  await page.getByRole('heading', { name: 'Account changes', level: 1 }).waitFor();
  if (language === 'fr') await page.getByRole('button', { name: 'Français' }).click();
  const w =
    language === 'fr'
      ? {
          start: 'Demander un changement',
          code: 'M’envoyer un nouveau code',
          typed: /Nouveau code/,
          send: 'Demander le changement',
        }
      : { start: 'Ask for a change', code: 'Send me a new code', typed: /New code/, send: 'Ask for the change' };
  await page.getByRole('link', { name: w.start }).click();
  await page.getByRole('combobox').first().selectOption(kind);
  if (kind === 'contact') await page.getByLabel('New phone number').fill('+5511912345678');
  if (kind === 'address') {
    await page.getByLabel('Numéro et rue').fill('Rua Nova 1');
    await page.getByLabel('Ville').fill('Santos');
  }
  if (kind === 'bank_account') {
    await page.getByLabel('Account holder').fill('Livraria Boa Leitura');
    await page.getByLabel('IBAN or account number').fill('GB33BUKB20201555555550');
  }
  const problem = page.getByRole('alert');
  // half a minute after the code of the sign-in
  await town.app.hours(1 / 60);
  await page.getByRole('button', { name: w.code }).click();
  const field = page.getByLabel(w.typed);
  await field.fill('0000 0000');
  await page.getByRole('button', { name: w.send }).click();
  await problem.waitFor();
  await field.fill(await codeFor(town.app, lia));
  await page.screenshot({ path: `${out}/ask-change-${language}-${colorScheme}-${width}.png`, fullPage: true });
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: w.send }).click();
  if (kind === 'bank_account') {
    // what was typed and the code stay while the number is put right
    await page.getByText('This is not a valid account number.').waitFor();
    await page.getByLabel('IBAN or account number').fill(number);
    await page.getByRole('button', { name: w.send }).dblclick();
  }
  const title = {
    contact: 'Contact: +5511912345678',
    address: /^Adresse : Rua Nova 1/,
    bank_account: /^Bank account: United Kingdom/,
  };
  const card = page.getByRole('article', { name: title[kind] }).first();
  await card.waitFor();
  await card.getByText(language === 'fr' ? 'En vérification' : 'Being checked').waitFor();
  await page.screenshot({ path: `${out}/account-changes-${language}-${colorScheme}-${width}.png`, fullPage: true });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect([await axe(page), complaints]).toEqual([[], []]);
  if (kind === 'contact') {
    await card.getByRole('button', { name: /We did not ask for this/ }).click();
    await card.getByText('This cannot be taken back.').waitFor();
    await card.getByRole('button', { name: 'We did not ask for this' }).click();
    await card.getByText('Somebody objected.').waitFor();
  }
  await context.close();
});
