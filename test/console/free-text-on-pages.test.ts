import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, lookalike, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const [shop, listed] = [treated('boa-leitura'), treated('zhdanenko')];
const link = 'https://en.example/wiki/Shop_(trade)';
/** what a person may type: separators, marks of Markdown and HTML, a placeholder, another direction of writing, lines and blanks */
const typed = (where: string): string =>
  `${where}: see a_b. **twelve**  - ask_for.Lia (${link}).\n\tשלום 👍🏽 <b>& {reason} {by} $& javascript:alert(1)</b>`;

describe.skipIf(!hasBrowser)('what a person typed', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(listed.reference, lookalike);
    await supplyAll(listed);
  });
  const does = async (who: string, merchantId: string, path: string, body: object): Promise<void> => {
    const answer = await fetch(`${desk.world.api}/merchants/${merchantId}/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await desk.token(who)}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
    expect([answer.status, path, answer.ok ? '' : await answer.text()]).toEqual([200, path, '']);
  };
  const version = async (merchantId: string): Promise<number> => (await desk.seen(merchantId)).merchant.version;
  const taskOf = async (merchantId: string, queue: string): Promise<any> =>
    (await desk.seen(merchantId)).tasks.find((one: any) => one.queue === queue);
  /** each of them stands on the page letter by letter, and its only link is the address in it */
  const shown = async (page: Page, texts: readonly string[]): Promise<void> => {
    const all = page.locator('bdi.typed');
    for (const text of texts) {
      const own = all.filter({ hasText: text.split(':')[0] ?? '' });
      await own.first().waitFor();
      expect([...new Set(await own.evaluateAll((found) => found.map((one) => one.textContent)))]).toEqual([text]);
      const links = await own
        .first()
        .locator('a')
        .evaluateAll((found) => found.map((one) => [one.getAttribute('href'), one.textContent]));
      expect(links).toEqual([[link, link]]);
    }
  };

  test('about a merchant stands on its page exactly as typed', async () => {
    const { merchantId } = shop;
    await does('ana', merchantId, 'comments', { version: await version(merchantId), comment: typed('Note') });
    const contact = { channel: 'phone', outcome: 'reached', topic: 'a_b: what - is.next', summary: typed('Summary') };
    await does('ana', merchantId, 'contacts', { version: await version(merchantId), ...contact });
    const until = new Date(Date.parse('2026-11-04T12:00:00.000Z')).toISOString();
    const [ladder] = (await desk.seen(merchantId)).ladders;
    await does('ana', merchantId, 'snooze', { version: ladder.version, until, reason: typed('Pause') });
    const conditions = [{ method: 'pix', basisPoints: 90, fixedMinor: 10 }];
    const price = { conditions, validFrom: '2026-12-01', reason: typed('Price') };
    await does('dieter', merchantId, 'prices', { version: await version(merchantId), ...price });
    const raised = { queue: 'product', title: 'a_b: what - is.next', note: typed('Raised') };
    await does('ana', merchantId, 'tasks', { version: await version(merchantId), ...raised });
    const { id } = await taskOf(merchantId, 'product');
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${merchantId}/${id}`)}`);
    await shown(page, [typed('Raised')]);
    await page.goto(`${desk.world.url}/merchants/${merchantId}`);
    await shown(page, ['Note', 'Summary', 'Pause', 'Price'].map(typed));
    expect(await page.locator('bdi.typed', { hasText: 'a_b: what' }).first().textContent()).toBe('a_b: what - is.next');
    expect(desk.complaints).toEqual([]);
  });

  test('about a task stands with it exactly as typed, in either language', async () => {
    const { merchantId } = listed;
    const path = async (what: string): Promise<[string, number]> => {
      const { id, version: seen } = await taskOf(merchantId, 'risk_review');
      return [`tasks/${encodeURIComponent(id)}/${what}`, seen];
    };
    const toTask = async (who: string, what: string, body: object): Promise<void> => {
      const [where, seen] = await path(what);
      await does(who, merchantId, where, { version: seen, ...body });
    };
    await toTask('ana', 'comments', { comment: typed('Comment') });
    await toTask('chloe', 'claim', {});
    await toTask('chloe', 'decision', { choice: 'approve', reason: typed('Approval') });
    await toTask('bruno', 'snooze', { until: '2026-11-04T12:00:00.000Z', reason: typed('Later') });
    const { id } = await taskOf(merchantId, 'risk_review');
    for (const locale of ['en-GB', 'fr-FR']) {
      const page = await desk.as('Bruno', { locale });
      await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${merchantId}/${id}`)}`);
      await shown(page, ['Comment', 'Approval', 'Later'].map(typed));
    }
    expect(desk.complaints).toEqual([]);
  });
});
