import { describe, expect, test } from 'vitest';
import { bigShop, hasBrowser, lookalike, seriousOf, signIn, treated } from './open-console.ts';
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

  test('a task is worked without a mouse: opened, claimed, and after the decision the next one opens with the focus in it', async () => {
    const page = await desk.as('Ana');
    await page.goto(`${desk.world.url}/tasks?queue=risk_review`);
    const reviews = page.locator('.task-line a');
    await reviews.nth(1).waitFor();
    const [one, other] = await reviews.allTextContents();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(one);
    await page.keyboard.press('Enter');
    const inOpened = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.closest('.opened')?.getAttribute('aria-label'));
    await expect.poll(inOpened).toBe(one);
    expect(await page.title()).toBe(`${one} · Firstsale`);
    await page.keyboard.press('c');
    await page.getByRole('button', { name: 'Decide' }).waitFor();
    // no decision is chosen before the person chooses one
    expect(await page.locator('form [aria-pressed="true"]').count()).toBe(0);
    await page.getByRole('textbox', { name: /Reason/ }).fill('The contracts bear it out');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Choose a decision.').waitFor();
    await page.getByRole('heading', { level: 2, name: one ?? '' }).click();
    await page.keyboard.press('d');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Approve');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.getByText(`“${one}”: your approval is stored. Another person must decide, too.`).waitFor();
    await expect.poll(inOpened).toBe(other);
  });

  test('what was claimed, put aside or watched by mistake is taken back by the same person at once', async () => {
    const page = await desk.as('Bruno');
    await page.goto(`${desk.world.url}/tasks?queue=risk_review`);
    await page.locator('.task-line a').first().click();
    const opened = page.locator('.opened');
    await opened.getByRole('button', { name: 'Claim' }).click();
    await opened.getByRole('button', { name: 'Release' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await opened.getByRole('button', { name: 'Claim' }).waitFor();
    await page.getByText('Undone.').waitFor();
    await opened.getByRole('button', { name: 'Claim' }).click();
    await opened.getByRole('button', { name: 'Release' }).waitFor();
    await opened.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Snooze…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('textbox', { name: /Reason/ })
      .fill('The register opens on Monday');
    await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click();
    await opened.getByText(/Snoozed until/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    // it was Bruno's before, and is again
    await opened.getByRole('button', { name: 'Release' }).waitFor();
    await opened.getByText(/Snoozed until/).waitFor({ state: 'detached' });
  });

  test('a lead sees who has how much, keeps to one person’s tasks, and comes back to them', async () => {
    const bruno = await desk.as('Bruno');
    await bruno.goto(`${desk.world.url}/tasks?queue=risk_review`);
    await bruno.getByRole('link', { name: 'Risk review of Viktor Zhdanenko' }).first().click();
    const mine = bruno.locator('.opened').getByRole('button', { name: 'Release' });
    await mine.or(bruno.locator('.opened').getByRole('button', { name: 'Claim' })).waitFor();
    if ((await mine.count()) === 0) await bruno.locator('.opened').getByRole('button', { name: 'Claim' }).click();
    await mine.waitFor();
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/tasks`);
    await page.getByRole('button', { name: 'Assignee' }).click();
    await page.getByRole('option', { name: /^Bruno: \d open/ }).click();
    const lines = page.locator('.task-line a');
    await expect.poll(() => page.getByText('Bruno', { exact: true }).count()).toBe(await lines.count());
    await page.getByRole('link', { name: 'Risk review of Viktor Zhdanenko' }).first().click();
    await page.locator('.opened').getByRole('link', { name: 'Viktor Zhdanenko' }).click();
    await page.getByRole('heading', { level: 1, name: 'Viktor Zhdanenko' }).waitFor();
    await page.goBack();
    await page.locator('.opened').waitFor();
    expect(new URL(page.url()).searchParams.get('holder')).toBe('bruno@desk.example.com');
  });

  test('an address that leads to nothing says so, and where to go on', async () => {
    // the browser itself notes every answer of 404
    const page = await signIn(await desk.context(), desk.world.url, 'Emma');
    await page.goto(`${desk.world.url}/merchants/m_000000000000000000000000`);
    await page.getByText('There is no merchant with this ID.').waitFor();
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${listed.merchantId}/gone`)}`);
    await page.getByText('This task is not open any more').waitFor();
    await page.getByRole('link', { name: 'Open the merchant' }).click();
    await page.getByRole('heading', { level: 1, name: 'Viktor Zhdanenko' }).waitFor();
    expect(await page.title()).toBe('Viktor Zhdanenko · Firstsale');
    await page.goto(`${desk.world.url}/tasks?queue=no_such_queue`);
    await page.getByText('There is no queue with this name.').waitFor();
    await page.goto(`${desk.world.url}/nowhere`);
    await page.getByText('There is no page at this address.').waitFor();
  });

  test('a merchant is found from any screen, by whatever is known of it and with a typo, without a mouse', async () => {
    const page = await desk.as('Emma');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: /^Name, reference/ });
    const first = page.getByRole('option').first();
    // typed at once, without going to the field
    await page.locator('[role=dialog] [role=combobox]:focus').waitFor();
    await page.keyboard.type('relo');
    expect(await field.inputValue()).toBe('relo');
    for (const [typed, by] of [
      ['rui@mailinator', 'e-mail address'],
      ['+55 11 98765-4322', 'phone number'],
      ['relojaria grande', 'similar spelling'],
      [big.merchantId, 'merchant ID'],
    ]) {
      await field.fill(typed ?? '');
      await first
        .filter({ hasText: `${by} ·` })
        .filter({ hasText: 'Relojoaria Grande' })
        .waitFor();
    }
    expect(await seriousOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Relojoaria Grande' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('times are those of the reader’s zone, and UTC shows when one points at them', async () => {
    const page = await desk.as('Emma', { timezoneId: 'Asia/Tokyo' });
    await page.goto(`${desk.world.url}/merchants/${big.merchantId}`);
    const time = page.locator('.timeline time').first();
    const told = await time.getAttribute('title');
    const at = new Date((await time.getAttribute('dateTime')) ?? '');
    const clock = (zone: string): string => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone }).format(at);
    expect(await time.textContent()).toContain(clock('Asia/Tokyo'));
    expect(told).toContain(`${clock('Asia/Tokyo')} GMT+9`);
    expect(told).toContain(`${clock('UTC')} UTC`);
    expect(clock('UTC')).not.toBe(clock('Asia/Tokyo'));
  });

  test('sign-in offers stories to follow: each opens where it begins, as somebody who can play it', async () => {
    const stories = [
      ['Rescue a stalled merchant', '/merchants', 'Emma'],
      ['Review a risk with two approvals', '/tasks', 'Ana'],
      ['Begin the morning of a lead', '/today', 'Dieter'],
    ];
    for (const [title, path, who] of stories) {
      const page = await (await desk.context()).newPage();
      await page.goto(desk.world.url);
      await page.getByRole('button', { name: title ?? '' }).click();
      await page.getByRole('button', { name: who ?? '' }).waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForURL((url) => url.pathname === path);
    }
  });

  test('without a network the page says so, and what was asked for comes when the network is back', async () => {
    const context = await desk.context();
    const page = await signIn(context, desk.world.url, 'Emma');
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Merchants', exact: true }).click();
    await page.getByText('The API does not respond.').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('link', { name: 'Viktor Zhdanenko' }).first().waitFor();
    await expect.poll(() => page.getByText('The API does not respond.').count()).toBe(0);
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
