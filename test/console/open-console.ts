import { AxeBuilder } from '@axe-core/playwright';
import { browserOn } from '@firstsale/laptop-cloud/platform';
import { allServices } from '@firstsale/laptop-cloud/services';
import { apiPrefix } from '@firstsale/laptop-cloud/services/http-api';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { deriveMerchantId, drawPercent } from '../../domain/merchant/derive-merchant-id.ts';
import { projectPath } from '../../lib/project.ts';
import { openLaptopDoors } from '../../programs/start/laptop-doors.ts';
import { serveConsole } from '../../programs/start/serve-console.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { peopleOf } from '../../world/desk/laptop-people.ts';
import { openLaptop } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';
import { bookshop } from '../playbooks/journey.ts';

const policy = readPolicyFile(projectPath('policies/default.json'));

const executablePath = browserOn();
export const hasBrowser = executablePath !== undefined;

const HOUR = 3_600_000;

/** a bookshop, declaring much and young: two people must look at it */
export const bigShop = {
  ...bookshop,
  legalName: 'Relojoaria Grande',
  mcc: '5944',
  declaredMonthlyVolumeMinor: 90_000_000,
  companyRegisteredOn: '2026-09-01',
  website: 'https://relojoaria.example.com',
  contact: { name: 'Rui', email: 'rui@mailinator.com', phone: '+5511987654322' },
};

/** somebody whose name is on the list: two people must look at it */
export const lookalike = { ...bookshop, legalName: 'Viktor Zhdanenko', contact: { name: 'Viktor', email: 'v@shop.example.com' } };

/** a reference that is not in the hold-out: the group is drawn from it alone */
export const treated = (name: string): { readonly reference: string; readonly merchantId: string } => {
  for (let n = 1; ; n += 1) {
    const merchantId = deriveMerchantId('direct', `${name}-${n}`);
    if (drawPercent(merchantId, policy.nudges.holdOutSalt) >= policy.nudges.holdOutPercent)
      return { reference: `${name}-${n}`, merchantId };
  }
};

/** the application on the laptop cloud with its console, time standing still until it is told to pass */
export async function openConsole(start: string) {
  const { folder } = await synthesize();
  const laptop = await openLaptop({
    cdkOut: folder,
    speed: Number.POSITIVE_INFINITY,
    seed: 1,
    start: Date.parse(start),
    services: allServices,
    log: () => undefined,
  });
  const { cloud } = laptop;
  const { kernel } = cloud;
  const { id: apiId } = apiBehind(cloud, 'ApiUrl');
  serveConsole(cloud);
  const desk = readDesk(projectPath('world/desk/default-desk.json'));
  openLaptopDoors(laptop, { people: peopleOf(desk) });
  let sent = 0;
  const hours = async (count: number): Promise<void> => {
    await kernel.runUntil(kernel.now() + count * HOUR);
    await kernel.idle();
  };
  const send = async (type: string, subject: string, data: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    sent += 1;
    const source = senderOf(policy, { type, data }, 'outside');
    const time = new Date(kernel.now()).toISOString();
    const detail = { specversion: '1.0', id: `outside-${sent}`, type, source, time, subject, data };
    const entry = { EventBusName: laptop.busName, Source: source, DetailType: type, Detail: JSON.stringify(detail) };
    await cloud.call('events', 'PutEvents', { Entries: [entry] });
    await hours(1 / 60);
  };
  /** what somebody of the merchant sends from its page */
  const asMember = async (email: string, path: string, wish: object) => {
    const token = await kernel.request('a member signs in', () => laptop.memberToken(email, 3_600));
    const answer = await fetch(`${cloud.endpoint}${apiPrefix(apiBehind(cloud, 'MerchantApiUrl').id)}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(wish),
    });
    const body: unknown = await answer.json();
    return { status: answer.status, body };
  };
  return {
    asMember,
    cloud,
    url: cloud.endpoint,
    hours,
    send,
    apply: (reference: string, application: object): Promise<void> =>
      send('merchant.application.submitted.v1', reference, { pspClient: 'direct', persons: [], ...application }),
    supply: async (reference: string, requirements: readonly string[]): Promise<void> => {
      for (const requirementId of requirements) {
        await send('requirement.submitted.v1', reference, { requirementId, documentReference: 'vault/1' });
        await send('requirement.verified.v1', reference, { requirementId });
      }
    },
    api: `${cloud.endpoint}${apiPrefix(apiId)}`,
    /** what somebody signed in with this address sends from the merchant's page */
    visit: (email: string, path: string, body: unknown) => {
      sent += 1;
      const key = `visit-visit-${sent}`;
      return kernel.request(`${email} ${path}`, () => laptop.visit(email, path, body, key));
    },
    close: () => cloud.stop(),
  };
}
export type Console = Awaited<ReturnType<typeof openConsole>>;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });

/** HTTP failures that tests mean to cause; a page may not complain of anything else */
const meant = /status of (400|401|403|409)|ERR_FAILED|ERR_CONNECTION/;

const hear = (page: Page, complaints: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' && !meant.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
};

export const signIn = async (context: BrowserContext, url: string, name: string, complaints: string[] = []): Promise<Page> => {
  const page = await context.newPage();
  hear(page, complaints);
  await page.goto(`${url}/today`);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { level: 1, name: /Today|Aujourd/ }).waitFor();
  return page;
};

/** nothing on the page is still awaited */
export const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('.loading') === null);
};

/** what axe finds serious on a page that has something on it, or within a part of it, by all its rules or by some */
export const seriousOf = async (page: Page, rules: readonly string[] = [], within?: string): Promise<string[]> => {
  // all frames are ours: no page of its own is needed to put the answers together
  // only what does not hold is described: describing the rest took an eighth of all the time
  const whole = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const builder = within === undefined ? whole : whole.include(within);
  const { violations } = await (rules.length === 0 ? builder : builder.withRules([...rules])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};
