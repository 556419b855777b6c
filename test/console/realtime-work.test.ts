import { beforeAll, describe, expect, test } from 'vitest';
import type { TeamsPolicy } from '../../domain/policy/team-schema.ts';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const sharing: TeamsPolicy = {
  teams: [
    {
      ...{ key: 'alpha', title: 'Alpha Desk', whose: 'own', languages: ['pt'], skills: [], openIn: [] },
      works: [{ queue: 'verification' }],
    },
    {
      ...{ key: 'beta', title: 'Beta Support', whose: 'supplier', languages: ['pt'], skills: [], openIn: [], currency: 'EUR' },
      works: [{ queue: 'verification', maximumADay: 40, priceMinor: 250 }],
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
/** days of an ordinary history: what is usual is known after four weeks */
const days = 31;
const numbers = (from: number, many: number) => Array.from({ length: many }, (_, n) => treated(`loja-n${from + n}`));
const title = 'Verify what was handed in';

describe.skipIf(!hasBrowser)('a realtime manager’s morning', () => {
  const desk = useDesk('2026-10-05T06:30:00.000Z', async ({ world, token }) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token('dieter')}` };
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
  let came = 0;
  const handIn = async (many: number) => {
    const shops = numbers(came, many);
    came += many;
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
    return shops;
  };
  const given = async (shops: Awaited<ReturnType<typeof handIn>>, team: string): Promise<number> => {
    const seen = await Promise.all(shops.map(({ merchantId }) => desk.seen(merchantId)));
    return seen.filter(({ tasks }) => tasks.find(({ queue }: any) => queue === 'verification')?.team === team).length;
  };
  beforeAll(async () => {
    for (let day = 0; day < days; day += 1) {
      await handIn(day % 3 === 0 ? 2 : 1);
      await desk.world.hours(7);
      await handIn(1);
      await desk.world.hours(16.52);
    }
    // today many more, and the desk looks at 12:10 UTC
    await handIn(14);
    await desk.world.hours(2);
  }, 600_000);

  test('a fluctuation is seen, and whether it is noise', async () => {
    const page = await desk.as('Dieter');
    await page.getByRole('link', { name: 'Realtime' }).click();
    await page.getByRole('heading', { level: 1, name: 'Realtime' }).waitFor();
    await page.getByText('Higher than usual').first().waitFor();
    await page
      .getByText(/more tasks than expected so far, outside what this queue usually sees/)
      .first()
      .waitFor();
    await page.getByText(/^To Beta Support: about \d+ tasks until/).waitFor();
    await page.getByRole('button', { name: `Show ${title}` }).click();
    await page.getByRole('heading', { name: `${title} · Today by the hour` }).waitFor();
    await page.getByRole('heading', { name: 'Forecast accuracy by lead' }).waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('volume is moved to the supplier until an hour, and taken back', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/realtime`);
    await page.getByRole('button', { name: 'Move work…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('spinbutton').fill('90');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Far over the forecast since morning');
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const moved = await handIn(5);
    expect(await given(moved, 'beta')).toBeGreaterThanOrEqual(4);
    await page.goto(`${desk.world.url}/teams`);
    await page.getByText('instead of 20 %').waitFor();
    await page.getByRole('button', { name: /^Take back the move to Beta Support/ }).click();
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('back to the usual');
    await dialog.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('instead of 20 %').waitFor({ state: 'detached' });
    const after = await handIn(5);
    expect(await given(after, 'alpha')).toBeGreaterThanOrEqual(3);
  });

  test('another number stands beside the forecast, with who and why', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/realtime?queue=verification`);
    await page.getByRole('button', { name: 'Expect another number…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Enter a reason.').waitFor();
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('spinbutton').fill('41');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('A campaign this week');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('A campaign this week').first().waitFor();
  });

  test('an alert is set, raised, snoozed and ended, with its history', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/realtime`);
    await page.getByRole('button', { name: 'Set an alert…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Checks pile up');
    await dialog.getByRole('textbox', { name: 'Threshold' }).fill('0');
    await dialog.getByRole('textbox', { name: 'From' }).fill('00:00');
    await dialog.getByRole('textbox', { name: 'To', exact: true }).fill('23:59');
    expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Within its threshold').waitFor();
    // the next look of the day finds overdue work
    await desk.world.hours(5);
    await page.reload();
    await page.getByText(/^Raised: \d+ against 0/).waitFor();
    await page.getByRole('button', { name: 'Snooze until the next day · Checks pile up' }).click();
    await page
      .getByText(/^Snoozed until/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'End · Checks pile up' }).click();
    await page.getByText('Ended').waitFor();
    expect(await seriousOf(page)).toEqual([]);
  });

  test('counts are cut by country, and the address says so', async () => {
    const page = await desk.as('Dieter');
    await page.goto(`${desk.world.url}/realtime?country=FR`);
    await page.getByText('Counts are of this part only.', { exact: false }).waitFor();
  });

  test('both languages, by day and by night, on a telephone', async () => {
    for (const [locale, colorScheme, width] of [
      ['en-GB', 'light', 390],
      ['fr-FR', 'dark', 1440],
    ] as const) {
      const page = await desk.as('Dieter', { locale, colorScheme, viewport: { width, height: 900 } });
      await page.goto(`${desk.world.url}/realtime?queue=verification`);
      await page
        .getByText(/Higher than usual|Plus que d’habitude/)
        .first()
        .waitFor();
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/realtime-${locale}-${width}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(await seriousOf(page)).toEqual([]);
    }
  });
});
