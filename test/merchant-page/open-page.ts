import { AxeBuilder } from '@axe-core/playwright';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serveMerchantPage } from '../../programs/start/serve-merchant-page.ts';
import { onlooker } from '../../world/desk/laptop-people.ts';
import { type Firstsale, openFirstsale } from '../playbooks/firstsale.ts';

/** the merchant's page of an application on the laptop cloud, time standing still until it is told to pass */
export const openPage = async (start: string, port: 'none' | number = 'none', stateDir?: string) => {
  const app = await openFirstsale(start, port, stateDir);
  app.laptop.admit([onlooker]);
  const site = await serveMerchantPage(app.laptop, { port: 0, reader: onlooker, onCode: () => undefined });
  return {
    app,
    url: site.url,
    close: async () => {
      await site.close();
      await app.close();
    },
  };
};

export const newPage = async (browser: Browser, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // a browser notes every answer that says no with the address it came from: tests mean to cause those of the API
    const ofApi = message.location().url.includes('/api/');
    if (message.type() === 'error' && !ofApi) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
};

export const codeFor = async ({ kernel, hours }: Firstsale, email: string): Promise<string> => {
  await hours(1 / 3_600);
  return /\b\d{8}\b/.exec(mailbox(kernel, { to: email, limit: 1 })[0]?.text ?? '')?.[0] ?? 'no code';
};

/** through the form, with the code in the mailbox */
export const signInAs = async (page: Page, app: Firstsale, email: string): Promise<void> => {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  const field = page.getByLabel('Code of eight digits');
  await field.waitFor();
  await field.fill(await codeFor(app, email));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
};

/** what axe finds wrong with a page that shows something */
export const axe = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};
