import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, lookalike, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

/** names a spreadsheet would take for something else than a name */
const names = ['=HYPERLINK("https://x.example.com")', 'Águas, "Lda"', '-1+Papel', '@Tinta'];
const shops = names.map((legalName, at) => ({ ...treated(`loja-${at}`), legalName }));
const listed = treated('zhdanenko');

describe.skipIf(!hasBrowser)('the list of merchants', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    for (const { reference, legalName } of shops) await world.apply(reference, { ...bookshop, legalName });
    await world.apply(listed.reference, lookalike);
    await supplyAll(listed);
    await world.hours(4 * 24);
  });
  /** the list, with what matches on it */
  const look = async (query: string, matching: number): Promise<Page> => {
    const page = await desk.as('Emma');
    await page.goto(`${desk.world.url}/merchants?${query}`);
    await page.getByText(`–${matching} of ${matching}`).waitFor();
    return page;
  };

  test('is written whole as CSV: all that matches, in the order shown, and no cell is a formula', async () => {
    const page = await look('stage=onboarding', shops.length);
    // two at a time, so that the whole is more than one answer
    let asked = 0;
    await page.route(/limit=2000/, (route) => {
      asked += 1;
      return route.continue({ url: route.request().url().replace('limit=2000', 'limit=2') });
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('merchants.csv');
    const bytes = await buffer(await download.createReadStream());
    expect(asked).toBe(2);
    // what tells a spreadsheet that accents are UTF-8
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    const shown = await page.getByRole('rowheader').locator('a').allTextContents();
    expect(shown.toSorted()).toEqual(names.toSorted());
    expect(rows.map(({ legalName }) => legalName?.replace(/^'/, ''))).toEqual(shown);
    expect(rows.map(({ legalName }) => legalName).toSorted()).toEqual(
      ['\'=HYPERLINK("https://x.example.com")', "'-1+Papel", "'@Tinta", 'Águas, "Lda"'].toSorted(),
    );
    for (const row of rows) {
      expect(row).toMatchObject({
        lifecycleStage: 'onboarding',
        country: 'BR',
        currency: 'BRL',
        declaredMonthlyVolumeMinor: '100000',
      });
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
    expect(rows.map(({ externalReference }) => externalReference).toSorted()).toEqual(
      shops.map(({ reference }) => reference).toSorted(),
    );
  });

  test('is not written as CSV before everything that changed is in it', async () => {
    const page = await look('stage=onboarding', shops.length);
    let asked = 0;
    await page.route(/limit=2000/, async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      const answer = await (await route.fetch()).json();
      return route.fulfill({ json: { ...answer, merchants: answer.merchants.slice(1), behind: true } });
    });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const rows = parse(await buffer(await download.createReadStream()), { bom: true, columns: true });
    expect([asked, rows.length]).toEqual([2, shops.length]);
  });

  test('is kept as a view under a name, found again after a reload, and forgotten', async () => {
    const page = await look('stage=onboarding&sort=stalled', shops.length);
    const open = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await open('Views');
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('My onboarding');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'My onboarding', exact: true }).waitFor();
    await page.goto(`${desk.world.url}/merchants`);
    await page.getByText(`–${shops.length + 1} of ${shops.length + 1}`).waitFor();
    await open('Views');
    await page.getByRole('menuitem', { name: 'My onboarding' }).click();
    await page.getByText(`–${shops.length} of ${shops.length}`).waitFor();
    expect(new URL(page.url()).search).toBe('?stage=onboarding&sort=stalled');
    // the address alone says it too, to whoever it is sent
    const other = await look(new URL(page.url()).searchParams.toString(), shops.length);
    expect(await other.getByRole('button', { name: 'My onboarding' }).count()).toBe(0);
    await page.reload();
    await open('My onboarding');
    await page.getByRole('menuitem', { name: /^Delete/ }).click();
    await open('Views');
    await page.getByRole('menuitem', { name: 'All merchants' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'My onboarding' }).count()).toBe(0);
    await page.reload();
    await open('Views');
    await page.getByRole('menuitem', { name: 'All merchants' }).waitFor();
    expect(await page.getByRole('menuitem', { name: /My onboarding|Forget/ }).count()).toBe(0);
  });

  test('is a board too: each stage with how many, what they declared and who is stalled, and each leads to its list', async () => {
    const page = await look('', shops.length + 1);
    await page.getByText('Board', { exact: true }).click();
    const stage = (name: string) => page.getByRole('region', { name, exact: true });
    await stage('Onboarding').waitFor();
    expect(new URL(page.url()).search).toBe('?view=board');
    const stages = ['Onboarding', 'Risk check', 'Activation', 'Care', 'Dormant', 'Offboarded'];
    const counts = await Promise.all(stages.map((name) => stage(name).getByRole('heading').locator('span').last().textContent()));
    expect(counts).toEqual(['4', '1', '0', '0', '0', '0']);
    expect(await stage('Onboarding').textContent()).toContain('R$4,000');
    await stage('Dormant').getByText('None').waitFor();
    await stage('Risk check').getByRole('link', { name: 'Viktor Zhdanenko' }).waitFor();
    await stage('Onboarding').getByRole('link', { name: '4 stalled for a day or more' }).click();
    await page.getByText('–4 of 4').waitFor();
    expect(new URL(page.url()).search).toBe('?stage=onboarding&stalledDays=1&sort=stalled');
    await page.goBack();
    await stage('Risk check').getByRole('link', { name: 'Risk check' }).click();
    await page.getByText('–1 of 1').waitFor();
    await page.getByRole('link', { name: 'Viktor Zhdanenko' }).waitFor();
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
