import { browserMissing } from '@firstsale/laptop-cloud/platform';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Console, hasBrowser, openBrowser, openConsole, signIn } from './open-console.ts';

if (!hasBrowser) console.warn(`test/console is skipped: ${browserMissing}`);

/** how long a busy machine may take before something counts as not happening, milliseconds */
const PATIENCE = Number(process.env['PATIENCE'] ?? 20_000);

export interface Desk {
  readonly world: Console;
  /** what pages wrote to their console though no test meant it */
  readonly complaints: string[];
  /** every answer of the API a browser ever saw */
  readonly heard: string[];
  /** a browser of its own, closed after the test */
  readonly context: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** somebody signed in, on Today */
  readonly as: (name: string, options?: BrowserContextOptions) => Promise<Page>;
  /** clicks in every browser so far */
  readonly clicks: () => number;
  readonly token: (id: string) => Promise<string>;
  /** a merchant as the API shows it to a lead */
  readonly seen: (merchantId: string) => Promise<any>;
  /** hands in all that is due, until the merchant is beyond onboarding */
  readonly supplyAll: (shop: { readonly reference: string; readonly merchantId: string }) => Promise<void>;
}

/** opens a laptop cloud, its console and a browser for the tests of a file, and closes them; what a test opened ends with it */
export const useDesk = (start: string, prepare: (desk: Desk) => Promise<void> = () => Promise.resolve()): Desk => {
  let world: Console | undefined;
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  let clicks = 0;
  const open = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the desk opens before the first test');
    return thing;
  };
  const context = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const made = await open(browser).newContext({ viewport: { width: 1440, height: 950 }, locale: 'en-GB', ...options });
    contexts.push(made);
    made.setDefaultTimeout(PATIENCE);
    await made.exposeFunction('deskClicked', () => {
      clicks += 1;
    });
    await made.addInitScript("addEventListener('pointerdown', () => window.deskClicked(), true)");
    made.on('response', (response) => {
      if (response.url().includes('/api/')) void response.text().then((text) => desk.heard.push(text), String);
    });
    return made;
  };
  const token = async (id: string): Promise<string> => {
    const answer = await fetch(`${open(world).url}/_laptop/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: `${id}@desk.example.com` }),
    });
    return (await answer.json()).token;
  };
  const seen = async (merchantId: string): Promise<any> => {
    const headers = { authorization: `Bearer ${await token('dieter')}` };
    return (await fetch(`${open(world).api}/merchants/${merchantId}`, { headers })).json();
  };
  const desk: Desk = {
    get world() {
      return open(world);
    },
    complaints: [],
    clicks: () => clicks,
    heard: [],
    context,
    as: async (name, options) => signIn(await context(options), open(world).url, name, desk.complaints),
    token,
    seen,
    supplyAll: async ({ reference, merchantId }) => {
      for (let lap = 0; lap < 3; lap += 1) {
        const { requirements, merchant } = await seen(merchantId);
        if (merchant.lifecycleStage !== 'onboarding') break;
        const due = requirements.filter((one: any) => ['currently_due', 'past_due'].includes(one.dueStatus));
        await open(world).supply(
          reference,
          due.map((one: any) => one.id),
        );
      }
    },
  };

  beforeAll(async () => {
    [world, browser] = await Promise.all([openConsole(start), openBrowser()]);
    await prepare(desk);
  }, 180_000);

  afterEach(async ({ task }) => {
    const shots = process.env['SHOTS'];
    if (task.result?.state === 'fail' && shots !== undefined)
      for (const [at, page] of contexts.flatMap((one) => one.pages()).entries())
        await page.screenshot({ path: `${shots}/${task.name.slice(0, 20).replaceAll(' ', '-')}-${at}.png` });
    // what is closed asks for nothing
    for (const one of contexts.splice(0)) await one.close();
  });

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  return desk;
};
