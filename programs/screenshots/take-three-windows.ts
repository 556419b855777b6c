import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import * as z from 'zod';

const HEIGHT = 860;
const windows = { console: 1040, page: 400, mail: 520 } as const;

const letters = z.array(z.looseObject({ to: z.array(z.string()), subject: z.string(), text: z.string().optional() }));
const merchants = z.array(z.object({ name: z.string(), email: z.string(), stage: z.string() }));

interface Places {
  /** addresses of the console and of the merchant's page */
  readonly console: string;
  readonly merchantPage: string;
  readonly out: string;
}

/** a merchant that was written to lately and has something to do */
const whoWasWrittenTo = async (places: Places) => {
  const sent = letters.parse(await (await fetch(`${places.console}/_laptop/mail`)).json());
  const all = merchants.parse(await (await fetch(`${places.merchantPage}/_laptop/merchants`)).json());
  for (const { to, subject } of sent) {
    const found = all.find(({ email, stage }) => stage === 'onboarding' && to.includes(email));
    if (found !== undefined) return { ...found, subject };
  }
  throw new Error('no merchant in onboarding was written to lately: let the demo run for some days first');
};

const settled = async (page: Page): Promise<Page> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('.loading, .skeleton') === null);
  return page;
};

/** one picture of a merchant in the console, on its own page and in its mailbox; resolves to the file written */
export const takeThreeWindows = async (browser: Browser, places: Places): Promise<string> => {
  const merchant = await whoWasWrittenTo(places);
  const open = async (width: number): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: HEIGHT }, deviceScaleFactor: 2, locale: 'en-GB' });
    context.setDefaultTimeout(30_000);
    return context.newPage();
  };
  const console = await open(windows.console);
  await console.goto(`${places.console}/merchants?q=${encodeURIComponent(merchant.name)}`);
  await console.getByRole('button', { name: /Dieter/ }).click();
  await console.getByRole('row').getByRole('link', { name: merchant.name }).first().click();
  const page = await open(windows.page);
  await page.goto(places.merchantPage);
  await page.getByRole('button', { name: merchant.name }).click();
  const mail = await open(windows.mail);
  await mail.goto(`${places.console}/laptop?tab=mail`);
  await mail.getByRole('button', { name: /Dieter/ }).click();
  const letter = mail.getByText(merchant.subject).first();
  await letter.click();
  // the letter itself, and not the clock above it
  await letter.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  await mail.mouse.wheel(0, -80);
  const shown = [];
  for (const [name, one] of Object.entries({ 'The console': console, 'The merchant’s page': page, Mailbox: mail })) {
    const png = await (await settled(one)).screenshot();
    shown.push(`<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`);
  }
  const file = `${places.out}/three-windows.png`;
  const frame = await open(Object.values(windows).reduce((sum, width) => sum + width, 0) + 96);
  await frame.setContent(
    `<style>${readFileSync(new URL('three-windows.css', import.meta.url), 'utf8')}</style>${shown.join('')}`,
  );
  await frame.locator('body').screenshot({ path: file });
  return file;
};
