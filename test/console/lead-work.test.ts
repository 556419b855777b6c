import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { countClicks } from './count-clicks.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shops = ['livro', 'papel', 'tinta', 'lapis', 'caneta'].map(treated);
const unknown = treated('mais-tarde');

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
    expect(mails.flatMap(({ to }) => to)).toContain('bruno@desk.example.com');
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

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
