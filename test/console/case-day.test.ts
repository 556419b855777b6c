import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { countClicks } from './count-clicks.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const other = treated('papelaria');
const owner = bookshop.contact.email;
const MONDAY = '2026-11-02T12:00:00.000Z';

describe.skipIf(!hasBrowser)('the cases of a support analyst’s day', () => {
  const desk = useDesk(MONDAY, async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(other.reference, {
      ...bookshop,
      legalName: 'Papelaria Sol Ltda',
      registrationNumber: undefined,
      bankAccount: undefined,
      contact: { name: 'Rui', email: 'rui@papelaria.example.com' },
      website: 'https://papelaria.example.com',
    });
    await supplyAll(shop);
    const sold = { currency: 'BRL', customer: 'buyer-1', card: '4111111111111111', plan: 'standard', method: 'card' };
    await world.send('payment.captured.v1', shop.reference, {
      ...{ ...sold, paymentId: '8213', amountMinor: 5_000, capturedAt: MONDAY, reference: 'order-1' },
    });
    await opens('zendesk-8213', 'Where is payment 8213?', {
      ...{ topic: 'payment', provider: 'stripe', language: 'fr' },
      requester: { kind: 'psp_client', name: 'Northwind' },
    });
    await opens('zendesk-9', 'Register extract of Boa Leitura', { requester: { kind: 'provider', name: 'Acquirer BV' } });
    await opens('zendesk-10', 'The payout is 40 short', { topic: 'payout', provider: 'stripe' });
    await opens('zendesk-11', 'Again: payout 40 short', { topic: 'payout', provider: 'stripe' });
    // nobody knows whose this is
    await opens('zendesk-12', 'My terminal does not print', {}, 'zendesk-12');
    await world.send('case.message.written.v1', 'zendesk-12', {
      ...{ caseId: 'zendesk-12', messageId: 'm-12', direction: 'in', address: 'rui@private.example.com' },
      text: 'This is Rui from Papelaria Sol. The terminal does not print since Friday.',
    });
    await world.hours(0.2);
  });
  countClicks(desk, 'the cases of a support analyst’s day');
  const { as, seen } = desk;
  const opens = async (caseId: string, title: string, data: object, reference = shop.reference): Promise<void> => {
    await desk.world.send('case.opened.v1', reference, { caseId, title, ...data });
    await desk.world.hours(0.05);
  };
  const caseOf = async (id: string, merchantId = shop.merchantId): Promise<any> =>
    (await seen(merchantId)).cases.find((one: any) => one.id === id);
  const shown = async (id: string): Promise<any> => {
    const headers = { authorization: `Bearer ${await desk.token('emma')}` };
    return (await fetch(`${desk.world.api}/merchants/${shop.merchantId}/cases/${id}`, { headers })).json();
  };
  /** the list of cases, and one of them */
  const open = async (page: Page, title: string): Promise<void> => {
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('link', { name: title, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  };
  const act = (page: Page, what: string) => page.getByRole('button', { name: what, exact: true }).click();
  const choose = async (page: Page, field: RegExp, option: RegExp, within = page.locator('body')): Promise<void> => {
    await within.getByRole('button', { name: field }).click();
    await page.getByRole('option', { name: option }).first().click();
  };

  test('the list begins with the clock that bites next, and names the client that asks', async () => {
    const page = await as('Emma');
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    await page.getByText('PSP client').first().waitFor();
    const headers = { authorization: `Bearer ${await desk.token('emma')}` };
    const { cases } = await (await fetch(`${desk.world.api}/cases`, { headers })).json();
    const due = cases.map(({ next }: any) => next.dueAt);
    expect(due).toEqual(due.toSorted());
    const titles = await page.locator('tbody tr').locator('a').allTextContents();
    expect(titles).toEqual(cases.map(({ title }: any) => title));
    expect(await seriousOf(page)).toEqual([]);
  });

  test('a client asks where payment 8213 is: traced by its reference, asked of the provider, answered in the client’s language', async () => {
    const page = await as('Emma');
    await open(page, 'Where is payment 8213?');
    await page.getByText('Asked by: PSP client Northwind').waitFor();
    await page.getByRole('textbox', { name: 'Reference of a payment or payout' }).fill('8213');
    await act(page, 'Trace');
    await page.getByText('Captured, money expected').waitFor();
    await page.getByText('Waiting on: the provider').first().waitFor();
    await page.getByText('payment.captured.v1 8213').waitFor();
    await act(page, 'Ask a provider…');
    const dialog = page.getByRole('dialog');
    await choose(page, /^Provider/, /stripe/, dialog);
    await dialog.getByRole('textbox', { name: 'Question' }).fill('In which batch is 8213?');
    await act(page, 'Note the question');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('In which batch is 8213?').waitFor();
    await page.getByText('Answer of the provider').first().waitFor();
    await choose(page, /Prepared answer/, /Provider asked/);
    const text = page.getByRole('textbox', { name: /Answer through the help desk/ });
    expect(await text.inputValue()).toMatch(/transmis votre question à stripe .* avant le \d+ novembre 2026/s);
    await text.fill(`${await text.inputValue()} {promisedDay}`);
    await act(page, 'Send the answer');
    await page.getByText('The answer still has gaps').waitFor();
    await text.fill((await text.inputValue()).replace(' {promisedDay}', ''));
    expect(await seriousOf(page)).toEqual([]);
    await act(page, 'Send the answer');
    await page.locator('p.said', { hasText: 'transmis votre question' }).waitFor();
    // the provider is asked still
    expect(await shown('zendesk-8213')).toMatchObject({ waitingOn: 'provider' });
  });

  test('an acquirer asks for a document: its clock runs, the merchant is asked and answers on its page, and the answer goes back', async () => {
    const page = await as('Emma');
    await open(page, 'Register extract of Boa Leitura');
    const first = (await shown('zendesk-9')).clocks.find(({ clock }: any) => clock === 'first_reply').dueAt;
    await act(page, 'Ask the merchant…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Question' }).fill('Please send us your register extract.');
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await act(page, 'Send the question');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Answer of the merchant').first().waitFor();
    const asked = await shown('zendesk-9');
    expect(asked).toMatchObject({ waitingOn: 'merchant', questions: [{ to: 'merchant' }] });
    const clocks = Object.fromEntries(asked.clocks.map(({ clock, dueAt }: any) => [clock, dueAt]));
    expect(clocks).toMatchObject({ first_reply: first, merchant: expect.any(String) });
    const list: any = await desk.world.asMember(owner, `/my/${shop.merchantId}/requests`, {
      ...{ kind: 'reply', caseId: asked.questions[0].askedIn, text: 'It is in Documents now.' },
    });
    expect(list).toMatchObject({ status: 200, body: { kind: 'replied' } });
    await page.getByText('It is in Documents now.').waitFor();
    expect(await shown('zendesk-9')).toMatchObject({ waitingOn: 'us' });
    // later, as time goes on nowhere but here
    await desk.world.hours(0.1);
    await page.getByRole('textbox', { name: /Answer through the help desk/ }).fill('The extract is attached.');
    await act(page, 'Send the answer');
    await page.locator('p.said', { hasText: 'The extract is attached.' }).waitFor();
    expect(await shown('zendesk-9')).toMatchObject({ waitingOn: 'provider' });
  });

  test('a short payout: an answer is promised for Thursday, which is due on Thursday and kept', async () => {
    const page = await as('Emma');
    await open(page, 'The payout is 40 short');
    await act(page, 'Promise a day…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'What is promised' }).fill('Where the 40 are');
    await dialog.getByRole('textbox', { name: /By the end of business/ }).fill('2026-11-05');
    await act(page, 'Promise');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/Where the 40 are.*promised by/).waitFor();
    const { promises } = await caseOf('zendesk-10');
    expect(promises).toMatchObject([{ dueAt: '2026-11-05T21:00:00.000Z' }]);
    await desk.world.hours(48);
    await act(page, 'Kept');
    await page.getByText(/^kept /).waitFor();
    expect((await caseOf('zendesk-10')).promises).toMatchObject([{ ended: { as: 'kept' } }]);
  });

  test('the same asked twice is similar with the reason, merged, and taken back with one click; another is linked', async () => {
    const page = await as('Emma');
    await open(page, 'Again: payout 40 short');
    await page.getByText('same topic · same provider').first().waitFor();
    await act(page, 'Merge…');
    const dialog = page.getByRole('dialog');
    await choose(page, /^The case that goes on/, /^The payout is 40 short/, dialog);
    await act(page, 'Merge');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Merged into another case' }).waitFor();
    await act(page, 'Take the merge back');
    await page.getByRole('button', { name: 'Link…' }).waitFor();
    await act(page, 'Link…');
    await choose(page, /^The other case/, /^The payout is 40 short/, dialog);
    await act(page, 'Link');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Linked cases' }).waitFor();
    expect((await caseOf('zendesk-11')).links).toEqual(['zendesk-10']);
  });

  test('an issue is raised with the engineers, and the case is handed over to a colleague with a note', async () => {
    const page = await as('Emma');
    await open(page, 'The payout is 40 short');
    await act(page, 'Claim');
    await page.getByRole('button', { name: /^More/ }).last().click();
    await page.getByRole('menuitem', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Ana');
    await page.getByRole('option', { name: /^Ana\b/ }).click();
    await dialog.getByRole('textbox', { name: /Reason|Note/ }).fill('She knows this payout');
    await act(page, 'Hand over');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/with ana@desk/).waitFor();
    await act(page, 'Raise an issue…');
    await dialog.getByRole('textbox', { name: 'What does not work' }).fill('Payouts leave out reserves');
    await act(page, 'Raise the issue');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/^Open since/).waitFor();
    expect(await shown('zendesk-10')).toMatchObject({ waitingOn: 'engineering' });
  });

  test('a message of nobody’s merchant waits on the screen of cases until a person says whose it is, and its clock counts from when it was written', async () => {
    const page = await as('Emma');
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('heading', { name: /Without a merchant/ }).waitFor();
    await page.getByText('This is Rui from Papelaria Sol.').waitFor();
    await page.getByText(/from rui@private.example.com/).waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: /^Choose the merchant/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Papelaria');
    await page.getByRole('option', { name: /^Papelaria Sol/ }).click();
    await dialog.getByRole('button', { name: 'Match' }).click();
    await dialog.waitFor({ state: 'detached' });
    await desk.world.hours(0.1);
    await page.getByRole('heading', { name: /Without a merchant/ }).waitFor({ state: 'detached' });
    const matched = await caseOf('zendesk-12', other.merchantId);
    expect(matched).toMatchObject({ title: 'My terminal does not print', written: 1 });
    expect(Date.parse(matched.openedAt)).toBeLessThan(Date.parse(MONDAY) + 36 * 3_600_000);
    await page.getByRole('link', { name: 'My terminal does not print' }).click();
    await page.getByText('The terminal does not print since Friday.').first().waitFor();
    // what comes later goes there by itself
    await desk.world.send('case.message.written.v1', 'zendesk-12', {
      ...{ caseId: 'zendesk-12', messageId: 'm-13', direction: 'in', text: 'It prints again, but blank pages.' },
    });
    await desk.world.hours(0.1);
    expect(await caseOf('zendesk-12', other.merchantId)).toMatchObject({ written: 2 });
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
