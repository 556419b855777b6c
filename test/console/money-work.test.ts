import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStripe } from '../connectors/fake-stripe.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('money-shop');
const settlement = (
  payout: string,
) => `Psp Reference,Merchant Reference,Creation Date,Type,Net Currency,Net Debit (NC),Net Credit (NC),Batch Number
8816000000000001,order-1,2026-11-01 10:00:00,Settled,BRL,,98.60,7
,PAYOUT-7,2026-11-02 05:00:00,MerchantPayout,BRL,${payout},,7
`;

let psp: Awaited<ReturnType<typeof openStripe>>;
beforeAll(async () => {
  psp = await openStripe();
});
afterAll(() => psp?.close());

describe.skipIf(!hasBrowser)('the money part of a support analyst’s day', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.apply(shop.reference, bookshop);
  });
  const { as } = desk;
  const upload = async (page: Awaited<ReturnType<typeof as>>, name: string, text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Upload a file…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await dialog.getByRole('button', { name: 'Upload', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await desk.world.hours(0.1);
  };

  test('a file that does not add up is refused with its difference; the right one is taken in, and one field says where the money is', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/money`);
    await upload(page, 'wrong.csv', settlement('98.70'));
    await page.getByText('Refused as a whole').first().waitFor();
    await page
      .getByText(/^Difference: /)
      .first()
      .waitFor();
    await upload(page, 'right.csv', settlement('98.60'));
    await page.getByText('Taken in', { exact: true }).first().waitFor();
    await page.getByText('PAYOUT-7').first().waitFor();
    await page.getByLabel(/^Reference of a payment/).fill('order-1');
    await page.getByRole('button', { name: 'Trace', exact: true }).click();
    await page.getByText('Payout sent to the bank').waitFor();
    await page.getByText(/right\.csv · row 2/).waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('a refund is asked for in the case, at the provider that holds the payment, and nothing is booked here', async () => {
    const secret = { signing: 'whsec_made_up', site: psp.site, authorization: 'Bearer sk_made_up' };
    const stripe = { SecretId: 'firstsale-dev/connectors/stripe', SecretString: JSON.stringify(secret) };
    await desk.world.cloud.call('secretsmanager', 'PutSecretValue', stripe);
    const caseId = 'zendesk-77';
    await desk.world.send('case.opened.v1', shop.reference, { caseId, title: 'Refund for a customer', topic: 'refund' });
    await desk.world.hours(0.2);
    const page = await as('Emma');
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('link', { name: 'Refund for a customer', exact: true }).first().click();
    await page.getByRole('button', { name: 'Request a refund…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Provider/ }).click();
    await page
      .getByRole('option', { name: /stripe/ })
      .first()
      .click();
    await dialog.getByLabel(/^Payment, as/).fill('ch_3Made');
    await dialog.getByLabel(/^Amount/).fill('12.50');
    await dialog.getByLabel(/^Reason/).fill('bought twice');
    await dialog.getByRole('button', { name: 'Request the refund' }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.world.hours(1);
    expect(psp.refunds).toMatchObject([{ form: { charge: 'ch_3Made', amount: '1250' } }]);
    await page.getByText('Refund re_1').waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('the screen speaks French, and a telephone has room for it', async () => {
    const page = await as('Emma', { locale: 'fr-FR', viewport: { width: 390, height: 844 } });
    await page.goto(`${desk.world.url}/money`);
    await page.getByRole('heading', { name: 'Argent', level: 1 }).waitFor();
    await page.getByText('Où est l’argent ?').waitFor();
    expect(await seriousOf(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(wide).toBe(false);
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
