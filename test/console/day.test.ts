import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { bigShop, hasBrowser, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const big = treated('relojoaria');

describe.skipIf(!hasBrowser)('an analyst’s day in the browser', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(big.reference, bigShop);
    // four days in which the bookshop does nothing; the big shop hands everything in
    await supplyAll(big);
    await world.hours(4 * 24);
  });
  const { as, seen: ids } = desk;

  test('the stalled merchant is found, with why, and nudged', async () => {
    const page = await as('Emma');
    await page.getByRole('link', { name: 'Merchants', exact: true }).click();
    await page.getByRole('searchbox').fill('livraria');
    await page.getByRole('link', { name: 'Livraria Boa Leitura' }).click();
    await page.getByRole('heading', { name: 'Outstanding requirements' }).waitFor();
    await page.getByText('Website or shop page').first().waitFor();
    await page.getByText('Stalled', { exact: true }).first().waitFor();
    await page.getByText('Nudged', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Nudge now' }).click();
    await page.getByRole('textbox', { name: /Reason/ }).fill('She said on the phone that a reminder helps');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('“She said on the phone that a reminder helps”').waitFor();
    await page.getByText('Nudge requested', { exact: true }).waitFor();
    // what only a lead may do is not offered
    await page.getByRole('button', { name: /^More/ }).first().click();
    await page.getByRole('menuitem', { name: 'Add a note…' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Withdraw…' }).count()).toBe(0);
  });

  test('a note on the merchant, and its nudges put aside, with why', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    const menu = page.getByRole('button', { name: /^More/ }).first();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Add a note…' }).click();
    await page.getByRole('textbox', { name: 'Comment' }).fill('Lia reads her mail in the evening');
    await page.getByRole('button', { name: 'Add note' }).click();
    await page.getByText('Lia reads her mail in the evening').waitFor();
    await menu.click();
    await page.getByRole('menuitem', { name: 'Pause nudges…' }).click();
    await page.getByRole('textbox', { name: /Reason/ }).fill('She is at a book fair');
    await page.getByRole('spinbutton').fill('1');
    await page.getByRole('button', { name: 'Snooze' }).click();
    await page.getByText(/Nudges paused until/).waitFor();
    await page.getByText('She is at a book fair').waitFor();
  });

  test('the playbook shows where the merchant stands', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await page.getByRole('tab', { name: 'Playbook' }).click();
    await page.locator('.graph .node.here').waitFor();
    expect(await page.locator('.graph .node.here').textContent()).toContain('Wait for');
    await expect.poll(() => page.locator('.graph .edge.taken').count()).toBeGreaterThan(1);
  });

  test('a risk review takes two people: the first is refused as second, another may, and the run goes on', async () => {
    const { tasks } = await ids(big.merchantId);
    const review = tasks.find((one: any) => one.queue === 'risk_review');
    expect(review, JSON.stringify((await ids(big.merchantId)).merchant.risk)).toBeDefined();
    expect(review.fourEyes.required).toBe(true);
    const decideAs = async (page: Page, why: string): Promise<void> => {
      await page.getByRole('link', { name: 'Tasks', exact: true }).click();
      await page
        .getByRole('link', { name: `Risk review of ${review.title.about.merchant}` })
        .first()
        .click();
      await page.getByText('Risk score and reasons').waitFor();
      await page.getByRole('button', { name: 'Claim' }).last().click();
      await page.getByText('Approve', { exact: true }).first().click();
      await page.getByRole('textbox', { name: /Reason/ }).fill(why);
      await page.getByRole('button', { name: 'Decide' }).click();
    };
    const first = await as('Ana');
    await decideAs(first, 'The contracts bear it out');
    await first.getByText('Another person must give the second', { exact: false }).waitFor();
    await first.getByRole('button', { name: 'Claim' }).last().click();
    await first.getByText(/Ana gave the first approval on .*\. Another person must give the second\./).waitFor();
    // the API says why in English; the page says it in its reader's language
    const read = async (locale: 'en' | 'fr'): Promise<void> => {
      await first.evaluate((chosen) => localStorage.setItem('firstsale.locale', chosen), locale);
      await first.reload();
    };
    await read('fr');
    await first.getByRole('button', { name: 'Prendre' }).last().click();
    await first.getByText(/Ana a donné la première approbation le .* Une autre personne doit donner la seconde\./).waitFor();
    await read('en');
    const second = await as('Bruno');
    await decideAs(second, 'I called two of their suppliers');
    await second.getByText(/Done: Approve/).waitFor();
    await desk.world.hours(1);
    expect((await ids(big.merchantId)).merchant.lifecycleStage).toBe('activation');
  });

  test('the merchant reaches its first sale, and the page says so', async () => {
    await desk.world.hours(1);
    const page = await as('Chlo');
    await page.goto(`${desk.world.url}/merchants/${big.merchantId}`);
    await page.getByRole('heading', { name: /Go-live checklist/ }).waitFor();
    const before = page.getByRole('listitem').filter({ hasText: /^First sale/ });
    expect(await before.textContent()).toMatch(/Waiting on/);
    const { paymentMethods, requirements } = await ids(big.merchantId);
    await desk.world.supply(
      big.reference,
      requirements.filter((one: any) => ['currently_due', 'past_due'].includes(one.dueStatus)).map((one: any) => one.id),
    );
    for (const { id } of paymentMethods)
      await desk.world.send('payment-method.boarding.changed.v1', big.reference, {
        method: id,
        pspClient: 'direct',
        status: 'activated',
      });
    await desk.world.send('payment.captured.v1', big.reference, {
      pspClient: 'direct',
      paymentId: 'p-1',
      amountMinor: 25_000,
      currency: 'BRL',
      capturedAt: '2026-11-06T15:00:00.000Z',
      method: 'card',
    });
    await desk.world.hours(24);
    await page.goto(`${desk.world.url}/merchants/${big.merchantId}`);
    await page.getByText('First sale').first().waitFor();
    expect(await page.getByRole('heading', { name: /Go-live checklist/ }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.getByText('R$250').first().waitFor();
  });

  test('of two who want the same task the slower is told who won', async () => {
    // the ladder ends with a person
    let task: any;
    for (let day = 0; task === undefined && day < 40; day += 1) {
      await desk.world.hours(24);
      task = (await ids(shop.merchantId)).tasks.find((one: any) => one.status === 'open');
    }
    const path = `/tasks?queue=${task.queue}&task=${encodeURIComponent(`${shop.merchantId}/${task.id}`)}`;
    const [one, other] = [await as('Ana'), await as('Bruno')];
    for (const page of [one, other]) {
      await page.goto(`${desk.world.url}${path}`);
      await page.getByRole('button', { name: 'Claim' }).last().waitFor();
    }
    // the other page does not hear of it before it claims too
    await other.route('**/merchants/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await one.getByRole('button', { name: 'Claim' }).last().click();
    await one.getByRole('button', { name: 'Release' }).waitFor();
    await other.getByRole('button', { name: 'Claim' }).last().click();
    await other.getByText('Someone else was faster').waitFor();
    await other.getByText(/Ana: Task claimed, /).waitFor();
  });

  test('a session that has ended leads back to the sign-in, and says so', async () => {
    const page = await as('Farid');
    await page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    // a list that refreshes itself may have met the end first
    const click = page.getByRole('link', { name: 'Merchants', exact: true }).click({ timeout: 5_000 });
    await Promise.all([page.getByText('Your session has expired').waitFor(), click.catch(() => undefined)]);
  });

  test('when the API is away the page says so, and recovers by itself', async () => {
    const page = await as('Farid');
    await page.route('**/api/**', (route) => route.abort());
    await page.getByText('The API does not respond').first().waitFor();
    await page.unroute('**/api/**');
    await expect.poll(() => page.getByText('The API does not respond').count(), { timeout: 15_000 }).toBe(0);
  });

  test('nothing to show is said in words, and a slow answer shows that it is awaited', async () => {
    const page = await as('Farid');
    await page.goto(`${desk.world.url}/merchants?stage=dormant`);
    await page.getByText('No merchant matches.').waitFor();
    await page.goto(`${desk.world.url}/no/such/page`);
    await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await page.route('**/api/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await page.getByRole('status', { name: 'Loading' }).waitFor();
    await page.getByRole('heading', { name: 'Livraria Boa Leitura' }).waitFor();
  });

  test('a viewer is offered nothing that changes anything', async () => {
    const page = await as('Farid');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}?tab=requirements`);
    await page.getByRole('heading', { name: /^Requirements/ }).waitFor();
    for (const name of ['Nudge now', /^More/, /Waive/, /Extend/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
  });

  test('speaks French', async () => {
    const page = await as('Farid', { locale: 'fr-FR' });
    await page.getByRole('heading', { name: /Aujourd’hui, Farid/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
