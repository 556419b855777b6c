import type { Browser, Page } from 'playwright-core';
import type { Site } from './open-site.ts';

/** what a page shows that an interaction changes: the first and the last row, of how many. Read without making the browser lay out */
const shown =
  '[document.querySelector("tbody tr:first-child")?.textContent, document.querySelector("tbody tr:last-child")?.textContent, document.querySelector(".pager")?.textContent].join("|")';

/** in the page: remembers when the last key or click came, and tells when what is shown has changed and is painted */
const instrument = `
  addEventListener('pointerdown', (event) => { window.benchAt = event.timeStamp; }, true);
  addEventListener('click', (event) => { window.benchAt = event.timeStamp; }, true);
  addEventListener('keydown', (event) => { window.benchAt = event.timeStamp; }, true);
  addEventListener('input', (event) => { window.benchAt = event.timeStamp; }, true);
  window.benchChanged = (before) => new Promise((resolve) => {
    const look = () => {
      if (${shown} === before || document.querySelector('tbody') === null) return false;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - window.benchAt)));
      return true;
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  });
`;

export const openPage = async (browser: Browser, site: Site): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
  context.setDefaultTimeout(30_000);
  await context.addInitScript(`sessionStorage.setItem('firstsale.session', ${JSON.stringify(site.session)});${instrument}`);
  return context.newPage();
};

/** a browser that opened a window is busy with its own for a while: nobody waits for that who has it open */
const OPENED_MS = 2_000;

/** milliseconds from asking for a page with a cold cache until its heading is there and nothing loads any more */
export const firstScreen = async (browser: Browser, site: Site, path: string): Promise<number> => {
  const page = await openPage(browser, site);
  await page.waitForTimeout(OPENED_MS);
  await page.goto(`${site.url}${path}`, { waitUntil: 'commit' });
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
  await page.context().close();
  return ms;
};

/** milliseconds from the last key or click of an action until the list shows something else, painted */
export const interaction = async (page: Page, act: () => Promise<void>): Promise<number> => {
  const before = await page.evaluate<string>(shown);
  const changed = page.evaluate<number>(`window.benchChanged(${JSON.stringify(before)})`);
  await act();
  return changed;
};

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
