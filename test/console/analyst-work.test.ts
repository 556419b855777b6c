import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { countClicks } from './count-clicks.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const quiet = treated('sebo-do-porto');
const WEDNESDAY = '2026-11-04T13:00:00.000Z';

describe.skipIf(!hasBrowser)('the work of an activation analyst, from the letter to the follow-up', () => {
  const desk = useDesk(WEDNESDAY, async ({ world }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(quiet.reference, { ...bookshop, legalName: 'Sebo do Porto', website: 'https://sebo.example.com' });
    await world.send('requirement.submitted.v1', shop.reference, {
      requirementId: 'website',
      documentReference: 'vault/website',
    });
  });
  countClicks(desk, 'an analyst’s day');
  const { as, seen } = desk;
  const of = async (merchantId: string, queue: string): Promise<any> =>
    (await seen(merchantId)).tasks.find((one: any) => one.queue === queue);
  const open = async (page: Page, merchantId: string, tab = ''): Promise<void> => {
    await page.goto(`${desk.world.url}/merchants/${merchantId}${tab}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const openTask = async (page: Page, merchantId: string, queue: string): Promise<void> => {
    const { id } = await of(merchantId, queue);
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${merchantId}/${id}`)}`);
    await page.getByRole('button', { name: 'Claim' }).last().waitFor();
  };
  const more = async (page: Page, what: string): Promise<void> => {
    await page.getByRole('button', { name: /^More/ }).last().click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  const mails = async (): Promise<readonly any[]> => (await fetch(`${desk.world.url}/_laptop/mail`)).json();

  test('what was handed in and is ours to verify opened a task at once, in the queue policy names, with a due date', async () => {
    const task = await of(shop.merchantId, 'verification');
    expect(task).toMatchObject({ status: 'open' });
    expect(Date.parse(task.slaDueAt)).toBeGreaterThan(Date.parse(WEDNESDAY));
  });

  test('it shows the wrong shop: rejected with what is wrong, after reading the letter in the merchant’s language', async () => {
    const page = await as('Emma');
    await open(page, shop.merchantId, '?tab=requirements');
    await page.getByRole('button', { name: /^Actions: Website/ }).click();
    await page.getByRole('menuitem', { name: 'Reject…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.getByText('Choose what is wrong.').waitFor();
    await dialog.getByRole('button', { name: /What is wrong/ }).click();
    await page.getByRole('option', { name: 'Shows another company or person' }).click();
    const letter = dialog.getByRole('region', { name: 'What the merchant will read' });
    await letter.waitFor();
    expect(await letter.getAttribute('lang')).toMatch(/^pt/);
    await dialog.getByRole('textbox', { name: /Internal reason/ }).fill('The imprint names a bakery in Porto');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { requirements } = await seen(shop.merchantId);
    expect(requirements.find((one: any) => one.id === 'website')).toMatchObject({
      verificationStatus: 'failed',
      awaitingActionFrom: 'merchant',
      errors: [{ code: 'wrong_company' }],
    });
    await desk.world.hours(24);
    const told = (await mails()).filter((mail) => JSON.stringify(mail).includes('lia@boa-leitura.example.com'));
    expect(told.length).toBeGreaterThan(0);
    // why we think so stays with us
    expect(JSON.stringify(told)).not.toContain('bakery');
  });

  test('a call is logged; its follow-up comes back as a task on the day that was agreed', async () => {
    const page = await as('Emma');
    await open(page, quiet.merchantId);
    await more(page, 'Log a contact…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Topic' }).fill('Bank account');
    await dialog.getByRole('textbox', { name: 'Summary' }).fill('He opens one on Friday and calls us back');
    await dialog.getByRole('button', { name: /Outcome/ }).click();
    await page.getByRole('option', { name: 'Will send it' }).click();
    await dialog.getByRole('spinbutton').fill('2');
    await dialog.getByRole('button', { name: 'Log' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('“He opens one on Friday and calls us back”').waitFor();
    const agreed = (await of(quiet.merchantId, 'follow_ups')).snoozedUntil;
    await desk.world.hours(24);
    expect(await of(quiet.merchantId, 'follow_ups')).toMatchObject({ status: 'open', snoozedUntil: agreed });
    await desk.world.hours(25);
    const task = await of(quiet.merchantId, 'follow_ups');
    expect(task).toMatchObject({ status: 'open' });
    expect(task.snoozedUntil).toBeUndefined();
    await openTask(page, quiet.merchantId, 'follow_ups');
    await page.getByText('He opens one on Friday and calls us back').first().waitFor();
  });

  test('a fault of the payment page goes to Product, with what is known', async () => {
    const page = await as('Emma');
    await open(page, shop.merchantId);
    await more(page, 'Open a task…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await dialog.getByText('Choose a team.').waitFor();
    await dialog.getByRole('button', { name: /^Team/ }).click();
    await page.getByRole('option', { name: 'Questions to Product' }).click();
    await dialog.getByRole('textbox', { name: 'What is needed' }).fill('The payment page shows error 500');
    await dialog.getByRole('textbox', { name: /Note/ }).fill('Since noon, with Safari only');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await openTask(page, shop.merchantId, 'product');
    await page.getByText('Since noon, with Safari only').first().waitFor();
  });

  test('a colleague who is mentioned in a comment is told', async () => {
    const page = await as('Emma');
    await openTask(page, shop.merchantId, 'product');
    await more(page, 'Comment…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Comment' }).fill('You know this shop');
    await dialog.getByRole('combobox').fill('Bruno');
    await page.getByRole('option', { name: /^Bruno\b/ }).click();
    await dialog.getByRole('button', { name: 'Comment' }).click();
    await dialog.waitFor({ state: 'detached' });
    const headers = { authorization: `Bearer ${await desk.token('dieter')}` };
    const timeline = await (
      await fetch(`${desk.world.api}/merchants/${shop.merchantId}/timeline?order=newest`, { headers })
    ).text();
    expect(timeline).toContain('"mentions":["bruno@desk.example.com"]');
  });

  test('before the holidays a task goes to a colleague, with a note', async () => {
    const page = await as('Emma');
    await openTask(page, quiet.merchantId, 'follow_ups');
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByRole('button', { name: 'Release' }).waitFor();
    await more(page, 'Hand over…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Ana');
    await page.getByRole('option', { name: /^Ana\b/ }).click();
    await dialog.getByRole('textbox', { name: /Reason|Note/ }).fill('He only speaks Portuguese');
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await of(quiet.merchantId, 'follow_ups')).toMatchObject({ status: 'claimed', claimedBy: 'ana@desk.example.com' });
    // whom it concerns reads of it in the mail of the next working morning
    await desk.world.hours(2 * 24);
    const [mail] = (await mails()).filter(({ to }) => to.includes('ana@desk.example.com'));
    expect(mail?.text).toContain('/tasks?');
    const ana = await as('Ana');
    await ana.getByRole('link', { name: 'Tasks', exact: true }).click();
    await ana.getByText('Sebo do Porto').first().waitFor();
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));

  test('a client’s file of methods: tried first, then done row by row, and the wrong rows say why', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/merchants`);
    await page.getByRole('button', { name: 'Board from a file…' }).click();
    const dialog = page.getByRole('dialog');
    const text = `\uFEFFreference;method\r\n${shop.reference};ideal\r\nnobody;ideal\r\n4.5E+11;ideal\r\n`;
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'methods.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await dialog.getByLabel('PSP client').fill('direct');
    await dialog.getByLabel(/^Reason/).fill('asked by the client');
    const methods = async () => (await seen(shop.merchantId)).paymentMethods.map(({ id }: any) => id);
    await dialog.getByRole('button', { name: 'Try', exact: true }).click();
    await dialog.getByText('no merchant with the reference nobody').waitFor();
    expect(await methods()).not.toContain('ideal');
    await dialog.getByRole('button', { name: 'Board', exact: true }).click();
    await dialog.getByText('Rows done: 1. Rows not done: 2.').waitFor();
    await dialog.getByText('shortened reference to 4.5E+11').waitFor();
    expect(await methods()).toContain('ideal');
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
  });
});
