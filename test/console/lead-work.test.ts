import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { countClicks } from './count-clicks.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shops = ['livro', 'papel', 'tinta', 'lapis', 'caneta'].map(treated);
const unknown = treated('mais-tarde');
const caught = treated('parada');

describe.skipIf(!hasBrowser)('the work of a team lead on a Saturday', () => {
  // a Friday; five shops hand in their website, which a person must look at
  const desk = useDesk('2026-11-06T12:00:00.000Z', async ({ world }) => {
    for (const [n, { reference }] of shops.entries()) {
      await world.apply(reference, {
        ...bookshop,
        legalName: `Papelaria ${n} Ltda`,
        website: `https://papelaria-${n}.example.com`,
      });
      await world.send('requirement.submitted.v1', reference, { requirementId: 'website', documentReference: 'vault/website' });
    }
    await world.hours(24);
  });
  countClicks(desk, 'a team lead’s Saturday');
  const { as, seen } = desk;
  const holders = async (): Promise<readonly (string | undefined)[]> =>
    Promise.all(
      shops.map(
        async ({ merchantId }) => (await seen(merchantId)).tasks.find(({ queue }: any) => queue === 'verification')?.claimedBy,
      ),
    );

  test('an analyst takes five tasks at once on Friday', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/tasks?queue=verification`);
    await page.getByRole('checkbox', { name: 'Open tasks', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.getByText('5 done.').waitFor();
    expect(await holders()).toEqual(shops.map(() => 'emma@desk.example.com'));
  });

  test('sees who is overloaded, gives five tasks away at once, and who has them now is told', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/tasks?queue=all`);
    await page
      .getByRole('button', { name: /^Assignee/ })
      .first()
      .click();
    await page.getByRole('option', { name: /^Emma: 5/ }).click();
    await page.getByRole('checkbox', { name: 'Open tasks', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Assign…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').fill('Bruno');
    await page.getByRole('option', { name: /^Bruno\b/ }).click();
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign' }).click();
    await page.getByText('5 done.').waitFor();
    expect(await holders()).toEqual(shops.map(() => 'bruno@desk.example.com'));
    await desk.world.hours(3 * 24);
    const mails: any[] = await (await fetch(`${desk.world.url}/_laptop/mail`)).json();
    const told = (who: string): string => mails.find(({ to }) => to.includes(who))?.text ?? '';
    expect(told('bruno@desk.example.com')).toContain('A task was given to you by dieter@');
    expect(told('emma@desk.example.com')).toContain('A task you held was given to somebody else by dieter@');
  });

  test('an event that was rejected is read with why, mended and replayed', async () => {
    const early = { requirementId: 'website', documentReference: 'vault/1' };
    await desk.world.send('requirement.submitted.v1', unknown.reference, early);
    // who is not known may be on the way: it is tried for a while first
    await desk.world.hours(1);
    await desk.world.apply(unknown.reference, {
      ...bookshop,
      legalName: 'Mais Tarde Ltda',
      website: 'https://tarde.example.com',
    });
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/playbooks?tab=trouble`);
    await page
      .getByText(/is not a registered merchant/)
      .first()
      .waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Replay', exact: true }).first().click();
    await page
      .getByText(/^Replayed/)
      .first()
      .waitFor();
    await desk.world.hours(0.1);
    const { requirements } = await seen(unknown.merchantId);
    expect(requirements.find(({ id }: any) => id === 'website').verificationStatus).toBe('pending_verification');
  });

  test('a run that failed while its function stood still is read with why, and goes on', async () => {
    const { cloud } = desk.world;
    const { Functions }: any = await cloud.call('lambda', 'ListFunctions', { MaxItems: 10_000 });
    const { FunctionName } = Functions.find((one: any) => one.FunctionName.endsWith('-steps'));
    await cloud.call('lambda', 'PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions: 0 });
    await desk.world.apply(caught.reference, { ...bookshop, legalName: 'Papelaria Parada Ltda' });
    await desk.world.hours(0.5);
    await cloud.call('lambda', 'DeleteFunctionConcurrency', { FunctionName });
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/playbooks?playbook=onboarding`);
    await page.getByText('Lambda.TooManyRequestsException').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('the function runs again');
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'What people do' }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as Markdown' }).click();
    expect(readFileSync(await (await saved).path(), 'utf8')).toMatch(/^# .+\n\n## Why\n/);
    await desk.world.hours(0.5);
    expect((await seen(caught.merchantId)).merchant.legalName).toBe('Papelaria Parada Ltda');
  });

  test('an auditor gets the record of who approved what of a merchant, and what they saw', async () => {
    const [shop] = shops;
    const { merchantId } = shop ?? unknown;
    const { id, version, choices } = (await seen(merchantId)).tasks.find(({ queue }: any) => queue === 'verification');
    const decided = await fetch(`${desk.world.api}/merchants/${merchantId}/tasks/${encodeURIComponent(id)}/decision`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': 'bruno-decides' },
        authorization: `Bearer ${await desk.token('bruno')}`,
      },
      body: JSON.stringify({ version, choice: choices[0], reason: 'the imprint names them' }),
    });
    expect(await decided.json()).toMatchObject({ task: { status: 'decided' } });
    await desk.world.hours(0.1);
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/merchants/${merchantId}`);
    await page.getByRole('button', { name: 'Privacy' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Export the record of approvals' }).click();
    const record = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
    expect(record.approvals).toEqual([
      expect.objectContaining({
        queue: 'verification',
        about: { kind: 'requirement', id: 'website' },
        choices,
        decisions: [expect.objectContaining({ by: 'bruno@desk.example.com', reason: 'the imprint names them' })],
      }),
    ]);
  });

  test('changes one step of a ladder, sees what is wrong as it is typed, and finds the draft again on another computer', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    const days = page.getByRole('spinbutton', { name: 'After working days without progress' }).first();
    await days.fill('1');
    await page.getByText(/^nudges\.ladders\.0\.rungs\.0\.afterWorkingDays/).waitFor();
    expect(await page.getByRole('button', { name: 'Publish…' }).isEnabled()).toBe(false);
    await days.fill('3');
    await page.getByText(/Draft saved .*revision/).waitFor();
    await page.locator('.difference.changed').first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    const elsewhere = await as('Dieter');
    await elsewhere.goto(`${desk.world.url}/policy?tab=edit`);
    await elsewhere.getByText(/Draft saved .*revision/).waitFor();
    expect(await elsewhere.getByRole('spinbutton', { name: 'After working days without progress' }).first().inputValue()).toBe(
      '3',
    );
  });

  test('reads the letter of the draft as a real merchant would get it, while it is typed', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    await page.getByRole('button', { name: 'Letters' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Dear {merchant}, one thing is missing');
    await page.getByText(/^Dear (Papelaria \d|Mais Tarde) Ltda, one thing is missing$/).waitFor();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Dear {shop}');
    await page
      .getByText(/letters\.languages\.en\.templates\.\w+\.subject/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Dear {merchant}, one thing is missing');
    await page.getByText(/Draft saved .*revision/).waitFor();
  });

  test('sees how many merchants each line of the catalogue and each risk rule concerns, and how old the lists are', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    await page.getByRole('button', { name: 'Catalogue' }).click();
    const website = page.getByRole('row', { name: /^Website/ });
    await website
      .getByRole('cell', { name: /^[1-9]\d*$/ })
      .first()
      .waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Risk', exact: true }).click();
    await page.getByRole('row', { name: /No website/ }).waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lists', exact: true }).click();
    expect(
      await page
        .getByRole('textbox', { name: /^As of/ })
        .first()
        .inputValue(),
    ).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.getByText('No list is loaded.').waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Calendars' }).click();
    await page
      .getByRole('textbox', { name: /^Days off besides/ })
      .first()
      .waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('plays the draft on what happened, and sees who changes path, with both stories side by side', async () => {
    await desk.world.hours(48);
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=effect`);
    await page.getByRole('button', { name: 'What will it take?' }).click();
    await page.getByText(/^\d+ merchants with \d+ events: about/).waitFor();
    await page.getByRole('button', { name: /^Play draft/ }).click();
    await page.getByText('This shows what would have fired, not how merchants would have reacted.').waitFor();
    await page
      .getByRole('button', { name: /^Show both: / })
      .first()
      .click();
    await page.getByRole('dialog').locator('tr.differs').first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('heading', { name: /^In flight: who would notice/ }).waitFor();
  });

  test('proposes the draft; another lead asks, approves and publishes it, and on Monday it is taken back with its reason', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    await page.getByText(/Draft saved .*revision/).waitFor();
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('the first letter comes too early');
    await dialog.getByText(/^\d+ of \d+ merchants in flight would notice a move$/).click();
    expect(await dialog.getByRole('listitem').count()).toBeGreaterThan(0);
    await dialog.getByRole('radio', { name: /^Move at their next lap/ }).check({ force: true });
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Propose to a second lead' }).click();
    await page.getByText('Proposed. Another lead or admin must approve it.').waitFor();
    await page.getByText('No draft yet.', { exact: false }).waitFor();
    const second = await as('Gwen');
    await second.goto(`${desk.world.url}/policy`);
    await second.getByText(/Dieter proposed a policy, .*“the first letter comes too early”/).waitFor();
    await second.getByRole('textbox', { name: 'Comment' }).fill('Are three days enough?');
    await second.getByRole('button', { name: 'Comment', exact: true }).click();
    await second.getByText('Are three days enough?').first().waitFor();
    expect(await seriousOf(second)).toEqual([]);
    await second.getByRole('button', { name: 'Approve and publish' }).click();
    await second.getByText(/Dieter proposed a policy/).waitFor({ state: 'detached' });
    await page.goto(`${desk.world.url}/policy?tab=versions`);
    await page.getByText(/Approved by Gwen/).waitFor();
    await page.getByText('Merchants in flight follow at their next lap.').waitFor();
    const livesBy = async (): Promise<string> => (await seen(caught.merchantId)).merchant.policyVersion;
    const before = await livesBy();
    // its run is woken by a stall, and waits again
    await desk.world.hours(10 * 24);
    const after = await livesBy();
    expect(after).not.toBe(before);
    const shop = await as('Dieter');
    await shop.goto(`${desk.world.url}/merchants/${caught.merchantId}`);
    await shop.getByText('Moved to another policy').first().waitFor();
    await page.getByRole('button', { name: 'Publish again…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('more shops stalled');
    await page.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click();
    await page.getByText(/Published again .*“?more shops stalled/).waitFor();
    // it was taken back for new merchants only
    expect(await livesBy()).toBe(after);
    expect(await seriousOf(page)).toEqual([]);
  });

  test('an outage is declared, stands above every screen, and is ended', async () => {
    const page = await as('Emma');
    await page.goto(`${desk.world.url}/downtime`);
    await page.getByRole('button', { name: 'Declare an outage…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Declare an outage' }).click();
    await dialog.getByText('Enter the provider.').waitFor();
    await dialog.getByRole('combobox').first().fill('identity_check');
    await page.keyboard.press('Escape');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('their status page');
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Declare an outage' }).click();
    await page.getByText('Running', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Today' }).click();
    await page.getByText(/^Identity and company checks: down \(/).waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'Downtime' }).first().click();
    await page.getByRole('button', { name: 'End now…' }).click();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('they are back');
    await dialog.getByRole('button', { name: 'End now' }).click();
    await page.getByText(/^Over\./).waitFor();
    expect(await page.getByText(/^Identity and company checks: down \(/).count()).toBe(0);
  });

  test('next week is planned with a weekend pattern, judged on the last eight weeks, published and taken away as a file', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/plan`);
    await page.getByText('Tue, Wed, Thu, Fri, Sat (weekend)').waitFor();
    await page.getByRole('textbox', { name: /^Minutes of work per task/ }).fill('0');
    await page.getByRole('button', { name: 'Plan next week' }).click();
    await page.getByText('Enter a number from 0.1 to 2000.').waitFor();
    await page.getByRole('textbox', { name: /^Minutes of work per task/ }).fill('30');
    await page.getByRole('button', { name: 'Plan next week' }).click();
    await page.getByText('Nothing is short in an ordinary week.').waitFor();
    await page.getByText('What it would have done').waitFor();
    expect(await seriousOf(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Shifts as CSV' }).click(),
    ]);
    const rows = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(rows[0]).toBe('date,start,end,lunch,people');
    expect(rows.length % 5).toBe(1);
    const dates = rows.slice(1).map((row) => row.slice(0, 10));
    // everybody is away
    const away = ['date,from,to,people', ...new Set(dates)].map((date, n) => (n === 0 ? date : `${date},00:00,24:00,99`));
    const choose = async (text: string) =>
      page.locator('input[type=file]').setInputFiles({ name: 'away.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('date,from,to,people\n2026-02-30,06:00,15:00,1');
    await page.getByText('Line 2: date must be a day that exists, as 2026-11-24.').waitFor();
    await choose(away.join('\n'));
    await page.getByText(/^\d+ half hours are short/).waitFor();
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/On the last eight weeks it would have had [\d.]+% in time/).waitFor();
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: /^Show the plan of the week of .* published by Dieter/ }).waitFor();
    const other = await as('Emma');
    await other.goto(`${desk.world.url}/plan`);
    await other.getByText('Leads and admins plan shifts.', { exact: false }).waitFor();
    await other.getByRole('button', { name: /^Show the plan of the week of/ }).click();
    await other.getByText('Coverage by half hour').waitFor();
    expect(await other.getByRole('button', { name: 'Plan next week' }).count()).toBe(0);
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
