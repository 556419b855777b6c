import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../lib/project.ts';
import { openLaptopDoors } from '../../programs/start/laptop-doors.ts';
import { serveConsole } from '../../programs/start/serve-console.ts';
import { openBrowser, signIn } from '../console/open-console.ts';
import { people, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { axe, codeFor, newPage, openPage, signInAs } from './open-page.ts';

const state = mkdtempSync(join(tmpdir(), 'firstsale-change-'));
const out = projectPath('out/merchant-page');
let town: Awaited<ReturnType<typeof openPage>>;
let browser: Browser;
let moves: Journey;
let robbed: Journey;
let closed = false;
const lia = 'lia@boa-leitura.example.com';
const old = 'rosa@flor.example.com';
// the last digit decides what the laptop's bank says of the holder: a match
const own = '4479310022916784021';
const thiefs = '8830417756120093466';
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  town = await openPage('2026-03-02T12:00:00.000Z', 0, state);
  browser = await openBrowser();
  serveConsole(town.app.laptop.cloud);
  openLaptopDoors(town.app.laptop, { people: Object.values(people) });
  moves = new Journey(town.app, 'path');
  robbed = new Journey(town.app, 'robbed');
  await moves.goLive({ persons: [{ name: 'Lia Reis', roles: ['owner'] }] });
  await robbed.goLive({ legalName: 'Flor e Folha', contact: { name: 'Rosa', email: old, phone: '+5511987650000' } });
  for (const shop of [moves, robbed]) await shop.pay(5_000);
  await town.app.days(40);
}, TO_SYNTHESIZE_MS);
afterAll(async () => {
  await browser?.close();
  if (!closed) await town?.close();
  rmSync(state, removing);
});

const wide = { viewport: { width: 1440, height: 950 }, locale: 'en-GB' } as const;
const atDesk = async (name: string): Promise<Page> => {
  const context = await browser.newContext(wide);
  return signIn(context, town.app.laptop.cloud.endpoint, name, complaints);
};
const changesOf = async (page: Page, shop: Journey): Promise<void> => {
  await page.goto(`${town.app.laptop.cloud.endpoint}/merchants/${shop.id}?tab=changes`);
  await page.getByRole('tab', { name: 'Account changes', selected: true }).waitFor();
};
/** the newest open task of a queue is claimed and decided in the console */
const decide = async (
  page: Page,
  shop: Journey,
  queue: string,
  choice: string,
  reason: string,
  told = `Done: ${choice}`,
): Promise<void> => {
  const { tasks } = await shop.seen();
  const task = tasks.findLast((one: any) => one.queue === queue && ['open', 'claimed'].includes(one.status));
  const place = `${town.app.laptop.cloud.endpoint}/tasks?queue=all&task=${encodeURIComponent(`${shop.id}/${task?.id}`)}`;
  await page.goto(place);
  await page.getByRole('button', { name: 'Claim' }).last().click();
  await page.getByRole('button', { name: 'Release', exact: true }).waitFor();
  await page.getByText(choice, { exact: true }).first().click();
  await page.getByRole('textbox', { name: /reason/i }).fill(reason);
  await page.getByRole('button', { name: 'Decide' }).last().click();
  await page.getByText(told).waitFor();
  await town.app.hours(1 / 60);
};
/** the merchant sends the document, and operations' own system finds it right */
const prove = async (shop: Journey): Promise<void> => {
  const { requirements } = await shop.seen();
  const requirementId = requirements.find(
    ({ id, dueStatus }: any) => id.startsWith('change_proof:') && dueStatus === 'currently_due',
  ).id;
  await shop.send('requirement.submitted.v1', { requirementId, documentReference: 'vault/7' });
  const data = { requirementId };
  await town.app.send({ type: 'requirement.verified.v1', subject: shop.reference, data, source: 'back-office' });
};

