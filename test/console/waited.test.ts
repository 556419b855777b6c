import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('asks');
const out = projectPath('out/console');

describe.skipIf(!hasBrowser)('what a merchant asked', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.apply(shop.reference, bookshop);
    const path = `/my/${shop.merchantId}/requests`;
    await world.visit(bookshop.contact.email, path, { kind: 'ask', topic: 'payout', text: 'Where is my payout?' });
    await world.hours(3);
  });

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('says whom it waited for, on a %s page of %i px', async (colorScheme, width) => {
    mkdirSync(out, { recursive: true });
    const page = await desk.as('Ana');
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${desk.world.url}/tasks?queue=cases`);
    await page.locator('.task-line a').first().click();
    await page.getByText('Waited for us 3 hours').waitFor();
    expect(await page.locator('.waited').isVisible()).toBe(true);
    await page.locator('.waited').scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${out}/waited-${width}.png` });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await seriousOf(page)).toEqual([]);
  });

  test('is a case whose clock is due next, and a promise made in it is kept', async () => {
    const page = await desk.as('Ana');
    await page.goto(`${desk.world.url}/cases`);
    await page.getByRole('link', { name: 'Where is my payout?' }).click();
    await page.getByText('Waited for us 3 hours').waitFor();
    await page.getByText('First reply').first().waitFor();
    await page.getByRole('button', { name: 'Promise a day…' }).click();
    await page.getByLabel('What is promised').fill('The money arrives');
    await page.getByLabel(/By the end of business/).fill('2026-11-06');
    await page.getByRole('button', { name: 'Promise', exact: true }).click();
    await page.getByText(/“The money arrives” by .* promised by/).waitFor();
    await page.screenshot({ path: `${out}/case.png`, fullPage: true });
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Kept', exact: true }).click();
    await page.getByText(/kept .*2026/).waitFor();
    await page.setViewportSize({ width: 390, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await page.screenshot({ path: `${out}/case-390.png`, fullPage: true });
  });
});
