import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, seriousOf, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shops = ['viagem', 'estrada', 'ponte', 'rio', 'mar', 'serra', 'campo', 'ilha'].map(treated);
const [flying] = shops;

describe.skipIf(!hasBrowser)('a policy from its first edit to its rollback', () => {
  const desk = useDesk('2026-11-06T12:00:00.000Z', async ({ world }) => {
    const apply = async (n: number): Promise<void> =>
      world.apply(shops[n]!.reference, {
        ...bookshop,
        legalName: `Livraria ${n} Ltda`,
        website: `https://livraria-${n}.example.com`,
      });
    // half of them got their first message already, the others will; and figures were made
    for (const n of [0, 1, 2, 3]) await apply(n);
    await world.hours(3 * 24);
    for (const n of [4, 5, 6, 7]) await apply(n);
    await world.hours(36);
  });
  const { as, seen } = desk;
  const livesBy = async (): Promise<string> => (await seen(flying!.merchantId)).merchant.policyVersion;
  /** the merchant stalls, or the next step of its ladder comes: its run is woken, and waits again */
  const lap = (): Promise<void> => desk.world.hours(7 * 24);
  let [first, moved] = ['', ''];

  test('is edited and previewed on a real merchant; a colleague reads the draft by its link', async () => {
    first = await livesBy();
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    await page.getByRole('spinbutton', { name: 'After working days without progress' }).first().fill('3');
    await page.locator('.difference.changed').first().waitFor();
    // the ladder as a picture: its steps on a line of days
    expect(await page.locator('.ladder-picture .line .rung').count()).toBeGreaterThan(1);
    await page.locator('.ladder-picture').getByText('Day 3', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Letters' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Dear {merchant}, one thing is missing');
    await page.getByText(/^Dear Livraria \d Ltda, one thing is missing$/).waitFor();
    await page.getByText(/Draft saved .*revision/).waitFor();
    const colleague = await as('Gwen');
    await colleague.goto(`${desk.world.url}/policy?tab=edit&of=${encodeURIComponent('dieter@desk.example.com')}`);
    await colleague.getByText(/^The draft of Dieter\./).waitFor();
    expect(await colleague.getByRole('spinbutton', { name: 'After working days without progress' }).first().inputValue()).toBe(
      '3',
    );
    expect(await colleague.getByRole('button', { name: 'Publish…' }).count()).toBe(0);
  });

  test('is written as JSON under the same checks; what is no JSON yet is saved, and the forms return with it', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'JSON' });
    await text.press('ControlOrMeta+End');
    await text.press('Backspace');
    await page
      .getByText(/^This is not JSON\./)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Publish…' }).isEnabled()).toBe(false);
    await text.press('}');
    // behind the 10 of the hold-out: a thousand percent
    await text.evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf('"holdOutPercent": 10') + '"holdOutPercent": 10'.length;
      area.setSelectionRange(at, at);
    });
    await page.keyboard.type('00');
    await page.getByText(/^nudges\.holdOutPercent/).waitFor();
    await text.press('Backspace');
    await text.press('Backspace');
    await page.getByText(/^nudges\.holdOutPercent/).waitFor({ state: 'detached' });
    await page.getByText(/Draft saved .*revision/).waitFor();
    expect(await page.getByRole('button', { name: 'Publish…' }).isEnabled()).toBe(true);
  });

  test('is back-tested: what it takes is told first, it is cancelled and started again, and progress is shown', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=effect`);
    await page.getByRole('button', { name: 'What will it take?' }).click();
    await page.getByText(/^\d+ merchants with \d+ events: about \d+ s of this machine’s processor/).waitFor();
    await page.getByRole('button', { name: /^Play draft/ }).click();
    // at once: a click that waits until the button stands still comes after the end
    await page.getByRole('button', { name: 'Cancel', exact: true }).dispatchEvent('click');
    await page.getByText('Cancelled. Nothing was compared.').waitFor();
    await page.getByRole('button', { name: /^Play draft/ }).click();
    await page.getByRole('progressbar').waitFor();
    await page.getByText('This shows what would have fired, not how merchants would have reacted.').waitFor();
    await page.getByText(/^It took \d+ s of this machine’s processor\.$/).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  test('is compared: work and hours by week, what the hold-out says, who changes path, and who in flight would notice', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=effect`);
    await page.getByText('Messages and work').waitFor();
    for (const group of ['Messages kept back, by reason', 'Messages by week', 'Tasks by queue and week']) {
      await page.getByRole('button', { name: /^Show/ }).first().click();
      await page.getByRole('option', { name: group, exact: true }).click();
      await page.getByRole('columnheader', { name: group }).or(page.getByText('Neither policy had any.')).first().waitFor();
    }
    // beside it stands what the hold-out says about messages
    await page.getByText('Nudge conversion against the hold-out').first().waitFor();
    const changed = page.getByRole('heading', { name: /^Who changes path/ });
    await changed.waitFor();
    const all = await changed.textContent();
    await page
      .getByRole('searchbox', { name: 'Find a merchant' })
      .or(page.getByPlaceholder('Find a merchant'))
      .first()
      .fill('Livraria 1');
    await page.getByRole('button', { name: 'Show both: Livraria 1 Ltda' }).waitFor();
    expect(await page.getByRole('button', { name: /^Show both: / }).count()).toBe(1);
    expect(await changed.textContent()).not.toBe(all);
    await page.getByPlaceholder('Find a merchant').first().fill('');
    await page
      .getByRole('button', { name: /^Show both: Livraria/ })
      .first()
      .click();
    const lanes = page.getByRole('dialog');
    await lanes.locator('tr.differs').first().waitFor();
    expect(await seriousOf(page)).toEqual([]);
    await lanes.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('heading', { name: /^In flight: who would notice \([1-9]/ }).waitFor();
  });

  test('is published by a second person, and a run in flight follows at its lap, as was chosen', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/policy?tab=edit`);
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('the first letter comes too early');
    await dialog.getByText(/^[1-9]\d* of \d+ merchants in flight would notice a move$/).waitFor();
    await dialog.getByRole('radio', { name: /^Move at their next lap/ }).check({ force: true });
    await dialog.getByRole('button', { name: 'Propose to a second lead' }).click();
    await page.getByText('Proposed. Another lead or admin must approve it.').waitFor();
    const second = await as('Gwen');
    await second.goto(`${desk.world.url}/policy`);
    await second.getByRole('button', { name: 'Approve and publish' }).click();
    await second.getByText(/Dieter proposed a policy/).waitFor({ state: 'detached' });
    expect(await livesBy()).toBe(first);
    await lap();
    moved = await livesBy();
    expect(moved).not.toBe(first);
  });

  test('is taken back with its reasons: pinned it changes nobody in flight, moved the run follows at a further lap', async () => {
    const page = await as('Dieter');
    const takeBack = async (reason: string, choice: RegExp, button: string): Promise<void> => {
      await page.getByRole('button', { name: button }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
      await dialog.getByRole('radio', { name: choice }).check({ force: true });
      await dialog.getByRole('button', { name: 'Publish now' }).click();
      await dialog.waitFor({ state: 'hidden' });
    };
    await page.goto(`${desk.world.url}/policy?tab=versions`);
    await takeBack('more shops stalled', /^Keep their policy/, 'Publish again…');
    await page.getByText(/Published again .*more shops stalled/).waitFor();
    await lap();
    expect(await livesBy()).toBe(moved);
    await takeBack('those in flight stall too', /^Move at their next lap/, 'Move merchants in flight…');
    await page.getByText(/Published again .*those in flight stall too/).waitFor();
    expect(await livesBy()).toBe(moved);
    await lap();
    expect(await livesBy()).toBe(first);
    expect(await seriousOf(page)).toEqual([]);
    await page.goto(`${desk.world.url}/merchants/${flying!.merchantId}`);
    await page.getByText('Moved to another policy').nth(1).waitFor();
  });

  describe('what others publish', () => {
    const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    const header = 'id,schema,name,aliases,last_change\n';
    const open = async (who: string) => {
      const page = await as(who);
      await page.goto(`${desk.world.url}/policy?tab=edit`);
      await page.getByRole('button', { name: 'Lists', exact: true }).click();
      return page;
    };

    test('a list of countries is seen with its age, dated and replaced in the draft', async () => {
      const page = await open('Dieter');
      await page
        .getByText(/^\d[\d,]* days old$/)
        .first()
        .waitFor();
      const asOf = page.getByRole('textbox', { name: /^As of/ }).first();
      await asOf.fill('2026-11-01');
      await page.locator('.difference').first().waitFor();
      await page.getByText(/Draft saved .*revision/).waitFor();
      await asOf.fill('yesterday');
      await page.getByText(/^risk\.lists\.\w+\.asOf/).waitFor();
      await asOf.fill('2026-11-01');
      await page.getByText(/^risk\.lists\.\w+\.asOf/).waitFor({ state: 'detached' });
      await page.getByText(/Draft saved .*revision/).waitFor();
    });

    test('days off are seen, added by date in the draft, and refused where they are no days', async () => {
      const page = await as('Dieter');
      await page.goto(`${desk.world.url}/policy?tab=edit`);
      await page.getByRole('button', { name: 'Calendars' }).click();
      const days = page.getByRole('textbox', { name: /^Days off besides/ }).first();
      await days.fill('2026-12-24\n24.12.2026');
      await page.getByText(/^calendars\.\w+\.extraHolidays/).waitFor();
      await days.fill('2026-12-24\n2026-12-31');
      await page.getByText(/^calendars\.\w+\.extraHolidays/).waitFor({ state: 'detached' });
      await page
        .locator('.difference')
        .getByText(/2026|24 Dec/)
        .first()
        .waitFor();
      await page.getByText(/Draft saved .*revision/).waitFor();
    });

    test('what is typed survives a colleague’s publication: the changes are made to what is in force now', async () => {
      const headers = { authorization: `Bearer ${await desk.token('gwen')}`, 'content-type': 'application/json' };
      const { policy, active } = await (await fetch(`${desk.world.api}/policy`, { headers })).json();
      const { version: _version, ...document } = policy;
      const answer = await fetch(`${desk.world.api}/policy`, {
        ...{ method: 'POST', headers: { ...headers, 'idempotency-key': 'gwen-publishes' } },
        body: JSON.stringify({ policy: { ...document, title: 'Gwen’s policy' }, basedOn: active, reason: 'a new name' }),
      });
      expect((await answer.json()).kind).toBe('published');
      const page = await as('Dieter');
      await page.goto(`${desk.world.url}/policy?tab=edit`);
      await page.getByText('Somebody published another policy after you started this draft.').waitFor();
      await page.getByRole('button', { name: 'Apply my changes to the current policy' }).click();
      await page.getByText('Your changes were applied to the current policy.').waitFor();
      await page.getByText('Somebody published another policy after you started this draft.').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'JSON', exact: true }).click();
      const merged = JSON.parse(await page.getByRole('textbox', { name: 'JSON' }).inputValue());
      expect(merged.title).toBe('Gwen’s policy');
      expect(JSON.stringify(merged.calendars)).toContain('2026-12-31');
    });

    test('a list of names is checked, refused with its row, replaced as a whole, and everybody is screened again', async () => {
      const page = await open('Dieter');
      await page.getByRole('button', { name: 'Replace a list…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^Publisher and format/ }).click();
      await page.getByRole('option', { name: /^OpenSanctions/ }).click();
      const choose = async (text: string): Promise<void> => {
        await dialog.locator('input[type=file]').setInputFiles(file('targets.simple.csv', text));
        await dialog.getByRole('button', { name: 'Check the file' }).click();
      };
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('the file of today');
      await choose(`${header}Q1,Person,Jan Doe,,2026-11-04\nQ2,Company`);
      await dialog.getByText(/^targets\.simple\.csv, row 3: name is empty\./).waitFor();
      expect(await dialog.getByRole('button', { name: 'Replace the list' }).isEnabled()).toBe(false);
      await choose(`${header}Q1,Person,Jan Doe,,2026-11-04\nQ2,Company,Made Up Trading,,2026-11-04`);
      await dialog.getByText(/2 names, 0 before\. New: 2\. Gone: 0\. Changed: 0\./).waitFor();
      expect(await seriousOf(page, [], '[role=dialog]')).toEqual([]);
      await dialog.getByRole('button', { name: 'Replace the list' }).click();
      await page.getByText('OpenSanctions replaced.').waitFor();
      await page.getByText(/^Merchants screened against these lists: \d+,/).waitFor();
      await page.getByRole('row', { name: /OpenSanctions.*days old/ }).waitFor();
      await page.getByRole('row', { name: /Dieter.*the file of today.*2 names, 0 before/ }).waitFor();
      expect(await page.getByText('No list is loaded.').count()).toBe(0);
      expect(await seriousOf(page)).toEqual([]);
    });

    test('who does not lead sees no lists to replace', async () => {
      const page = await as('Emma');
      await page.goto(`${desk.world.url}/policy?tab=edit`);
      await page.getByText('Your role can read the policy but not change it.').waitFor();
      expect(await page.getByRole('button', { name: 'Replace a list…' }).count()).toBe(0);
    });
  });

  test('the procedure of a playbook is printed alone, with its changes', async () => {
    const page = await as('Dieter');
    await page.goto(`${desk.world.url}/playbooks?playbook=onboarding`);
    await page.getByRole('heading', { name: 'What people do' }).waitFor();
    await page.getByRole('heading', { name: 'Changes' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    const visibility = (selector: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => getComputedStyle(one).visibility);
    expect(await visibility('.procedure h3')).toBe('visible');
    expect(await visibility('nav')).toBe('hidden');
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
