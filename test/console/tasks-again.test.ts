import { describe, expect, test } from 'vitest';
import { bigShop, hasBrowser, lookalike, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const [big, listed] = [treated('relojoaria'), treated('zhdanenko')];

describe.skipIf(!hasBrowser)('tasks, more of them and once more', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(big.reference, bigShop);
    await world.apply(listed.reference, lookalike);
    await supplyAll(big);
    await supplyAll(listed);
  });

  test('of a queue longer than a page the list says that it goes on, and goes on when asked', async () => {
    const page = await desk.as('Ana');
    await page.route(/\/api\/tasks\?/, (route) => route.continue({ url: route.request().url().replace('limit=100', 'limit=1') }));
    await page.goto(`${desk.world.url}/tasks?queue=risk_review`);
    await page.getByText('(1+)').waitFor();
    const reviews = page.getByRole('link', { name: /^Risk review of/ });
    expect(await reviews.count()).toBe(1);
    await page.getByRole('button', { name: 'Show more tasks' }).click();
    await page.getByText('Relojoaria Grande').first().waitFor();
    await page.getByText('Viktor Zhdanenko').first().waitFor();
    expect(await reviews.count()).toBe(2);
    const [{ slaDueAt }] = (await desk.seen(listed.merchantId)).tasks;
    const { now } = await (await fetch(`${desk.world.url}/_laptop/clock`)).json();
    await desk.world.hours((Date.parse(slaDueAt) - Date.parse(now)) / 3_600_000 - 12);
    await page.goto(`${desk.world.url}/today`);
    // what was not read is not taken for what is not there
    await page.getByText('0 overdue, 1+ due within 24 hours.').waitFor();
    await page.getByText('Start here').waitFor();
  });

  test('other words after an answer that got lost are another wish: neither is lost', async () => {
    const page = await desk.as('Ana');
    await page.goto(`${desk.world.url}/merchants/${listed.merchantId}`);
    const note = async (text: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Comment' }).fill(text);
      await page.getByRole('button', { name: 'Add note' }).click();
    };
    const keys: (string | undefined)[] = [];
    await page.route('**/comments', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.getByRole('button', { name: /^More/ }).first().click();
    await page.getByRole('menuitem', { name: 'Add a note…' }).click();
    await note('They called');
    await page.getByText(/Nothing is done twice/).waitFor();
    // the page shows by now that it was done
    await page.getByText('They called', { exact: true }).first().waitFor();
    await page.waitForResponse((response) => /\/api\/merchants\/m_[0-9a-f]+$/.test(response.url()) && response.ok());
    await note('They called, and call again on Monday');
    await page.getByText('They called, and call again on Monday', { exact: true }).first().waitFor();
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
