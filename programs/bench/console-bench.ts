import { browserMissing, browserOn } from '@firstsale/laptop-cloud/platform';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import { firstScreen, interaction, median, openPage } from './console/measure-page.ts';
import { openSite, type Site } from './console/open-site.ts';

const FEW = 1_000;
const MANY = 100_000;
const ROUNDS = 7;
/** how much longer a person may wait with a hundred times the merchants, both measured in this run; what a machine takes is printed only */
const AIM = 1.5;

/** ratios measured at af52bf6, before what a filter finds was remembered */
const before: Readonly<Record<string, number>> = { filter: 2.3, search: 2 };

const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForTimeout(150);
};

const rounds = async (
  page: Page,
  act: (round: number) => Promise<void>,
  prepare: (round: number) => Promise<unknown> = () => Promise.resolve(),
): Promise<number> => {
  const found: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await prepare(round);
    await settled(page);
    found.push(await interaction(page, () => act(round)));
    await settled(page);
  }
  return median(found);
};

const searches = ['sao', 'nordic', 'velo', 'maison', 'ouro', 'gmbh', 'lumiere'] as const;
const headers = ['Stalled for', 'Declared monthly volume', 'Applied'] as const;
/** the list to be sorted is another in each round: an answer the page still has would be no measurement */
const countries = ['PT', 'BR', 'FR', 'DE', 'MX', 'GB', 'US'] as const;

/** median milliseconds of each thing a person does with the list */
const interactions = async (browser: Browser, site: Site): Promise<Readonly<Record<string, number>>> => {
  const page = await openPage(browser, site);
  const open = async (query: string): Promise<void> => {
    await page.goto(`${site.url}/merchants${query}`);
    await page.getByRole('row').nth(1).waitFor();
    await settled(page);
  };
  await open('');
  const next = await rounds(page, () => page.getByRole('button', { name: 'Next page' }).click());
  const previous = await rounds(page, () => page.getByRole('button', { name: 'Previous page' }).click());
  const sort = await rounds(
    page,
    (round) =>
      page
        .locator('thead')
        .getByRole('button', { name: headers[round % headers.length] ?? '' })
        .click(),
    (round) => page.evaluate(`history.pushState(null, '', '/merchants?country=${countries[round]}')`),
  );
  await open('');
  await page.locator('.merchant-filters').getByRole('button', { name: 'Country' }).click();
  const options = page.getByRole('option');
  await options.first().waitFor();
  const filter = await rounds(page, (round) => options.nth(round).click());
  await open('');
  const box = page.locator('.merchant-filters input').first();
  const search = await rounds(page, (round) => box.fill(searches[round % searches.length] ?? ''));
  await page.context().close();
  return { 'next page': next, 'previous page': previous, sort, filter, search };
};

const pageOf = z.looseObject({ cursor: z.string().optional() });
/** milliseconds to fetch every merchant, as a page must that filters by itself */
const fetchAll = async (site: Site): Promise<number> => {
  const began = performance.now();
  let cursor: string | undefined = '';
  while (cursor !== undefined) {
    const query: string = `limit=2000${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const answer = await fetch(`${site.api}/merchants?${query}`, { headers: { authorization: `Bearer ${site.token}` } });
    cursor = pageOf.parse(await answer.json()).cursor;
  }
  return performance.now() - began;
};

const unitsOf = async (site: Site): Promise<number> => {
  const ask = () => fetch(`${site.api}/merchants?country=PT&sort=value`, { headers: { authorization: `Bearer ${site.token}` } });
  await ask();
  const before = site.readUnits();
  await ask();
  return site.readUnits() - before;
};

interface Found {
  readonly cold: number;
  readonly interactions: Readonly<Record<string, number>>;
  readonly units: number;
  readonly all: number;
}
const measureAt = async (browser: Browser, merchants: number): Promise<Found> => {
  const site = await openSite(merchants);
  try {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await firstScreen(browser, site, '/today'));
    return {
      cold: median(times),
      interactions: await interactions(browser, site),
      units: await unitsOf(site),
      all: await fetchAll(site),
    };
  } finally {
    await site.close();
  }
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(9);

/** printed: how long a person waits with a hundred thousand merchants, beside the same with a thousand and beside fetching them all */
export async function benchConsole(): Promise<void> {
  const executablePath = browserOn();
  if (executablePath === undefined) {
    print(`${browserMissing}; nothing was measured`);
    process.exitCode = 1;
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const few = await measureAt(browser, FEW);
    const many = await measureAt(browser, MANY);
    print(`medians in chromium, from the key or click until the answer is painted; baseline: the same with ${FEW} merchants`);
    print(`  ${''.padEnd(36)} ${'1,000'.padStart(9)} ${'100,000'.padStart(9)}   ratio   at af52bf6   aim`);
    const missed: string[] = [];
    const line = (name: string, small: number, large: number): void => {
      const ratio = large / small;
      if (ratio > AIM) missed.push(name);
      const was = before[name]?.toFixed(1) ?? '';
      print(`  ${name.padEnd(36)} ${ms(small)} ${ms(large)}   ${ratio.toFixed(1).padStart(5)}   ${was.padStart(10)}   ${AIM}`);
    };
    line('first screen, cold cache', few.cold, many.cold);
    for (const [name, large] of Object.entries(many.interactions)) line(name, few.interactions[name] ?? 0, large);
    const slowest = Math.max(...Object.values(many.interactions));
    print(
      `  fetching all of them first: ${ms(many.all).trim()}, ${(many.all / slowest).toFixed(0)} times the slowest interaction`,
    );
    print(`  read units of a filtered list, warm: ${few.units} with 1,000 merchants, ${many.units} with 100,000`);
    if (missed.length > 0) print(`over the aim: ${missed.join(', ')}`);
    if (missed.length > 0 || many.units > few.units) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

if (import.meta.main) await benchConsole();
