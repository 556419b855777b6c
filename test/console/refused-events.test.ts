import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const iban = 'DE89370400440532013000';

describe.skipIf(!hasBrowser)('events that were refused', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.send('requirement.submitted.v1', shop.reference, { requirementId: 'website', documentReference: 'vault/1' });
    await world.send('requirement.submitted.v1', 'nobody', { requirementId: 'bank_account', value: iban });
    // who is not known may be on the way: it is tried for a while first
    await world.hours(1);
  });
  const trouble = async (name: string) => {
    const page = await desk.as(name);
    await page.route(/\/api\/rejected\?/, (route) =>
      route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }),
    );
    await page.goto(`${desk.world.url}/playbooks?tab=trouble`);
    return page;
  };

  test('are read with why, page by page, by those who may, and replayed by a lead only', async () => {
    const page = await trouble('Emma');
    await page.getByText(/subject "nobody".* is not a registered merchant/).waitFor();
    await page.getByText('(1+)').waitFor();
    await page.getByRole('button', { name: 'Older' }).click();
    await page.getByText(new RegExp(`subject "${shop.reference}".* is not a registered merchant`)).waitFor();
    expect(await page.getByRole('button', { name: 'Replay', exact: true }).count()).toBe(0);
    const viewer = await trouble('Farid');
    await viewer.getByRole('heading', { name: 'Playbooks' }).waitFor();
    expect(await viewer.getByText(/is not a registered merchant/).count()).toBe(0);
  });

  test('count once they are replayed after what was wrong with them is mended', async () => {
    await desk.world.apply(shop.reference, bookshop);
    const page = await trouble('Dieter');
    await page.getByRole('button', { name: 'Older' }).click();
    await page.getByText(new RegExp(`subject "${shop.reference}"`)).waitFor();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByText(/^Replayed/).waitFor();
    await desk.world.hours(0.1);
    const { requirements } = await desk.seen(shop.merchantId);
    expect(requirements.find(({ id }: { id: string }) => id === 'website').verificationStatus).toBe('pending_verification');
  });

  test('and kept without an account number are not replayed as something else, nor show the number', async () => {
    const page = await trouble('Dieter');
    await page.getByText(/subject "nobody"/).waitFor();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByText(/stored without its account number/).waitFor();
    expect(desk.heard.join('\n')).not.toContain(iban.slice(4));
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
