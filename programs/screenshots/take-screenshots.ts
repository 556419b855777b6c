import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { browserMissing, browserOn } from '@firstsale/laptop-cloud/platform';
import { chromium, type Page } from 'playwright-core';
import { projectPath } from '../../lib/project.ts';
import { takeThreeWindows } from './take-three-windows.ts';

/** pictures for the README, from the demo that `npm start` runs: the four main screens, and three windows side by side */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3300' },
    chromium: { type: 'string', default: browserOn() ?? '' },
    'merchant-page': { type: 'string', default: 'http://localhost:3301' },
    out: { type: 'string', default: projectPath('docs/images') },
  },
});

const settle = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('.loading') === null);
  // what is due is told by the calendar's days until the working hours are there
  const inWorkingTime = page.getByText(/business (hour|minute)s? (left|late)/);
  await inWorkingTime
    .first()
    .waitFor({ timeout: 3_000 })
    .catch(() => undefined);
};

const shoot = async (): Promise<void> => {
  if (!existsSync(values.chromium))
    throw new Error(values.chromium === '' ? browserMissing : `${values.chromium} is missing: name another with --chromium`);
  mkdirSync(values.out, { recursive: true });
  const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
    locale: 'en-GB',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const take = async (name: string): Promise<void> => {
    await settle(page);
    await page.screenshot({ path: `${values.out}/${name}.png` });
    console.log(`${values.out}/${name}.png`);
  };
  await page.goto(`${values.url}/today`).catch((cause: unknown) => {
    throw new Error(`${values.url} does not answer: run npm start first, or name it with --url`, { cause });
  });
  await page.getByRole('button', { name: /Dieter/ }).click();
  await take('today');
  await page.goto(`${values.url}/tasks`);
  await settle(page);
  // a review shows most; any other task shows the same page
  const review = page.locator('a[href*="risk_review-"]');
  const task = (await review.count()) > 0 ? review : page.getByRole('row').getByRole('link');
  if ((await task.count()) > 0) await task.first().click();
  await take('tasks');
  await page.goto(`${values.url}/merchants?stage=activation`);
  await take('merchants');
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('tab', { name: 'Playbook' }).click();
  await page.locator('.graph svg').waitFor();
  await take('merchant');
  console.log(await takeThreeWindows(browser, { console: values.url, merchantPage: values['merchant-page'], out: values.out }));
  await browser.close();
};

await shoot().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
