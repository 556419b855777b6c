import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');

describe.skipIf(!hasBrowser)('connections', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.apply(shop.reference, bookshop);
  });
  const shown = async (name: string, options = {}) => {
    const page = await desk.as(name, options);
    await page.goto(`${desk.world.url}/playbooks?tab=connections`);
    return page;
  };

  test('show every system with its address and what came of it', async () => {
    const page = await shown('Emma');
    await page.getByRole('heading', { name: 'Connections', exact: true }).waitFor();
    for (const text of ['Stripe', '/hooks/stripe', 'Jira', '/hooks/jira', 'Zendesk', 'Your own systems', 'Nothing waits'])
      await page.getByText(text).first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    const { SHOTS } = process.env;
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/connections.png`, fullPage: true });
  });

  test('are tested by whoever runs the system: our door takes the signed message, and what is not set up says so', async () => {
    const page = await shown('Gwen');
    await page.getByRole('button', { name: 'Test the connection to Stripe' }).click();
    await page.getByText('A signed test message arrived here and was recognized').waitFor();
    await page.getByRole('button', { name: 'Test the connection to Jira' }).click();
    await page.getByText('Its secret does not contain a site and access yet').waitFor();
    expect(await seriousOf(page)).toEqual([]);
    const { SHOTS } = process.env;
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/connections-tested.png`, fullPage: true });
  });

  test('are whole on a telephone in the dark', async () => {
    const page = await shown('Emma', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.getByText('/hooks/stripe').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const { SHOTS } = process.env;
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/connections-small.png`, fullPage: true });
  });

  test('are not shown to somebody who only looks', async () => {
    const page = await shown('Farid');
    await page.getByText('Your role does not show connections.').waitFor();
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
