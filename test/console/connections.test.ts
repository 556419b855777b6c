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

  test('merchants that sell already are imported from a file: tried first, then done, and again from where it stopped', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/merchants`);
    await page.getByRole('button', { name: 'Import merchants…' }).click();
    const dialog = page.getByRole('dialog');
    const header = 'reference;legal_name;legal_entity_type;mcc;country;currency;time_zone;locale;payment_methods;contact_email';
    const row = (name: string, kind = 'company') =>
      `${name};Winkel ${name};${kind};5942;NL;EUR;Europe/Amsterdam;nl-NL;ideal;a@b.example`;
    const rows = [...Array.from({ length: 60 }, (_, n) => row(`live-${n}`)), row('burg', 'castle')];
    const choose = (lines: readonly string[]) =>
      dialog.locator('input[type=file]').setInputFiles({
        ...{ name: 'live.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`) },
      });
    await dialog.getByLabel(/^Reason/).fill('moved to us');
    await choose(['reference;country', 'live-1;NL']);
    await dialog.getByRole('button', { name: 'Try', exact: true }).click();
    await dialog.getByText('The file lacks these columns: legal_name').waitFor();
    await choose([header, ...rows]);
    await dialog.getByRole('button', { name: 'Try', exact: true }).click();
    await dialog.getByText('Would be imported: 60. There already: 0. Refused: 1.').waitFor();
    await dialog.getByText('check legalEntityType').waitFor();
    // the second part finds nobody: the first is done
    let parts = 0;
    await page.route('**/imports', (route) => {
      parts += 1;
      return parts === 2 ? route.abort() : route.continue();
    });
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await dialog.getByText('It stopped after 50 of 61 rows.').waitFor();
    await dialog.getByRole('button', { name: 'Go on', exact: true }).click();
    await dialog.getByText('Imported: 60. There already: 0. Refused: 1.').waitFor();
    expect(parts).toBe(3);
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    const { SHOTS } = process.env;
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/import.png`, fullPage: true });
    await dialog.getByRole('button', { name: 'Try', exact: true }).click();
    await dialog.getByText('Would be imported: 0. There already: 60. Refused: 1.').waitFor();
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
