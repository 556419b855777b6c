import { describe, expect, test } from 'vitest';
import type { TeamsPolicy } from '../../domain/policy/team-schema.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const first = ['um', 'dois', 'tres', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez'].map((name) =>
  treated(`loja-${name}`),
);
const later = ['onze', 'doze', 'treze', 'catorze', 'quinze'].map((name) => treated(`loja-${name}`));
const last = ['dezesseis', 'dezessete'].map((name) => treated(`loja-${name}`));

const sharing: TeamsPolicy = {
  teams: [
    {
      ...{ key: 'alpha', title: 'Alpha Desk', whose: 'own', languages: ['pt'], skills: [], openIn: [] },
      works: [{ queue: 'verification', commitmentADay: 5 }],
    },
    {
      ...{ key: 'beta', title: 'Beta Support', whose: 'supplier', languages: ['pt'], skills: [], openIn: [], currency: 'EUR' },
      works: [{ queue: 'verification', maximumADay: 40, commitmentADay: 3, priceMinor: 250 }],
    },
  ],
  allocations: [
    {
      ...{ key: 'checks', queue: 'verification', countries: [], segments: [], asks: [], inLanguage: true },
      shares: [
        { team: 'alpha', share: 80 },
        { team: 'beta', share: 20 },
      ],
    },
  ],
};

describe.skipIf(!hasBrowser)('work shared with a supplier', () => {
  const desk = useDesk('2026-11-10T12:00:00.000Z', async ({ world, token }) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token('dieter')}` };
    // the policy that ships is stored with the first application
    await world.apply('loja-zero', { ...bookshop, legalName: 'Loja Zero Ltda' });
    const { policy, active } = await (await fetch(`${world.api}/policy`, { headers })).json();
    const { version: _version, ...before } = policy;
    const published = await fetch(`${world.api}/policy`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': 'teams-begin' },
      body: JSON.stringify({ policy: { ...before, sharing }, basedOn: active, reason: 'Beta begins today' }),
    });
    if (!published.ok) throw new Error(await published.text());
  });
  const handIn = async (shops: readonly ReturnType<typeof treated>[]): Promise<void> => {
    for (const { reference } of shops) {
      await desk.world.apply(reference, {
        ...bookshop,
        legalName: `Papelaria ${reference} Ltda`,
        website: `https://${reference}.example.com`,
      });
      await desk.world.send('requirement.submitted.v1', reference, {
        requirementId: 'website',
        documentReference: 'vault/website',
      });
    }
    await desk.world.hours(0.2);
  };
  const tasksOf = async (shops: readonly ReturnType<typeof treated>[]): Promise<any[]> =>
    Promise.all(
      shops.map(async ({ merchantId }) => (await desk.seen(merchantId)).tasks.find(({ queue }: any) => queue === 'verification')),
    );
  const given = async (shops: readonly ReturnType<typeof treated>[], team: string): Promise<number> =>
    (await tasksOf(shops)).filter((task) => task.team === team).length;
  const move = (name: RegExp) => ({ name });

  test('goes to each team by its share, and says on the task why it is that team', async () => {
    await handIn(first);
    expect([await given(first, 'alpha'), await given(first, 'beta')]).toEqual([8, 2]);
    const [task] = await tasksOf(first);
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/tasks?queue=verification&task=${encodeURIComponent(`${task.merchantId}/${task.id}`)}`);
    await page
      .getByText(/^Why this team: Alpha Desk: it was owed most of this queue \(0\.8 tasks\)\. Beta Support: was owed less\.$/)
      .waitFor();
    await page.goto(`${desk.world.url}/merchants/${task.merchantId}`);
    await page
      .getByText(/Alpha Desk: it was owed most/)
      .first()
      .waitFor();
  });

  test('a fluctuation is seen, volume is moved to the supplier until an hour, and taken back', async () => {
    const page = await desk.as('Dieter');
    await page.getByRole('link', { name: 'Teams' }).click();
    await page.getByText('3 over the contract of 5').waitFor();
    await page.getByText('8 / 8', { exact: true }).waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await page.getByRole('button', move(/^Move work to or from Beta Support/)).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await dialog.getByText('Enter a reason', { exact: false }).first().waitFor();
    await dialog.getByRole('spinbutton').fill('80');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('30 % above the usual Tuesday');
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText('instead of 20 %').waitFor();
    await handIn(later);
    expect([await given(later, 'alpha'), await given(later, 'beta')]).toEqual([1, 4]);
    await page.reload();
    await page.getByText('4 / 4', { exact: true }).waitFor();
    await page.getByRole('button', move(/^Take back the move to Beta Support/)).click();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('back to the usual');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('Move taken back').waitFor();
    expect(await page.getByText('instead of 20 %').count()).toBe(0);
    await handIn(last);
    expect(await given(last, 'alpha')).toBe(2);
    expect(await seriousOf(page)).toEqual([]);
  });

  test('the supplier’s people see their own team, and nothing else of us', async () => {
    const context = await desk.context();
    const page = await context.newPage();
    await page.goto(`${desk.world.url}/today`);
    await page.getByRole('button', { name: /Ben/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
    await page.getByText('(6)').first().waitFor();
    expect(await page.getByRole('navigation', { name: 'Screens' }).getByRole('link').allTextContents()).toEqual([
      'Tasks',
      'Teams',
      'Demo controls',
    ]);
    await page.getByRole('checkbox', { name: 'Open tasks', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Claim' }).first().click();
    await page.getByText('6 done.').waitFor();
    await page.getByRole('link', { name: 'Teams' }).click();
    await page.getByText('Beta Support').first().waitFor();
    expect(await page.getByText('Alpha Desk').count()).toBe(0);
    const headers = {
      authorization: `Bearer ${await (await fetch(`${desk.world.url}/_laptop/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'ben@beta.example.com' }) })).json().then(({ token }: any) => token)}`,
    };
    const status = async (path: string) => (await fetch(`${desk.world.api}${path}`, { headers })).status;
    const [, ours] = await tasksOf(first);
    const theirs = (await tasksOf(first)).find(({ team }) => team === 'beta');
    expect(await status(`/merchants/${theirs.merchantId}`)).toBe(200);
    expect(await status(`/merchants/${ours.team === 'alpha' ? ours.merchantId : 'm_0'}`)).toBe(404);
    expect([
      await status('/merchants'),
      await status('/search?q=papelaria'),
      await status('/figures'),
      await status('/tables'),
    ]).toEqual([403, 403, 403, 403]);
  });

  test('what an absent person holds is handed back to the team', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/teams`);
    await page.getByRole('button', move(/^Hand back what Ben holds/)).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Ben is ill today');
    await dialog.getByRole('button', { name: 'Hand back 6 tasks' }).click();
    await page.getByRole('button', move(/^Hand back what Ben holds/)).waitFor({ state: 'detached' });
    const back = (await tasksOf([...first, ...later])).filter(({ team }) => team === 'beta');
    expect(back.map(({ status }) => status)).toEqual(back.map(() => 'open'));
    expect(back).toHaveLength(6);
  });

  test('both languages, by day and by night, on a telephone', async () => {
    for (const [locale, colorScheme, width] of [
      ['en-GB', 'light', 390],
      ['fr-FR', 'dark', 1440],
    ] as const) {
      const page = await desk.as('Dieter', { locale, colorScheme, viewport: { width, height: 900 } });
      await page.goto(`${desk.world.url}/teams`);
      await page.getByText('Beta Support').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(await seriousOf(page)).toEqual([]);
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/teams-${locale}-${width}.png`, fullPage: true });
    }
  });
});
