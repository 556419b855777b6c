import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { browserMissing, browserOn } from '@firstsale/laptop-cloud/platform';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import { projectPath } from '../../lib/project.ts';

/** pictures of every page of the merchant's page, from the demo that `npm start` runs: each width, light and dark, each language */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3301' },
    chromium: { type: 'string', default: browserOn() ?? '' },
    out: { type: 'string', default: projectPath('out/merchant-screens') },
    /** of the merchants to sign in as, the first in this stage */
    stage: { type: 'string', default: 'care' },
    widths: { type: 'string', default: '390,1024,1440' },
  },
});

const widths = z.array(z.coerce.number().int().min(320)).parse(values.widths.split(','));
const schemes = ['light', 'dark'] as const;
const languages = ['en', 'fr'] as const;

const seeded = z.array(z.object({ email: z.string(), stage: z.string() }));
const given = z.object({ token: z.string() });

interface Look {
  /** CSS pixels */
  readonly width: number;
  readonly scheme: (typeof schemes)[number];
  readonly language: (typeof languages)[number];
}
const looks: readonly Look[] = widths.flatMap((width) =>
  schemes.flatMap((scheme) => languages.map((language) => ({ width, scheme, language }))),
);

const settle = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
};

const tokenOf = async (): Promise<string> => {
  const headers = { 'content-type': 'application/json' };
  const merchants = seeded.parse(await (await fetch(`${values.url}/_laptop/merchants`)).json());
  const merchant = merchants.find(({ stage }) => stage === values.stage) ?? merchants[0];
  if (merchant === undefined) throw new Error('the demo has no merchant to sign in as yet: let it run for a moment');
  const answer = await fetch(`${values.url}/_laptop/sign-in`, { method: 'POST', headers, body: JSON.stringify(merchant) });
  return given.parse(await answer.json()).token;
};

/** every page the navigation offers, as one look shows it; what is wider than the screen is told */
const shoot = async (browser: Browser, token: string, { width, scheme, language }: Look): Promise<readonly string[]> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(
    `sessionStorage.setItem('firstsale-laptop-token', ${JSON.stringify(token)}); localStorage.setItem('firstsale-language', '${language}')`,
  );
  const page = await context.newPage();
  const wide: string[] = [];
  await page.goto(values.url);
  await settle(page);
  const addresses = await page
    .locator('nav.pages a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  if (addresses.length === 0) throw new Error('the navigation offers no page');
  for (const address of addresses) {
    await page.goto(`${values.url}${address}`);
    await settle(page);
    const name = /^\/m\/[^/]+\/(.+)$/.exec(address)?.[1] ?? 'home';
    await page.screenshot({ path: `${values.out}/${name}-${language}-${scheme}-${width}.png`, fullPage: true });
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) wide.push(`${name} at ${width} px`);
  }
  await context.close();
  console.log(`${addresses.length} pages in ${language}, ${scheme}, at ${width} px`);
  return wide;
};

const main = async (): Promise<void> => {
  if (!existsSync(values.chromium))
    throw new Error(values.chromium === '' ? browserMissing : `${values.chromium} is missing: name another with --chromium`);
  mkdirSync(values.out, { recursive: true });
  const token = await tokenOf().catch((cause: unknown) => {
    throw new Error(`${values.url} does not answer: run npm start first, or name the merchant page with --url`, { cause });
  });
  const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
  const wide: string[] = [];
  for (const look of looks) wide.push(...(await shoot(browser, token, look)));
  await browser.close();
  if (wide.length > 0) throw new Error(`wider than the screen: ${[...new Set(wide)].join(', ')}`);
  console.log(`in ${values.out}`);
};

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
