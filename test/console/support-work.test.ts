import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { countClicks } from './count-clicks.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const many = Array.from({ length: 40 }, (_, n) => treated(`client-shop-${n}`));
const owner = bookshop.contact.email;

describe.skipIf(!hasBrowser)('the work of a support analyst of a payment-method provider', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.apply(shop.reference, bookshop);
    for (const [n, { reference }] of many.entries())
      await world.apply(reference, {
        ...bookshop,
        legalName: `Papelaria ${n} Ltda`,
        registrationNumber: undefined,
        bankAccount: undefined,
        contact: { name: 'Rui', email: `rui@papelaria-${n}.example.com` },
        website: `https://papelaria-${n}.example.com`,
      });
  });
  countClicks(desk, 'a support analyst’s day');
  const { as, seen } = desk;
  const find = async (page: Page, text: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Name, reference/ }).fill(text);
    await page.getByRole('option').first().filter({ hasText: 'Livraria Boa Leitura' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Livraria Boa Leitura' }).waitFor();
  };

  test.each([
    ['a reference', () => shop.reference],
    ['an e-mail address', () => owner],
    ['a name with a typo', () => 'Livraria Boa Leitora'],
    ['a merchant id', () => shop.merchantId],
  ])('%s pasted into one field says where the merchant is, since when, and who must act', async (_what, text) => {
    const page = await as('Emma');
    await find(page, text());
    await page.getByText('Onboarding', { exact: true }).first().waitFor();
    await page.getByRole('heading', { name: 'Outstanding requirements' }).waitFor();
    await page
      .getByText(/Waiting on/)
      .first()
      .waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('a question from the merchant’s page is answered, after reading the letter as the merchant will', async () => {
    const wish = { kind: 'ask', topic: 'payout', text: 'Where is payment 8213?' };
    const asked = await desk.world.asMember(owner, `/my/${shop.merchantId}/requests`, wish);
    expect(asked).toMatchObject({ status: 200, body: { kind: 'asked' } });
    await desk.world.hours(0.1);
    const page = await as('Emma');
    const { id } = (await seen(shop.merchantId)).tasks.find(({ subjectKind }: any) => subjectKind === 'case');
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${shop.merchantId}/${id}`)}`);
    await page.getByText('Where is payment 8213?').first().waitFor();
    const before = (await (await fetch(`${desk.world.url}/_laptop/mail`)).json()).length;
    await page.getByRole('textbox', { name: /Your answer/ }).fill('It was paid out on Friday. Your bank shows it today.');
    await page.getByRole('button', { name: 'Preview', exact: true }).click();
    await page.locator('p.said', { hasText: 'It was paid out on Friday' }).waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await page
      .getByText(/^Closed/)
      .first()
      .waitFor();
    await desk.world.hours(1);
    expect((await (await fetch(`${desk.world.url}/_laptop/mail`)).json()).length).toBeGreaterThan(before);
  });

  test('two methods for forty merchants: the file is tried, then done row by row', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants`);
    await page.getByRole('button', { name: 'Board from a file…' }).click();
    const dialog = page.getByRole('dialog');
    const rows = many.flatMap(({ reference }) => [`${reference};ideal`, `${reference};bancontact`]);
    const text = ['reference;method', ...rows].join('\r\n');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'forty.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await dialog.getByLabel('PSP client').fill('direct');
    await dialog.getByLabel(/^Reason/).fill('asked by the client');
    await dialog.getByRole('button', { name: 'Try', exact: true }).click();
    await dialog.getByText(/80/).first().waitFor();
    expect((await seen(many[0]?.merchantId ?? '')).paymentMethods.map(({ id }: any) => id)).not.toContain('ideal');
    await dialog.getByRole('button', { name: 'Board', exact: true }).click();
    await dialog.getByText('Rows done: 80. Rows not done: 0.').waitFor();
    for (const { merchantId } of [many[0], many[39]].flatMap((one) => one ?? [])) {
      const { paymentMethods } = await seen(merchantId);
      expect(paymentMethods.map(({ id }: any) => id)).toEqual(expect.arrayContaining(['ideal', 'bancontact']));
    }
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
