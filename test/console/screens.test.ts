import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, lookalike, seriousOf, settled, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

interface Look {
  readonly colorScheme: 'light' | 'dark';
  /** of axe; none means all */
  readonly rules: readonly string[];
  /** a dialog is the same on every screen but narrower on a telephone, where its buttons and fields lie closest */
  readonly dialogs: boolean;
}
/** rules of axe about where something is, not what it is; the size of what is pressed is not among all its rules */
const ofPlaces = ['scrollable-region-focusable', 'target-size'];
const ofColours = ['color-contrast', 'target-size'];

const shop = treated('boa-leitura');
const listed = treated('zhdanenko');

describe.skipIf(!hasBrowser)('every screen and every dialog', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(listed.reference, lookalike);
    await supplyAll(listed);
    // a rollup of the figures, and a merchant that stalls
    await world.hours(4 * 24);
  });

  const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
  const more = (what: string) => async (page: Page) => {
    await page.getByRole('button', { name: /^More/ }).last().click();
    await page.getByRole('menuitem', { name: what }).click();
  };
  /** what a row's menu offers, in the first row that offers it */
  const inRow = (what: string) => async (page: Page) => {
    const item = page.getByRole('menuitem', { name: what });
    const menus = page.getByRole('button', { name: /^Actions: / });
    for (let row = 0; (await item.count()) === 0; row += 1) {
      // a menu that is open may cover the next one
      await page.keyboard.press('Escape');
      await menus.nth(row).click();
    }
    await item.click();
  };
  const ofRows = ['Extend', 'Waive', 'Accept…', 'Reject…', 'Submit for the merchant…'].map(inRow);
  /** where to look, and which dialogs open there */
  const screens = async () => {
    const { tasks } = await desk.seen(listed.merchantId);
    const { id } = tasks.find((one: any) => one.queue === 'risk_review');
    const [here, there] = [`/merchants/${shop.merchantId}`, `/merchants/${listed.merchantId}`];
    const review = `/tasks?queue=all&task=${encodeURIComponent(`${listed.merchantId}/${id}`)}`;
    const plain = ['/tasks', '/merchants?view=board', `${here}?tab=playbook`, `${here}?tab=payments`];
    return [
      { place: '/today', dialogs: [(page: Page) => page.keyboard.press('?')] },
      { place: '/merchants', dialogs: [saveView] },
      {
        place: here,
        dialogs: [
          press('Nudge now'),
          more('Add a note…'),
          more('Pause nudges…'),
          more('Withdraw…'),
          more('Log a contact…'),
          more('Open a task…'),
        ],
      },
      { place: `${here}?tab=requirements`, dialogs: ofRows },
      { place: `${here}?tab=company`, dialogs: [press('Add a payment method…'), press('Propose a price…')] },
      { place: review, dialogs: [more('Comment…'), more('Snooze…'), more('Assign…')] },
      ...[...plain, `${there}?tab=risk`].map((place) => ({ place, dialogs: [] })),
      ...['runs', 'trouble'].map((tab) => ({ place: `/playbooks?tab=${tab}`, dialogs: [] })),
      ...['rules', 'edit', 'versions'].map((tab) => ({ place: `/policy?tab=${tab}`, dialogs: [] })),
      ...['/figures', '/figures/week', '/laptop', '/laptop?tab=alarms', '/laptop?tab=dashboard'].map((place) => ({
        place,
        dialogs: [],
      })),
    ];
  };
  const saveView = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view' }).click();
  };

  /**
   * What is wrong with what is shown: by all rules in one appearance, by the colours in the other; and whether it is wider than the screen.
   * Behind a dialog is a page that was looked at before. A screen of a width between two others has the elements and colours of the larger:
   * only where its parts end up can be wrong there.
   */
  const wrongWith = async (page: Page, { colorScheme, rules }: Look, within?: string): Promise<string[]> => {
    const found = await seriousOf(page, rules, within);
    if (rules.length === 0) {
      await page.emulateMedia({ colorScheme: colorScheme === 'dark' ? 'light' : 'dark' });
      found.push(...(await seriousOf(page, ofColours, within)).map((one) => `the other appearance: ${one}`));
      await page.emulateMedia({ colorScheme });
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    return wider > 0 ? [...found, `${wider} px wider than the screen`] : found;
  };

  test.each([
    { where: 'on a large screen, light and dark', colorScheme: 'light', width: 1440, rules: [], dialogs: false },
    { where: 'on a small one', colorScheme: 'light', width: 1024, rules: ofPlaces, dialogs: false },
    { where: 'on a telephone, dark and light', colorScheme: 'dark', width: 390, rules: [], dialogs: true },
  ] satisfies readonly (Look & { readonly where: string; readonly width: number })[])(
    'has nothing axe calls serious and is no wider than the screen: $where',
    async (one) => {
      const { colorScheme, width } = one;
      const context = await desk.context({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const found: Record<string, string[]> = {};
      await page.goto(`${desk.world.url}/today`);
      await page.getByRole('button', { name: /Dieter/ }).waitFor();
      found['sign-in'] = await wrongWith(page, one);
      await page.getByRole('button', { name: /Dieter/ }).click();
      await page.getByRole('heading', { level: 1, name: /Today/ }).waitFor();
      for (const { place, dialogs } of await screens()) {
        await page.goto(`${desk.world.url}${place}`);
        await settled(page);
        found[place] = await wrongWith(page, one);
        for (const [at, open] of one.dialogs ? dialogs.entries() : []) {
          await open(page);
          await page.getByRole('dialog').waitFor();
          await settled(page);
          found[`${place}, dialog ${at + 1}`] = await wrongWith(page, one, '[role=dialog]');
          // suggestions that are open take the first one
          const isOpen = await page.getByRole('dialog').getByRole('combobox', { expanded: true }).count();
          for (let n = 0; n <= Math.min(isOpen, 1); n += 1) await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
      }
      expect(Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0))).toEqual({});
    },
    600_000,
  );
});
