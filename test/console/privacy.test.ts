import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, settled, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('livraria-fechada');
const { SHOTS } = process.env;

describe.skipIf(!hasBrowser)('erasing the persons of a merchant', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, seen, token }) => {
    await world.apply(shop.reference, bookshop);
    const { version } = (await seen(shop.merchantId)).merchant;
    await fetch(`${world.api}/merchants/${shop.merchantId}/withdraw`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': 'withdraws-it' },
        authorization: `Bearer ${await token('dieter')}`,
      },
      body: JSON.stringify({ version, reason: 'closed its shop' }),
    });
    await world.hours(1);
  });

  test('a lead asks for it on the merchant’s page, and is told that a second person confirms it', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await settled(page);
    await page.getByRole('button', { name: 'Privacy' }).click();
    await page.getByRole('menuitem', { name: 'Erase persons…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('their letter of 1 November');
    expect(await seriousOf(page)).toEqual([]);
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/privacy-ask.png` });
    await dialog.getByRole('button', { name: 'Ask for erasure' }).click();
    await page.getByText('A second person confirms or refuses it under Privacy.').waitFor();
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/privacy-asked.png` });
    // who asked cannot be the second person
    await page.goto(`${desk.world.url}/privacy`);
    await page.getByText('Waiting for a second person').waitFor();
    expect(await page.getByRole('button', { name: 'Confirm…' }).count()).toBe(0);
  });

  test('a second person confirms it; from then on the one role sees the merchant, and nobody else', async () => {
    const page = await desk.as('Gwen');
    await page.goto(`${desk.world.url}/privacy`);
    await page.getByRole('button', { name: 'Confirm…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('This cannot be undone.').waitFor();
    await dialog.getByRole('textbox').fill('as they asked');
    await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
    await page.getByText(/Restricted until/).waitFor();
    await desk.world.hours(2);
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await page.getByText('There is no merchant with this ID.').waitFor();
    expect(await page.getByText(bookshop.legalName).count()).toBe(0);
    const keeper = await desk.as('Nora');
    await keeper.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await keeper.getByText(/only the privacy role sees this merchant/).waitFor();
    await keeper.getByText(bookshop.legalName).first().waitFor();
    if (SHOTS !== undefined) await keeper.screenshot({ path: `${SHOTS}/privacy-restricted.png` });
  });

  test('the certificate says what was removed, in words, and is whole on a telephone in the dark', async () => {
    const page = await desk.as('Dieter', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.goto(`${desk.world.url}/privacy`);
    await page.getByRole('button', { name: 'Certificate' }).click();
    const dialog = page.getByRole('dialog');
    for (const text of ['Contact data and what was written', 'Applications as received', 'Accounts: payments, names on invoices'])
      await dialog.getByText(text).first().waitFor();
    expect(await dialog.getByText(/^store:/).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousOf(page)).toEqual([]);
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/privacy-certificate.png` });
  });

  test('no page wrote an error to the console', () => {
    // the merchant that is not there any more is asked for on purpose
    expect(desk.complaints.filter((one) => !one.includes('status of 404'))).toEqual([]);
  });
});
