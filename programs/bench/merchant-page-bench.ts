import { gzipSync } from 'node:zlib';
import { browserMissing, browserOn } from '@firstsale/laptop-cloud/platform';
import { type Browser, chromium } from 'playwright-core';
import { median } from './console/measure-page.ts';
import { type BothPages, openBothPages, type Screen } from './merchant-page/open-both-pages.ts';

const ROUNDS = 7;
/** of the first screen: compressed JavaScript in KB, and how it stands to the console's; both are measured in this run */
const AIM = { kilobytes: 120, size: 0.5, time: 1 } as const;
/** a browser that opened a window is busy with its own for a while, milliseconds */
const OPENED_MS = 1_000;

interface Found {
  /** compressed JavaScript that the browser asked for until the screen was there, KB */
  readonly kilobytes: number;
  /** milliseconds from asking, with a cold cache, until its heading is painted and nothing on it is awaited */
  readonly ms: number;
}

const once = async (browser: Browser, { url, kept }: Screen): Promise<Found> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', reducedMotion: 'reduce' });
  const [key, value] = kept;
  await context.addInitScript(`sessionStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`);
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).byteLength));
  });
  await page.waitForTimeout(OPENED_MS);
  await page.goto(url, { waitUntil: 'commit' });
  const ms = await page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      if (document.querySelector('h1') === null || document.querySelector('.loading') !== null) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true });
    look();
  })`);
  const sizes = await Promise.all(scripts);
  await context.close();
  return { kilobytes: sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000, ms };
};

const measured = async (browser: Browser, screen: Screen): Promise<Found> => {
  const found: Found[] = [];
  for (let round = 0; round < ROUNDS; round += 1) found.push(await once(browser, screen));
  return { kilobytes: median(found.map((one) => one.kilobytes)), ms: median(found.map((one) => one.ms)) };
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** printed: size and time of the merchant page's first screen beside those of the console's */
export async function benchMerchantPage(): Promise<void> {
  const executablePath = browserOn();
  if (executablePath === undefined) {
    print(`${browserMissing}; nothing was measured`);
    process.exitCode = 1;
    return;
  }
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const pages: BothPages = await openBothPages();
  try {
    const merchant = await measured(browser, pages.merchant);
    const desk = await measured(browser, pages.console);
    const [size, time] = [merchant.kilobytes / desk.kilobytes, merchant.ms / desk.ms];
    print('first screen, signed in, cold cache, 390 px; medians in chromium; baseline: the console, measured in the same run');
    print(
      `  compressed JavaScript   ${merchant.kilobytes.toFixed(0)} KB of ${desk.kilobytes.toFixed(0)} KB   ratio ${size.toFixed(2)}   aim ${AIM.size}, and at most ${AIM.kilobytes} KB`,
    );
    print(
      `  until it can be used    ${merchant.ms.toFixed(0)} ms of ${desk.ms.toFixed(0)} ms   ratio ${time.toFixed(2)}   aim ${AIM.time}`,
    );
    if (merchant.kilobytes === 0 || desk.kilobytes === 0) throw new Error('no script was loaded: nothing was measured');
    if (size > AIM.size || time > AIM.time || merchant.kilobytes > AIM.kilobytes) process.exitCode = 1;
  } finally {
    await browser.close();
    await pages.close();
  }
}

if (import.meta.main) await benchMerchantPage();
