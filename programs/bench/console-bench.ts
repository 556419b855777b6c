import { browserMissing, browserOn } from '@firstsale/laptop-cloud/platform';
import { type Browser, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import { firstScreen, interaction, median, openPage } from './console/measure-page.ts';
import { percentile, writeTimes } from './console/measure-writes.ts';
import { openSite, type Site } from './console/open-site.ts';

/** the first is what the others are measured against */
const SIZES = [1_000, 10_000, 100_000] as const;
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

/** pasted into the field of Ctrl-K: what is there, with a typo, and what is not */
const pasted = ['sao', 'nordik', 'CRM-7', 'velo', 'maison', 'zzzz', 'lumiere'] as const;
const searchTimes = async (site: Site): Promise<number> => {
  const times: number[] = [];
  for (const q of pasted) {
    const began = performance.now();
    const answer = await fetch(`${site.api}/search?${new URLSearchParams({ q })}`, {
      headers: { authorization: `Bearer ${site.token}` },
    });
    await answer.arrayBuffer();
    times.push(performance.now() - began);
  }
  return median(times);
};

/** of writes, that of twenty is the slowest but one: who waits for it remembers it */
const SLOW = 95;
/** between two writes: they then lie in several hours of the laptop, each with what is due in it */
const PAUSE_MS = 500;
const writes = async (site: Site): Promise<Readonly<Record<string, number>>> => {
  await writeTimes(site, 'warm');
  const still = await writeTimes(site, 'still');
  await site.passTime();
  const running = await writeTimes(site, 'running', PAUSE_MS);
  return {
    'a write, median, the clock stands': median(still),
    'a write, median, 1 day = 96 s': median(running),
    [`a write, ${SLOW} of 100, 1 day = 96 s`]: percentile(running, SLOW),
  };
};

interface Found {
  readonly times: Readonly<Record<string, number>>;
  readonly units: number;
  readonly all: number;
}
const measureAt = async (browser: Browser, merchants: number): Promise<Found> => {
  const site = await openSite(merchants);
  try {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) times.push(await firstScreen(browser, site, '/today'));
    const list = await interactions(browser, site);
    const units = await unitsOf(site);
    const all = await fetchAll(site);
    const search = await searchTimes(site);
    return {
      times: { 'first screen, cold cache': median(times), ...list, 'Ctrl-K': search, ...(await writes(site)) },
      units,
      all,
    };
  } finally {
    await site.close();
  }
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string => `${value.toFixed(0)} ms`.padStart(11);

/** printed: how long a person waits with ten and a hundred times the merchants, as ratios to the smallest size, which is measured first */
export async function benchConsole(sizes: readonly number[] = SIZES): Promise<void> {
  const executablePath = browserOn();
  if (executablePath === undefined) {
    print(`${browserMissing}; nothing was measured`);
    process.exitCode = 1;
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const found: Found[] = [];
    for (const merchants of sizes) {
      const one = await measureAt(browser, merchants);
      found.push(one);
      // a size takes minutes: what is measured is not lost when the next one is stopped
      const times = Object.entries(one.times).map(([name, time]) => `${name} ${time.toFixed(0)} ms`);
      print(`${merchants.toLocaleString('en')} merchants: ${times.join('; ')}`);
    }
    const [few, ...more] = found;
    if (few === undefined) throw new Error('no size was named');
    const cells = (texts: readonly string[]): string => texts.map((text) => text.padStart(11)).join('');
    const named = sizes.map((size) => size.toLocaleString('en'));
    print(`from the key, click or request until the answer is there; ratios to ${named[0]} merchants, measured in this run`);
    print(`  ${''.padEnd(36)}${cells([...named, ...named.slice(1).map((size) => `: ${size}`)])}   at af52bf6   aim`);
    const missed: string[] = [];
    for (const [name, small] of Object.entries(few.times)) {
      const ratios = more.map(({ times }) => (times[name] ?? 0) / small);
      if (ratios.some((ratio) => ratio > AIM)) missed.push(name);
      const shown = [...found.map(({ times }) => ms(times[name] ?? 0)), ...ratios.map((ratio) => ratio.toFixed(1))];
      print(`  ${name.padEnd(36)}${cells(shown)}   ${(before[name]?.toFixed(1) ?? '').padStart(10)}   ${AIM}`);
    }
    const largest = found.at(-1) ?? few;
    const slowest = Math.max(...Object.values(largest.times));
    print(`  fetching all of them first: ${ms(largest.all).trim()}, ${(largest.all / slowest).toFixed(1)} times the slowest`);
    print(`  read units of a filtered list, warm: ${found.map(({ units }) => units).join(', ')}`);
    if (missed.length > 0) print(`over the aim: ${missed.join(', ')}`);
    if (missed.length > 0 || largest.units > few.units) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

if (import.meta.main) await benchConsole();
