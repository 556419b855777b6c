import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, lookalike, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const listed = treated('zhdanenko');
const stillBusy = { timeout: 15_000 };

describe.skipIf(!hasBrowser)('working merchants and tasks in the browser', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(listed.reference, lookalike);
    await supplyAll(listed);
    await world.hours(4 * 24);
  });
  const { as, seen, token, heard } = desk;
  /** what somebody does elsewhere, to what is there now */
  const does = async (who: string, what: string, body: object = {}): Promise<number> => {
    const task = await review();
    const answer = await fetch(`${desk.world.api}/merchants/${listed.merchantId}/tasks/${encodeURIComponent(task.id)}/${what}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token(who)}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ version: task.version, ...body }),
    });
    return answer.status;
  };
  const review = async (): Promise<any> =>
    (await seen(listed.merchantId)).tasks.find(({ queue }: { queue: string }) => queue === 'risk_review');
  const openReview = async (page: Page): Promise<void> => {
    const { id } = await review();
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${listed.merchantId}/${id}`)}`);
    await page.getByText('Risk score and reasons').waitFor();
  };
  const choose = async (page: Page, what: string): Promise<void> => {
    await page.getByRole('button', { name: /^More/ }).last().click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const apart = async (page: Page, minutes = 0): Promise<void> => {
    if (minutes > 0) await desk.world.hours(minutes / 60);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
  };

  afterEach(async () => {
    // what one test leaves in somebody's hands is not the next one's matter
    const { status, claimedBy } = await review();
    if (status === 'claimed') await does(claimedBy.split('@')[0], 'release');
  });

  test('a nudge is read before it leaves, and what leaves is what was read', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await page.getByRole('button', { name: 'Nudge now' }).click();
    const letter = page.getByRole('region', { name: 'Preview' });
    await letter.waitFor();
    expect(await letter.getAttribute('lang')).toBe('pt');
    const [subject, body] = [await letter.locator('strong').textContent(), await letter.locator('p').textContent()];
    expect(body).toContain('Sua equipe de cadastro');
    const before = (await (await fetch(`${desk.world.url}/_laptop/mail`)).json()).length;
    await page.getByRole('textbox', { name: /Reason/ }).fill('She asked for it on the phone');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Nudge requested').waitFor();
    await page.getByText('She asked for it on the phone').waitFor();
    await desk.world.hours(1);
    const mails: any[] = await (await fetch(`${desk.world.url}/_laptop/mail`)).json();
    expect(mails).toHaveLength(before + 1);
    const left = mails.find((mail) => mail.subject === subject);
    // the link and the way to stop reminders stand between and after what was read
    for (const paragraph of (body ?? '').split('\n\n')) expect(left?.text).toContain(paragraph);
    expect(left?.text).toContain(`/m/${shop.merchantId}`);
  });

  test('where nothing would leave, the page says why and offers no sending', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants/${listed.merchantId}`);
    await page.getByRole('button', { name: 'Nudge now' }).click();
    await page.getByText('There is no message to send').waitFor();
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
  });

  test('names are shown side by side, documents and each reason of the score beside the decision', async () => {
    const page = await as('Ana');
    await openReview(page);
    const pair = page.locator('.pair').first();
    await pair.waitFor();
    expect(await pair.textContent()).toMatch(/Viktor Zhdanenko.*Viktor Aleksandrovich Zhdanenko/s);
    await page.locator('.reasons tbody tr').first().waitFor();
    await page
      .getByRole('row', { name: /Bank account for payouts/ })
      .first()
      .waitFor();
    await page
      .getByText(/business hours? (left|late)/)
      .first()
      .waitFor();
    await page.getByText('You would be the first.').waitFor();
  });

  test('a comment is kept with the task and on the timeline', async () => {
    const page = await as('Ana');
    await openReview(page);
    await choose(page, 'Comment…');
    await page.getByRole('textbox', { name: 'Comment' }).fill('The register knows another Viktor');
    await page.getByRole('dialog').getByRole('button', { name: 'Comment' }).click();
    await page.getByText('“The register knows another Viktor”').waitFor();
    await page.goto(`${desk.world.url}/merchants/${listed.merchantId}`);
    await page.getByText('The register knows another Viktor').waitFor();
  });

  test('a task is given to a person, who puts it aside and gets it back', async () => {
    const lead = await as('Dieter');
    await openReview(lead);
    await choose(lead, 'Assign…');
    const whom = lead.getByRole('combobox', { name: 'Assignee' });
    await whom.fill('desk');
    // it is a risk review: analysts, viewers and administrators are not offered
    await expect
      .poll(async () => (await lead.getByRole('option').allInnerTexts()).map((text) => text.split('\n')[0]), stillBusy)
      .toEqual(['Ana', 'Bruno', 'Chloé', 'Dieter']);
    await whom.fill('nobody');
    await lead.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await lead.getByText('No one who may decide this has that name').waitFor();
    await whom.fill('bruno');
    await lead.getByRole('option', { name: /bruno@desk/ }).click();
    await lead.getByRole('dialog').getByRole('button', { name: 'Assign' }).click();
    await lead.getByText(/Claimed by Bruno since/).waitFor();
    const bruno = await as('Bruno');
    await openReview(bruno);
    await choose(bruno, 'Snooze…');
    await bruno
      .getByRole('dialog')
      .getByRole('textbox', { name: /Reason/ })
      .fill('The register opens on Monday');
    await bruno.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click();
    await bruno.getByText(/Snoozed until .*The register opens on Monday/).waitFor();
    await desk.world.hours(3 * 24 + 2);
    await expect.poll(async () => (await review()).snoozedUntil, stillBusy).toBeUndefined();
    await bruno.getByText(/Snoozed until/).waitFor({ state: 'detached' });
  });

  test('what somebody changed since it was looked at is not written over: who and what is said, and the page reads anew', async () => {
    const page = await as('Ana');
    await openReview(page);
    await page.getByRole('button', { name: 'Claim' }).last().waitFor();
    await page.route('**/api/merchants/m_*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    expect(await does('bruno', 'comments', { comment: 'I called them' })).toBe(200);
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByText('Someone else was faster').waitFor();
    await page.getByText(/Bruno: Comment, /).waitFor();
    await page.unroute('**/api/merchants/m_*');
    await page.waitForResponse((response) => /\/api\/merchants\/m_[0-9a-f]+$/.test(response.url()) && response.ok());
    await page.getByText('“I called them”').waitFor();
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByRole('button', { name: 'Release' }).click();
    await page.getByRole('button', { name: 'Claim' }).last().waitFor();
  });

  test('many are claimed at once; those somebody else was faster with are named', async () => {
    const page = await as('Ana');
    await page.goto(`${desk.world.url}/tasks`);
    await page.getByRole('checkbox', { name: /^Risk review/ }).check({ force: true });
    await page.route('**/api/tasks?**', (route) => route.abort());
    expect(await does('bruno', 'claim')).toBe(200);
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.getByText('0 done.').waitFor();
    await page.getByText(/Risk review of Viktor Zhdanenko” failed: Bruno: Task claimed/).waitFor();
    expect(await does('bruno', 'release')).toBe(200);
  });

  test('many are claimed, and given back, at once', async () => {
    const page = await as('Ana');
    await page.goto(`${desk.world.url}/tasks`);
    const ticked = page.getByRole('checkbox', { name: /^Risk review/ });
    await ticked.check({ force: true });
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.getByText('1 done.').waitFor();
    await ticked.check({ force: true });
    const released = page.waitForResponse((response) => response.url().endsWith('/release') && response.ok());
    await page.getByRole('button', { name: 'Release' }).first().click();
    await released;
    expect(await does('bruno', 'claim')).toBe(200);
    expect(await does('bruno', 'release')).toBe(200);
  });

  test('a write that found no answer is sent again with the same key, and done once', async () => {
    const page = await as('Ana');
    await openReview(page);
    const keys: (string | undefined)[] = [];
    await page.route('**/claim', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      // the first is done, and its answer gets lost on the way
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.route('**/api/merchants/m_*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByText(/Nothing is done twice/).waitFor();
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.unroute('**/api/merchants/m_*');
    await page.getByRole('button', { name: 'Release' }).waitFor();
    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
    await page.getByRole('button', { name: 'Release' }).click();
  });

  test('on a slow network a dialog says that it waits, and a button cannot be pressed twice', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    let sent = 0;
    await page.route('**/api/**', async (route) => {
      // that a person is here is told beside what they do
      if (route.request().method() === 'POST' && !route.request().url().endsWith('/me/visits')) sent += 1;
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('button', { name: 'Nudge now' }).click();
    await page.getByRole('dialog').getByRole('status', { name: 'Loading' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}?tab=requirements`);
    const menus = page.getByRole('button', { name: /^Actions: / });
    for (let row = 0; (await page.getByRole('menuitem', { name: 'Extend' }).count()) === 0; row += 1) {
      await page.keyboard.press('Escape');
      await menus.nth(row).click();
    }
    await page.getByRole('menuitem', { name: 'Extend' }).click();
    await page.getByRole('textbox', { name: /Reason/ }).fill('The bank is slow');
    const extend = page.getByRole('dialog').getByRole('button', { name: 'Extend' });
    await extend.click();
    await extend.click({ force: true });
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(sent).toBe(1);
    expect((await seen(shop.merchantId)).requirements.flatMap((one: any) => one.deadlineHistory)).toHaveLength(1);
  });

  test('today says where to start, what is stalled, and what others did since this person was here', async () => {
    const page = await as('Chlo');
    await page.goto(`${desk.world.url}/merchants/${listed.merchantId}`);
    await page.getByRole('heading', { name: 'Viktor Zhdanenko' }).waitFor();
    await desk.world.hours(1);
    expect(await does('bruno', 'comments', { comment: 'The bank confirms' })).toBe(200);
    await page.evaluate(() => sessionStorage.removeItem('firstsale.sitting'));
    await page.goto(`${desk.world.url}/today`);
    await page.getByText('Start here').waitFor();
    await page.getByRole('heading', { name: /^Stalled merchants/ }).waitFor();
    await page.getByRole('link', { name: 'Livraria Boa Leitura' }).first().waitFor();
    const changed = page.locator('.glance', { hasText: 'Comment · Bruno' });
    await changed.getByRole('link', { name: 'Viktor Zhdanenko' }).waitFor();
    await desk.world.hours(0.1);
    await changed.getByText('6 minutes ago').first().waitFor();
    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await page.getByText('No changes to your merchants').waitFor();
    await apart(page);
    await page.getByText('No changes to your merchants').waitFor();
  });

  test('no answer ever carried a bank account number, what accounts are compared by, or a task token', () => {
    expect(heard.length).toBeGreaterThan(50);
    const all = heard.join('\n');
    expect(all).toContain('"last4":"93C1"');
    expect(all).not.toContain(bookshop.bankAccount.iban.slice(4, 20));
    expect(all).not.toMatch(/"(token|taskToken)":/);
    expect(all).not.toMatch(/"kind":"bank_account"[^}]*"fingerprint"/);
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
