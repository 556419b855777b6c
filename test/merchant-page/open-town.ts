import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { Browser, Page } from 'playwright-core';
import { projectPath } from '../../lib/project.ts';
import { openLaptopDoors } from '../../programs/start/laptop-doors.ts';
import { serveConsole } from '../../programs/start/serve-console.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { peopleOf } from '../../world/desk/laptop-people.ts';
import { openBrowser, signIn } from '../console/open-console.ts';
import { openPage } from './open-page.ts';

/** the page of merchants and the console of operations on one laptop cloud, and a browser for both sides */
export const openTown = async (start: string) => {
  const { app, url, close } = await openPage(start, 0);
  serveConsole(app.laptop.cloud);
  openLaptopDoors(app.laptop, { people: peopleOf(readDesk(projectPath('world/desk/default-desk.json'))) });
  const browser: Browser = await openBrowser();
  const complaints: string[] = [];
  const desks = new Map<string, Page>();
  return {
    app,
    browser,
    url,
    /** what a page of the console wrote to its own console though no test meant it */
    complaints,
    /** somebody of operations, in a browser of their own */
    as: async (name: string): Promise<Page> => {
      const known = desks.get(name);
      if (known !== undefined) return known;
      const context = await browser.newContext({ viewport: { width: 1440, height: 950 }, locale: 'en-GB' });
      context.setDefaultTimeout(20_000);
      const page = await signIn(context, app.laptop.cloud.endpoint, name, complaints);
      desks.set(name, page);
      return page;
    },
    /** every page that is open, on either side */
    pages: () => browser.contexts().flatMap((context) => context.pages()),
    console: app.laptop.cloud.endpoint,
    /** letters to an address that are no sign-in codes, the newest first */
    letters: (to: string) => mailbox(app.kernel, { to, limit: 100 }).filter(({ text }) => !/\b\d{8}\b/.test(text ?? '')),
    close: async () => {
      await browser.close();
      await close();
    },
  };
};
export type Town = Awaited<ReturnType<typeof openTown>>;

/** where the button of a letter leads, on the laptop */
export const linkIn = (town: Town, letter: { readonly text?: string | undefined } | undefined): string => {
  const [found] = /https?:\/\/\S+\/m\/\S+/.exec(letter?.text ?? '') ?? [];
  if (found === undefined) throw new Error(`no link in: ${letter?.text}`);
  return `${town.url}${new URL(found).pathname}`;
};
