import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { makeFiguresHourly } from '../../world/hourly-figures.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

/** shops that are nudged, so that six of them are enough for a rate */
const shops = ['livro', 'papel', 'tinta', 'lapis', 'caneta', 'borracha'].map(treated);

describe.skipIf(!hasBrowser)('the figures in the browser', () => {
  // a Friday, after that day's rollup
  const desk = useDesk('2026-10-30T12:00:00.000Z');
  const look = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await desk.as('Farid', options);
    await page.goto(`${desk.world.url}/figures`);
    return page;
  };

  test('before the first rollup the page says when there will be some', async () => {
    const page = await look();
    await page.getByText('No figures yet').waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('before anybody applied there is nothing to measure', async () => {
    await desk.world.hours(3 * 24);
    const page = await look();
    await page.getByText('No merchants have applied yet').waitFor();
  });

  test('a few merchants give no rate: the page says so, with how many there are', async () => {
    for (const shop of shops.slice(0, 2)) await desk.world.apply(shop.reference, bookshop);
    await desk.world.hours(2 * 24);
    const page = await look();
    await page.getByText('As of 4 Nov 2026, 04:00 UTC, over 2 merchants.').waitFor();
    await page
      .getByText(/not enough data \(n = 2\)/)
      .first()
      .waitFor();
    expect(await page.getByText(/\d% \(n = 2\)/).count()).toBe(0);
  });

  test('every figure is there with its n, its definition on hover, and the list behind it', async () => {
    for (const shop of shops.slice(2)) await desk.world.apply(shop.reference, bookshop);
    await desk.world.hours(10 * 24);
    const page = await look();
    const onboarding = page.getByText('Onboarding', { exact: true });
    await onboarding.waitFor();
    await page.getByText('100% (n = 6)').first().waitFor();
    await page.getByRole('button', { name: /^Definition: Merchants that stalled in the stage/ }).hover();
    await page.getByText(/^Merchants that stalled in the stage \/ merchants that entered it/).waitFor();
    await page.getByRole('link', { name: /Stalled now: 6/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('All 6.').waitFor();
    await expect.poll(() => dialog.getByRole('link', { name: 'Livraria Boa Leitura' }).count()).toBe(6);
    await dialog.getByRole('link', { name: /On the Merchants page/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Merchants' }).waitFor();
    expect(new URL(page.url()).search).toBe('?stage=onboarding&awaiting=merchant&stalledDays=1&sort=stalled');
    await page.getByRole('link', { name: 'Livraria Boa Leitura' }).first().waitFor();
  }, 240_000);

  test('a bottleneck is opened down to its merchants and its policy, and what a change would do is a step away', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/process?playbook=onboarding`);
    await page.getByText(/: \d+% of all time \([\d.]+ days\)\. Waiting on: Merchant\./).waitFor();
    await page.locator('.graph svg .count').first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Merchants and policy' }).click();
    await page.getByText(/^Deadline \d+ days after it is asked for\.$/).waitFor();
    await expect.poll(() => page.getByRole('link', { name: 'Livraria Boa Leitura' }).count()).toBe(6);
    await page.getByRole('link', { name: 'What a change would do' }).click();
    await page.getByRole('button', { name: 'What will it take?' }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${desk.world.url}/process?playbook=onboarding`);
    await page.locator('.graph svg .count').first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  test('on a laptop the figures are made at every full hour, and an open page shows them', async () => {
    await makeFiguresHourly(desk.world.cloud);
    const page = await look();
    await page.getByText(/^As of 1[34] Nov 2026, 04:00 UTC, over 6 merchants/).waitFor();
    await desk.world.hours(2);
    await page.getByText(/^As of 14 Nov 2026, 14:00 UTC, over 6 merchants/).waitFor();
    await expect
      .poll(() => page.locator('.figure-curve .axis').allTextContents())
      .toEqual(['Merchants not yet activated (%)', 'Days since the application']);
  });

  test.each([
    { name: 'light, wide', options: {} },
    {
      name: 'dark, on a telephone, in French',
      options: { colorScheme: 'dark', locale: 'fr-FR', viewport: { width: 390, height: 844 } },
    },
  ] as const)('axe finds nothing serious, and nothing is wider than the screen: $name', async ({ options }) => {
    const page = await look(options);
    await page.getByText('(n = 6)').first().waitFor();
    await page.getByRole('img').first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
