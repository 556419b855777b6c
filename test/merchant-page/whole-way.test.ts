import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../domain/file/files.ts';
import { TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';
import { axe, codeFor, newPage, signInAs } from './open-page.ts';
import { linkIn, openTown, type Town } from './open-town.ts';

/** a wine merchant in Leeds: two people look at its volume, and its licence is ours to check */
const wines = {
  legalName: 'Harriet Cole',
  tradingName: 'Cole Wines',
  legalEntityType: 'sole_proprietor',
  mcc: '5921',
  country: 'GB',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  website: 'https://colewines.example.com',
  companyRegisteredOn: '2015-03-02',
  declaredMonthlyVolumeMinor: 15_000_000,
  contact: { name: 'Harriet', email: 'harriet@colewines.example.com', phone: '+447911123456' },
  paymentMethods: ['card'],
  bankAccount: { country: 'GB', iban: 'GB29NWBK60161331926819' },
  vatNumber: 'GB-1',
};
const harriet = wines.contact.email;
const busy = { timeout: 20_000 };

let town: Town;
let shop: Journey;
let mine: Awaited<ReturnType<typeof newPage>>;

beforeAll(async () => {
  town = await openTown('2026-11-02T09:00:00.000Z');
  shop = new Journey(town.app, 'whole-way');
  mine = await newPage(town.browser);
  mine.page.setDefaultTimeout(busy.timeout);
}, TO_SYNTHESIZE_MS);
afterEach(async ({ task }) => {
  const shots = process.env['SHOTS'];
  if (task.result?.state !== 'fail' || shots === undefined) return;
  for (const [at, page] of town.pages().entries())
    await page.screenshot({ path: `${shots}/${task.name.slice(0, 20).replaceAll(' ', '-')}-${at}.png` });
});
afterAll(() => town?.close());

const later = (minutes = 1) => town.app.hours(minutes / 60);
const stepOf = (requirementId: string) => `${town.url}/m/${shop.id}/due/${encodeURIComponent(requirementId)}`;
const due = async (): Promise<readonly any[]> =>
  (await shop.seen()).requirements.filter((one: any) => ['currently_due', 'past_due'].includes(one.dueStatus));
const dueOf = async (key: string): Promise<any> => {
  const found = (await shop.seen()).requirements.find((one: any) => one.id.replace(/:.*/, '') === key || one.id === key);
  if (found === undefined) throw new Error(`nothing is due of ${key}`);
  return found;
};
const handInDocument = async (requirementId: string, name: string): Promise<void> => {
  await later();
  await mine.page.goto(stepOf(requirementId));
  await mine.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf() });
  const row = mine.page.locator('.documents li', { hasText: name });
  await row.getByText(/^Arrived/).waitFor();
  await later(5);
  await row.getByText('Arrived and scanned.').waitFor();
};
const handInValue = async (requirementId: string, value: string, twice = false): Promise<void> => {
  await later();
  await mine.page.goto(stepOf(requirementId));
  await mine.page.getByRole('textbox').fill(value);
  const button = mine.page.getByRole('button', { name: 'Hand in' });
  await (twice ? button.dblclick() : button.click());
};
/** the KYC provider answers what it was sent: it lies outside, and is played */
const providerVerifies = async (): Promise<void> => {
  for (const { id, awaitingActionFrom } of await due())
    if (awaitingActionFrom === 'provider') await shop.send('requirement.verified.v1', { requirementId: id });
};

/** somebody of operations works the open task of a queue: claims it, chooses, says why */
const works = async (name: string, queue: string, choice: string, reason: string, more?: (page: Page) => Promise<void>) => {
  await later();
  const { tasks } = await shop.seen();
  const found = tasks.find((one: any) => one.queue === queue && ['open', 'claimed'].includes(one.status));
  if (found === undefined)
    throw new Error(`no task in ${queue}: ${JSON.stringify(tasks.map((one: any) => [one.queue, one.status]))}`);
  const page = await town.as(name);
  await page.goto(`${town.console}/tasks?queue=all&task=${encodeURIComponent(`${shop.id}/${found.id}`)}`);
  await page.getByRole('button', { name: 'Claim' }).last().click();
  await page.getByRole('button', { name: 'Release' }).waitFor();
  await page.getByText(choice, { exact: true }).first().click();
  await more?.(page);
  await page.getByRole('textbox', { name: /reason/i }).fill(reason);
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/decision') && response.request().method() === 'POST',
  );
  await page.getByRole('button', { name: 'Decide' }).last().click();
  expect((await answered).status()).toBe(200);
  await later();
};