test('asked on the page with a new code, called back, cooled off, approved by two, and paid to for the first time', async () => {
  const { page, context, complaints: heard } = await newPage(browser);
  await page.goto(`${town.url}/m/${moves.id}/account-changes`);
  await signInAs(page, town.app, lia);
  await page.getByRole('link', { name: 'Ask for a change' }).click();
  await page.getByLabel('Account holder').fill('Livraria Boa Leitura');
  await page.getByLabel('IBAN or account number').fill(own);
  await town.app.hours(1 / 60);
  await page.getByRole('button', { name: 'Send me a new code' }).click();
  await page.getByLabel('New code').fill(await codeFor(town.app, lia));
  await page.getByRole('button', { name: 'Ask for the change' }).click();
  const card = page.getByRole('article', { name: 'Bank account: Brazil, ending in 4021' });
  await card.waitFor();
  await town.app.hours(1 / 60);
  await page.reload();
  await card.getByRole('link', { name: 'Hand it in' }).waitFor();
  await prove(moves);

  const leo = await atDesk('Leo');
  await changesOf(leo, moves);
  await leo.getByText('+5511987654321, known since').waitFor();
  await decide(leo, moves, 'account_call_backs', 'Confirmed', 'Lia says it is her new bank');
  await changesOf(leo, moves);
  await leo.getByRole('row', { name: /Waiting period over.*Now.*until/ }).waitFor();
  await leo.getByText(/3 working days until/).waitFor();
  await leo.screenshot({ path: `${out}/console-account-change.png`, fullPage: true });
  expect(await axe(leo)).toEqual([]);
  await leo.getByRole('link', { name: 'Playbook', exact: true }).click();
  await leo.getByText('Wait out the cooling-off').first().waitFor();
  await leo.screenshot({ path: `${out}/console-account-change-graph.png`, fullPage: true });
  await page.reload();
  await card.getByText('The waiting period takes 3 working days.').waitFor();
  expect((await moves.seen()).merchant.payoutsEnabled).toBe(true);

  const { until } = (await moves.told('account-change.cooling-off.v1'))[0].data;
  await town.app.until(until);
  await town.app.hours(1);
  const rita = await atDesk('Rita');
  await decide(rita, moves, 'account_approvals', 'Approve', 'Document and call agree', 'your approval is stored');
  expect((await moves.seen()).bankAccounts[0].last4).not.toBe('4021');
  const rui = await atDesk('Rui');
  await decide(rui, moves, 'account_approvals', 'Approve', 'I agree');
  expect((await moves.seen()).bankAccounts).toMatchObject([{ id: 'primary', country: 'BR', last4: '4021' }]);
  await page.reload();
  await card.getByText('Changed', { exact: true }).waitFor();

  const day = town.app.now().slice(0, 10);
  const said = { payoutId: 'po-9', amountMinor: 4_800, currency: 'BRL', initiatedOn: day, accountLast4: '4021' };
  await moves.send('payout.paid.v1', { ...said, paidAt: town.app.now() });
  await town.app.hours(1);
  await page.reload();
  await card.getByText('First payout to the new account').waitFor();
  expect(await card.getByText(/^done on/).count()).toBe(9);
  await changesOf(rui, moves);
  await rui.getByText(/4 of at least 3: /).waitFor();
  await rui.getByRole('row', { name: /First payout arrived.*Done/ }).waitFor();
  expect((await moves.path('account-change')).slice(-3)).toEqual(['Has it arrived?', 'Close the change', 'The change has ended']);
  expect([heard, complaints, town.app.failures()]).toEqual([[], [], []]);
  await context.close();
  for (const one of [leo, rita, rui]) await one.context().close();
});

test('started by operations for a letter of a thief: the old contact objects by one click, payouts wait, and people look into it', async () => {
  const ana = await atDesk('Ana');
  await changesOf(ana, robbed);
  await ana.getByText('No change of bank account, address or contact has been asked for.').waitFor();
  await ana.getByRole('button', { name: /^More for/ }).click();
  await ana.getByRole('menuitem', { name: 'Start an account change…' }).click();
  const dialog = ana.getByRole('dialog');
  await dialog.getByLabel('Account holder').fill('Flor e Folha');
  await dialog.getByLabel('IBAN or account number').fill(thiefs);
  await dialog.getByLabel('Address the letter came from').fill('rosa@fl0r.example.net');
  await dialog.getByLabel('The request is said to be urgent').check();
  await dialog.getByLabel('Reason').fill('A letter in the name of Rosa');
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await town.app.hours(1 / 60);
  await prove(robbed);
  await ana.reload();
  await ana.getByText(/sent from an unknown domain \(20\), said to be urgent \(10\)/).waitFor();
  const leo = await atDesk('Leo');
  await decide(leo, robbed, 'account_call_backs', 'Confirmed', 'A voice that said it was Rosa');
  await town.app.hours(1);

  const [notice] = mailbox(town.app.kernel, { to: old, limit: 1 });
  const link = /https:\/\/\S+\/api\/objection\?token=\S+/.exec(notice?.text ?? '')?.[0] ?? 'no link';
  const { page, context } = await newPage(browser);
  await page.goto(link.replace(/^https:\/\/[^/]+/, town.url));
  await page.getByRole('button').waitFor();
  expect(await axe(page)).toEqual([]);
  // opening it changed nothing
  expect((await robbed.seen()).accountChanges[0].status).toBe('open');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button').click();
  expect((await answered).status()).toBe(200);
  const { accountChanges, merchant, bankAccounts, tasks } = await robbed.seen();
  expect(accountChanges).toMatchObject([{ status: 'stopped', stopped: { because: 'objection' } }]);
  expect([merchant.payoutsEnabled, bankAccounts[0].last4]).toEqual([false, '93C1']);
  expect(tasks.filter((one: any) => one.queue === 'security')).toHaveLength(1);
  await changesOf(ana, robbed);
  await ana.getByText(/Payouts wait since .*: a known contact objected/).waitFor();
  await ana.getByText(/Stopped on .*: a known contact objected/).waitFor();
  const rita = await atDesk('Rita');
  await decide(rita, robbed, 'security', 'Release payouts', 'Rosa, called on her old number, never asked');
  expect((await robbed.seen()).merchant.payoutsEnabled).toBe(true);
  expect([complaints, town.app.failures()]).toEqual([[], []]);
  await context.close();
  for (const one of [ana, leo, rita]) await one.context().close();
});

test('of both numbers no store keeps more than their ends: no table, queue, bucket, execution, log or letter', async () => {
  await town.close();
  closed = true;
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const kept = files.map((one) => readFileSync(join(one.parentPath, one.name)));
  const holding = (text: string): boolean => kept.some((bytes) => bytes.includes(text));
  // what was asked for is there
  expect([holding('account_change'), holding('rosa@fl0r.example.net')]).toEqual([true, true]);
  expect([own, thiefs].map(holding)).toEqual([false, false]);
});
