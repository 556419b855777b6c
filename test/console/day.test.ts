import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  bigShop,
  bookshop,
  type Console,
  chromiumPath,
  hasChromium,
  openBrowser,
  openConsole,
  seriousOf,
  signIn,
  treated,
} from './open-console.ts';

if (!hasChromium) console.warn(`test/console is skipped: ${chromiumPath} is missing (apt-get install chromium)`);

const shop = treated('boa-leitura');
const big = treated('relojoaria');

describe.skipIf(!hasChromium)('an analyst’s day in the browser', () => {
  let world: Console;
  let browser: Browser;
  let complaints: string[];
  const contexts: BrowserContext[] = [];
  const as = async (name: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 950 }, locale: 'en-GB' });
    contexts.push(context);
    context.setDefaultTimeout(20_000);
    return signIn(context, world.url, name, complaints);
  };
  const ids = async (merchantId: string): Promise<any> => {
    const answer = await fetch(`${world.url}/_laptop/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: 'dieter@desk.example.com' }),
    });
    const { token } = await answer.json();
    return (await fetch(`${world.api}/merchants/${merchantId}`, { headers: { authorization: `Bearer ${token}` } })).json();
  };

  beforeAll(async () => {
    complaints = [];
    [world, browser] = await Promise.all([openConsole('2026-11-02T12:00:00.000Z'), openBrowser()]);
    await world.apply(shop.reference, bookshop);
    await world.apply(big.reference, bigShop);
    // four days in which the bookshop does nothing; the big shop hands everything in
    for (let lap = 0; lap < 3; lap += 1) {
      const { requirements, merchant } = await ids(big.merchantId);
      if (merchant.lifecycleStage !== 'onboarding') break;
      const open = requirements.filter((one: any) => ['currently_due', 'past_due'].includes(one.dueStatus));
      await world.supply(
        big.reference,
        open.map((one: any) => one.id),
      );
    }
    await world.hours(4 * 24);
  }, 180_000);

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail' && process.env['SHOTS'] !== undefined)
      for (const [at, page] of contexts.flatMap((context) => context.pages()).entries())
        await page.screenshot({ path: `${process.env['SHOTS']}/${task.name.slice(0, 20).replaceAll(' ', '-')}-${at}.png` });
    // what is closed asks for nothing: the first page is looked at by the second test too
    for (const context of contexts.splice(1)) await context.close();
  });

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  test('the stalled merchant is found, with why, and nudged', async () => {
    const page = await as('Emma');
    await page.getByRole('link', { name: 'Merchants', exact: true }).click();
    await page.getByRole('searchbox').fill('livraria');
    await page.getByRole('link', { name: 'Livraria Boa Leitura' }).click();
    await page.getByRole('heading', { name: 'What is missing' }).waitFor();
    await page.getByText('Website or shop page').first().waitFor();
    await page.getByText('Stalled', { exact: true }).first().waitFor();
    await page.getByText('Nudged', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Nudge now' }).click();
    await page.getByRole('textbox', { name: /Reason/ }).fill('She said on the phone that a reminder helps');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('She said on the phone that a reminder helps').waitFor();
    await page.getByText('Nudge asked for', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Withdraw' }).count()).toBe(0);
  });

  test('the playbook shows where the merchant stands', async () => {
    const page = contexts[0]?.pages()[0];
    if (page === undefined) throw new Error('no page');
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
      await page.getByRole('link', { name: review.title }).first().click();
      await page.getByText('Risk score and its reasons').waitFor();
      await page.getByRole('button', { name: 'Claim' }).last().click();
      await page.getByRole('textbox', { name: /Reason/ }).fill(why);
      await page.getByRole('button', { name: 'Decide' }).click();
    };
    const first = await as('Ana');
    await decideAs(first, 'The contracts bear it out');
    await first.getByText('The second approval must be somebody else’s', { exact: false }).waitFor();
    await first.getByRole('button', { name: 'Claim' }).last().click();
    await first.getByText(/needs the approval of another person/).waitFor();
    const second = await as('Bruno');
    await decideAs(second, 'I called two of their suppliers');
    await second.getByText(/Done: Approve/).waitFor();
    await world.hours(1);
    expect((await ids(big.merchantId)).merchant.lifecycleStage).toBe('activation');
  });

  test('the merchant reaches its first sale, and the page says so', async () => {
    await world.hours(1);
    const { paymentMethods, requirements } = await ids(big.merchantId);
    await world.supply(
      big.reference,
      requirements.filter((one: any) => ['currently_due', 'past_due'].includes(one.dueStatus)).map((one: any) => one.id),
    );
    for (const { id } of paymentMethods)
      await world.send('payment-method.boarding.changed.v1', big.reference, {
        method: id,
        pspClient: 'direct',
        status: 'activated',
      });
    await world.send('payment.captured.v1', big.reference, {
      pspClient: 'direct',
      paymentId: 'p-1',
      amountMinor: 25_000,
      currency: 'BRL',
      capturedAt: '2026-11-06T15:00:00.000Z',
      method: 'card',
    });
    await world.hours(24);
    const page = await as('Chlo');
    await page.goto(`${world.url}/merchants/${big.merchantId}`);
    await page.getByText('First sale').first().waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.getByText('R$250').first().waitFor();
  });

  test('of two who want the same task the slower is told who won', async () => {
    // the ladder ends with a person
    let task: any;
    for (let day = 0; task === undefined && day < 40; day += 1) {
      await world.hours(24);
      task = (await ids(shop.merchantId)).tasks.find((one: any) => one.status === 'open');
    }
    const path = `/tasks?queue=${task.queue}&task=${encodeURIComponent(`${shop.merchantId}/${task.id}`)}`;
    const [one, other] = [await as('Ana'), await as('Bruno')];
    for (const page of [one, other]) {
      await page.goto(`${world.url}${path}`);
      await page.getByRole('button', { name: 'Claim' }).last().waitFor();
    }
    // the other page does not hear of it before it claims too
    await other.route('**/merchants/*', (route) => (route.request().method() === 'GET' ? route.abort() : route.continue()));
    await one.getByRole('button', { name: 'Claim' }).last().click();
    await one.getByRole('button', { name: 'Release' }).waitFor();
    await other.getByRole('button', { name: 'Claim' }).last().click();
    await other.getByText('Somebody was faster').waitFor();
    await other.getByText(/Ana: Task claimed, /).waitFor();
  });

  test('a session that has ended leads back to the sign-in, and says so', async () => {
    const page = await as('Farid');
    await page.route('**/api/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
    // a list that refreshes itself may have met the end first
    const click = page.getByRole('link', { name: 'Merchants', exact: true }).click({ timeout: 5_000 });
    await Promise.all([page.getByText('Your session has ended').waitFor(), click.catch(() => undefined)]);
  });

  test('when the API is away the page says so, and recovers by itself', async () => {
    const page = await as('Farid');
    await page.route('**/api/**', (route) => route.abort());
    await page.getByText('The API does not answer').first().waitFor();
    await page.unroute('**/api/**');
    await expect.poll(() => page.getByText('The API does not answer').count(), { timeout: 15_000 }).toBe(0);
  });

  test('nothing to show is said in words, and a slow answer shows that it is awaited', async () => {
    const page = await as('Farid');
    await page.goto(`${world.url}/merchants?stage=dormant`);
    await page.getByText('No merchant matches.').waitFor();
    await page.route('**/api/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.goto(`${world.url}/merchants/${shop.merchantId}`);
    await page.getByRole('status', { name: 'Loading' }).waitFor();
    await page.getByRole('heading', { name: 'Livraria Boa Leitura' }).waitFor();
  });

  test('a viewer is offered nothing that changes anything', async () => {
    const page = await as('Farid');
    await page.goto(`${world.url}/merchants/${shop.merchantId}?tab=requirements`);
    await page.getByRole('heading', { name: /^Requirements/ }).waitFor();
    for (const name of ['Nudge now', 'Withdraw', /Waive/, /Extend/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing serious on any screen, %s',
    async (colorScheme) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 950 }, colorScheme, locale: 'en-GB' });
      contexts.push(context);
      const blank = await context.newPage();
      await blank.goto(`${world.url}/today`);
      await blank.getByRole('button', { name: /Ana/ }).waitFor();
      const found: Record<string, string[]> = { 'sign-in': await seriousOf(blank) };
      const page = await signIn(context, world.url, 'Dieter');
      const screens = ['/today', '/tasks', '/merchants', '/merchants?view=board', '/playbooks', '/figures', '/laptop'];
      const tabs = ['overview', 'playbook', 'requirements', 'payments'].map((tab) => `/merchants/${big.merchantId}?tab=${tab}`);
      for (const screen of [...screens, ...tabs]) {
        await page.goto(`${world.url}${screen}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(700);
        found[screen] = await seriousOf(page);
      }
      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
    },
    180_000,
  );

  test('speaks French', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    contexts.push(context);
    const page = await signIn(context, world.url, 'Farid');
    await page.getByRole('heading', { name: /Aujourd’hui, Farid/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  });

  test('no page wrote an error to the console', () => {
    expect(complaints).toEqual([]);
  });
});