describe('a merchant goes the whole way, and nobody’s step is played but those of systems outside', () => {
  test('it applies; a letter says what is missing, and a scanner that opens its link changes nothing', async () => {
    await shop.apply(wines);
    await town.app.days(3);
    const [letter] = town.letters(harriet);
    expect(letter?.text).toMatch(/Premises licence[\s\S]+VAT number|VAT number[\s\S]+Premises licence/);
    const before = await town.app.timeline(shop.id);
    for (const method of ['GET', 'HEAD']) expect((await fetch(linkIn(town, letter), { method })).status).toBe(200);
    expect(await town.app.timeline(shop.id)).toEqual(before);
  });

  test('the link opens the sign-in; a code that came too late is refused, the next one leads to the very step', async () => {
    const { page } = mine;
    await page.goto(linkIn(town, town.letters(harriet)[0]));
    await page.getByLabel('E-mail address').fill(harriet);
    await page.getByRole('button', { name: 'Send the code' }).click();
    const field = page.getByLabel('Code of eight digits');
    await field.fill(await codeFor(town.app, harriet));
    await later(16);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This code has expired.').waitFor();
    await page.getByRole('button', { name: 'Use another address' }).click();
    await signInAs(page, town.app, harriet);
    await page.getByRole('heading', { level: 1, name: 'VAT number' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(new URL(linkIn(town, town.letters(harriet)[0])).pathname);
    expect(await axe(page)).toEqual([]);
  });

  test('a value is handed in, wrong first, then right and by two presses in two tabs: it is one', async () => {
    const { page, context } = mine;
    await handInValue('identifier:vat_number', '12');
    await page.getByRole('alert').waitFor();
    const second = await context.newPage();
    await second.goto(stepOf('identifier:vat_number'));
    await second.getByRole('textbox').fill('GB980780684');
    await handInValue('identifier:vat_number', 'GB980780684', true);
    await page.getByText('It is right.').waitFor();
    await later();
    // the other tab may have looked again by itself, and offers no button any more
    await second.getByRole('button', { name: 'Hand in' }).click({ timeout: 2_000 }).catch(String);
    await second
      .getByText(/settled already|Someone changed this|Nothing is due here/)
      .first()
      .waitFor();
    await second.close();
    const told = (await shop.told('requirement.submitted.v1')).filter(
      ({ data }) => data.requirementId === 'identifier:vat_number',
    );
    expect(told.map(({ actor }) => actor.id)).toEqual([harriet, harriet]);
  });

  test('documents and addresses are handed in on the page, everything that is due', async () => {
    for (let guard = 0; guard < 8; guard += 1) {
      const [next] = (await due()).filter(({ awaitingActionFrom }) => awaitingActionFrom === 'merchant');
      if (next === undefined) break;
      if (next.id === 'website') {
        await handInValue(next.id, 'https://colewines.example.com/terms');
        await mine.page.getByRole('heading', { name: 'Handed in' }).waitFor();
      } else await handInDocument(next.id, `${next.id.replaceAll(':', '-')}.pdf`);
    }
    expect((await due()).filter(({ awaitingActionFrom }) => awaitingActionFrom === 'merchant')).toEqual([]);
    expect((await shop.seen()).documents.length).toBeGreaterThanOrEqual(2);
  });

  test('a person rejects the licence with a reason; the letter and the page name it', async () => {
    await later();
    const page = await town.as('Emma');
    await page.goto(`${town.console}/merchants/${shop.id}?tab=requirements`);
    await page.getByRole('button', { name: /^Actions: .*licence/i }).click();
    await page.getByRole('menuitem', { name: 'Reject…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /What is wrong/ }).click();
    await page.getByRole('option', { name: 'Shows another company or person' }).click();
    await dialog.getByRole('textbox', { name: /Internal reason/ }).fill('The licence is that of the bakery next door');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.waitFor({ state: 'detached' });
    await town.app.days(1);
    const [letter] = town.letters(harriet);
    expect(letter?.subject).toMatch(/^Please send it again: .*licence/i);
    expect(letter?.text).not.toContain('bakery');
    await mine.page.goto(linkIn(town, letter));
    await mine.page.getByText('What to correct').waitFor();
    expect(new URL(mine.page.url()).pathname).toContain('alcohol_licence');
    expect(await axe(mine.page)).toEqual([]);
  });

  test('it is replaced, and a person accepts it; the website too', async () => {
    await handInDocument('alcohol_licence', 'our-licence.pdf');
    const { id } = await dueOf('alcohol_licence');
    for (const what of [id, 'website']) {
      await later();
      const page = await town.as('Emma');
      await page.goto(`${town.console}/merchants/${shop.id}?tab=requirements`);
      await page.getByRole('button', { name: what === 'website' ? /^Actions: Website/ : /^Actions: .*licence/i }).click();
      await page.getByRole('menuitem', { name: 'Accept…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').last().fill('Compared with the register');
      await dialog.getByRole('button', { name: 'Accept' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    expect(await dueOf('alcohol_licence')).toMatchObject({ verificationStatus: 'verified' });
  });

  test('a price is proposed by one person and agreed by another, and holds once the merchant accepts it', async () => {
    await providerVerifies();
    await later();
    const dieter = await town.as('Dieter');
    await dieter.goto(`${town.console}/merchants/${shop.id}?tab=company`);
    await dieter.getByRole('button', { name: 'Propose a price…' }).click();
    const form = dieter.getByRole('dialog', { name: /Propose a price/ });
    await form.getByRole('textbox', { name: 'Percent' }).fill('1.9');
    await form.getByRole('textbox', { name: /Fixed amount/ }).fill('20');
    await form.getByRole('textbox', { name: /Reason/ }).fill('The volume it declared');
    await form.getByRole('button', { name: 'Propose' }).click();
    await form.waitFor({ state: 'detached' });
    await later();
    const ana = await town.as('Ana');
    await ana.goto(`${town.console}/merchants/${shop.id}?tab=company`);
    await ana.getByRole('button', { name: 'Agree the price' }).click();
    const agree = ana.getByRole('dialog', { name: /Agree the proposed price/ });
    await agree.getByRole('textbox').fill('As for others of its size');
    await agree.getByRole('button', { name: 'Agree the price' }).click();
    await agree.waitFor({ state: 'detached' });
    await later();
    await mine.page.goto(`${town.url}/m/${shop.id}/conditions`);
    await mine.page.getByRole('button', { name: 'Accept these prices' }).dblclick();
    await mine.page.getByText('Accepted by harriet@colewines.example.com', { exact: false }).waitFor();
    expect(await axe(mine.page)).toEqual([]);
    expect(await shop.told('price.accepted.v1')).toMatchObject([{ actor: { kind: 'merchant', id: harriet } }]);
  });

  test('two people approve the risk', async () => {
    await providerVerifies();
    await later(10);
    await works('Ana', 'risk_review', 'Approve', 'Ten years in the register');
    expect((await shop.seen()).merchant.lifecycleStage).toBe('risk_check');
    await works('Bruno', 'risk_review', 'Approve', 'The accounts bear the volume out');
    await later(10);
    expect((await shop.seen()).merchant).toMatchObject({ lifecycleStage: 'activation' });
  });

  test('the merchant connects its shop and sends its mandate; people check it and board the card; the scheme says yes', async () => {
    for (let guard = 0; guard < 4; guard += 1) {
      const [next] = (await due()).filter(({ awaitingActionFrom }) => awaitingActionFrom === 'merchant');
      if (next === undefined) break;
      if (next.id === 'technical_integration') {
        await handInValue(next.id, 'https://colewines.example.com/checkout');
        await mine.page.getByRole('heading', { name: 'Handed in' }).waitFor();
      } else await handInDocument(next.id, `${next.id}.pdf`);
    }
    for (const queue of ['activation_setup', 'verification'])
      if ((await shop.seen()).tasks.some((one: any) => one.queue === queue && one.status === 'open'))
        await works('Emma', queue, 'Accept', 'A test payment went through');
    await works('Emma', 'boarding', 'Send to the provider', 'Everything is there');
    // the scheme lies outside
    await shop.send('payment-method.boarding.changed.v1', { method: 'card', status: 'activated' });
    await later(10);
    expect((await shop.seen()).merchant).toMatchObject({ chargesEnabled: true });
  });

  test('the first payment comes, and the page shows the first sale', async () => {
    await shop.send('payment.captured.v1', {
      paymentId: 'cole-1',
      amountMinor: 4_250,
      currency: 'GBP',
      capturedAt: town.app.now(),
      ...{ method: 'card', reference: 'CW-1', customer: 'Violet Archer' },
    });
    await later();
    await mine.page.goto(`${town.url}/m/${shop.id}`);
    const steps = mine.page.getByRole('region', { name: 'Your steps' });
    await steps.getByText('First sale').waitFor();
    expect(await steps.textContent()).toMatch(/First saleDone/);
    expect(await steps.textContent()).not.toContain('To do');
    expect(await axe(mine.page)).toEqual([]);
  });

  test('it finds the sale by its reference and opens it, and insights do not claim more than one sale can tell', async () => {
    const { page } = mine;
    await page.goto(`${town.url}/m/${shop.id}/sales`);
    await page.getByRole('link', { name: /£42.50/ }).waitFor();
    await page.getByRole('searchbox').fill('CW-1');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('link', { name: /CW-1/ }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByRole('main').textContent()).toContain('£42.50');
    expect(await page.getByRole('main').textContent()).not.toContain('Violet Archer');
    expect(await axe(page)).toEqual([]);
    await page.goto(`${town.url}/m/${shop.id}/insights`);
    await page.getByText('£42.50').first().waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('a month later it is asked how satisfied it is, and says so once', async () => {
    for (let week = 1; week <= 5; week += 1) {
      await town.app.days(7);
      const payment = { paymentId: `cole-w${week}`, amountMinor: 4_250, currency: 'GBP', capturedAt: town.app.now() };
      await shop.send('payment.captured.v1', payment);
    }
    await mine.page.goto(`${town.url}/m/${shop.id}`);
    await signInAs(mine.page, town.app, harriet);
    await mine.page.getByRole('button', { name: '5 of 5' }).dblclick();
    await mine.page.getByText('Thank you').waitFor();
    expect(await shop.told('csat.rated.v1')).toMatchObject([{ actor: { id: harriet }, data: { rating: 5, through: 'page' } }]);
  });

  test('it wants no more reminders, and gets none, though a notice still reaches it', async () => {
    await later();
    await mine.page.goto(`${town.url}/m/${shop.id}`);
    await mine.page.getByRole('button', { name: /^Stop / }).click();
    await mine.page.getByRole('button', { name: /again/ }).waitFor();
    expect(await shop.told('nudge.opted-out.v1')).toMatchObject([{ actor: { id: harriet } }]);
    const before = town.letters(harriet).length;
    await town.app.days(20);
    expect(town.letters(harriet)).toHaveLength(before);
  });

  test('every step of the merchant has its name, every step of operations a person’s, and no page complained', async () => {
    const timeline = await town.app.timeline(shop.id);
    // what is wrong with a value is found while it is handed in
    const ofDocument = ({ data }: any) => !`${data.requirementId}`.startsWith('identifier:');
    const byWhom = (type: string) => [
      ...new Set(timeline.filter((one) => one.type === type && ofDocument(one)).map(({ actor }) => actor.kind)),
    ];
    expect(byWhom('requirement.submitted.v1')).toEqual(['merchant']);
    expect(byWhom('document.received.v1')).toEqual(['merchant']);
    expect(byWhom('requirement.verified.v1').toSorted()).toEqual(['person', 'provider']);
    expect(byWhom('requirement.failed.v1')).toEqual(['person']);
    expect(byWhom('task.decided.v1')).toEqual(['person']);
    expect(town.app.failures()).toEqual([]);
    expect([town.complaints, mine.complaints]).toEqual([[], []]);
  });
});
