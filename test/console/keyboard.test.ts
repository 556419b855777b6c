import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');

/** presses Tab until what has the focus is called so; the way there is as long as a person would bear */
const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  const passed: string[] = [];
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press('Tab');
    const told = await page.evaluate(() => {
      const { activeElement: element } = document;
      return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
    if (typeof name === 'string' ? told === name : name.test(told)) return;
    passed.push(told.slice(0, 40));
  }
  throw new Error(`Tab never comes to ${name}, only to ${passed.join(', ')}`);
};
const focusIsIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((one) => document.activeElement?.closest(one) != null, selector);

describe.skipIf(!hasBrowser)('the console without a mouse', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world }) => {
    await world.apply(shop.reference, bookshop);
    await world.hours(4 * 24);
  });

  test('a merchant is found, opened and nudged; the dialog keeps the focus and gives it back', async () => {
    const page = await desk.as('Emma');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.getByRole('heading', { level: 1, name: 'Merchants' }).waitFor();
    await page.getByRole('link', { name: 'Livraria Boa Leitura' }).waitFor();
    await page.keyboard.press('/');
    // what is typed is text, whatever its letters lead to elsewhere
    await page.keyboard.type('livraria g?t');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('livraria g?t');
    await page.getByText('No merchant matches').waitFor();
    for (let n = 0; n < ' g?t'.length; n += 1) await page.keyboard.press('Backspace');
    await page.getByRole('link', { name: 'Livraria Boa Leitura' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await tabTo(page, 'Livraria Boa Leitura');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Livraria Boa Leitura' }).waitFor();
    await tabTo(page, 'Nudge now');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /Reason/ }).waitFor();
    await expect.poll(() => focusIsIn(page, '[role="dialog"]')).toBe(true);
    for (let n = 0; n < 8; n += 1) {
      await page.keyboard.press('Tab');
      expect(await focusIsIn(page, '[role="dialog"]'), `after ${n + 1} tabs`).toBe(true);
    }
    // a key that leads elsewhere does nothing while a question is open
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Nudge now');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /Reason/ }).focus();
    await page.keyboard.type('She asked for it on the phone');
    await tabTo(page, 'Send');
    await page.keyboard.press('Enter');
    await page.getByText('Nudge requested', { exact: true }).waitFor();
  });

  test('the first Tab offers to skip to the content, and leads there', async () => {
    const page = await desk.as('Farid');
    // as it is after a load, when nobody has pressed anything
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.keyboard.press('Tab');
    expect(await focusIsIn(page, 'main')).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/today');
  });

  test('a question mark shows every key, and each leads where it says', async () => {
    const page = await desk.as('Farid');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    const keys = await help.locator('dl > div').evaluateAll((lines) =>
      lines.map((line) => ({
        keys: [...line.querySelectorAll('kbd')].map((key) => key.textContent),
        does: line.querySelector('dd')?.textContent ?? '',
      })),
    );
    const leads = keys.filter(({ does }) => does.startsWith('Go to '));
    expect(leads.map(({ does }) => does)).toEqual(
      [
        'Today',
        'Tasks',
        'Cases',
        'Merchants',
        'Playbooks',
        'Process',
        'Policy',
        'Figures',
        'Realtime',
        'Teams',
        'Plan',
        'Downtime',
        'Demo controls',
      ].map((page) => `Go to ${page}`),
    );
    expect(keys.map(({ keys: [key] }) => key)).toEqual(expect.arrayContaining(['j', 'k', 'Enter', 'c', 'd', '/', '[', ']', '?']));
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    for (const { keys: pressed, does } of leads.toReversed()) {
      for (const key of pressed) await page.keyboard.press(key ?? '');
      await page.getByRole('heading', { level: 1, name: new RegExp(`^${does.slice('Go to '.length)}`) }).waitFor();
      expect(await page.title()).toBe(`${does.slice('Go to '.length)} · Firstsale`);
    }
  });

  test('no page wrote an error to the console', () => {
    expect(desk.complaints).toEqual([]);
  });
});
