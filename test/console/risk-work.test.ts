import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { countClicks } from './count-clicks.ts';
import { bigShop, hasBrowser, lookalike, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('zhdanenko');
const other = treated('relojoaria');

describe.skipIf(!hasBrowser)('the work of a risk associate, from two names to the decision', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, { ...lookalike, persons: [{ name: 'Paekche Jihoon', roles: ['owner'] }] });
    await world.apply(other.reference, { ...bigShop, declaredMonthlyVolumeMinor: 1_000_000 });
    await supplyAll(shop);
    await supplyAll(other);
  });
  countClicks(desk, 'a risk associate’s day');
  const { as, seen } = desk;
  const review = async (merchantId: string): Promise<any> =>
    (await seen(merchantId)).tasks.find((one: any) => one.queue === 'risk_review');
  const openReview = async (page: Page, merchantId: string): Promise<void> => {
    const { id } = await review(merchantId);
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${merchantId}/${id}`)}`);
    await page.getByText('Risk score and reasons').waitFor();
  };
  const judge = async (page: Page, name: string, verdict: 'Same' | 'Not the same', reason: string): Promise<void> => {
    const pair = page.locator('.pair', { hasText: name });
    await pair.getByRole('button', { name: verdict, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill(reason);
    await dialog.getByRole('button', { name: verdict, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await pair.getByText(`“${reason}”`).waitFor();
  };
  const decide = async (page: Page, choice: string, reason: string): Promise<void> => {
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByRole('button', { name: 'Release' }).waitFor();
    await page.getByText(choice, { exact: true }).first().click();
    if (choice === 'Decline') {
      // without a code nothing is sent
      await page.getByRole('button', { name: 'Decide' }).last().click();
      await page.getByText('Choose why the merchant is declined.').waitFor();
      await page.getByRole('button', { name: /Reason for declining/ }).click();
      await page.getByRole('option', { name: 'Name on a sanctions or PEP list' }).click();
      await page.getByText('The letter to the merchant does not give this reason.').waitFor();
    }
    await page.getByRole('textbox', { name: /reason/i }).fill(reason);
    await page.getByRole('button', { name: 'Decide' }).last().click();
  };

  test('of two names that resemble listed ones one is the same and one is not, each with why', async () => {
    const page = await as('Ana');
    await openReview(page, shop.merchantId);
    await judge(page, 'Viktor Zhdanenko', 'Same', 'The birthplace is that of the entry');
    await judge(page, 'Paekche Jihoon', 'Not the same', 'Twenty years younger than the one who is listed');
    // another browser shows what was decided, by whom
    const colleague = await as('Bruno');
    await openReview(colleague, shop.merchantId);
    const silent = colleague.locator('.pair', { hasText: 'Paekche Jihoon' });
    await silent.getByText(/Ana/).waitFor();
  });

  test('two more documents are chosen from the catalogue; the letter asks for them, the internal note stays here', async () => {
    const page = await as('Bruno');
    await openReview(page, other.merchantId);
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByText('Ask for information', { exact: true }).first().click();
    await page.getByRole('button', { name: /Items to request/ }).click();
    await page.getByRole('option').nth(0).click();
    await page.getByRole('option').nth(1).click();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: /Internal reason/ }).fill('The turnover looks like a restaurant');
    const letter = page.getByRole('region', { name: 'What the merchant will read' });
    await letter.getByText(/^– .*^– /ms).waitFor();
    const read = await letter.textContent();
    await page.getByRole('button', { name: 'Decide' }).last().click();
    await page.getByText(/Done: Ask for information/).waitFor();
    await desk.world.hours(1);
    const { requirements } = await seen(other.merchantId);
    const asked = requirements.filter((one: any) => one.id.startsWith('information') && one.dueStatus === 'currently_due');
    expect(asked).toHaveLength(2);
    // why we ask stays with us
    expect(read).not.toContain('restaurant');
    expect(JSON.stringify(asked)).not.toContain('restaurant');
  });

  test('a listed merchant is declined by two people, and leaves', async () => {
    const first = await as('Ana');
    await openReview(first, shop.merchantId);
    await decide(first, 'Decline', 'The person is on the list');
    await desk.world.hours(1);
    // one person's word does not end a relation
    expect((await seen(shop.merchantId)).merchant.lifecycleStage).toBe('risk_check');
    const second = await as('Bruno');
    await openReview(second, shop.merchantId);
    await decide(second, 'Decline', 'Confirmed with the register');
    await second.getByText(/Done: Decline \(Name on a sanctions or PEP list\)/).waitFor();
    await desk.world.hours(1);
    const gone = await seen(shop.merchantId);
    expect(gone.merchant.lifecycleStage).toBe('offboarded');
    expect(gone.tasks.find((one: any) => one.queue === 'risk_review').decision.declineCode).toBe('listed_name');
    // who is on a list is not told of it; colleagues read the code on the timeline
    const letter = gone.nudges.find((one: any) => one.template === 'application_declined');
    expect(letter.body).not.toMatch(/sanction|list/i);
    await second.goto(`${desk.world.url}/merchants/${shop.merchantId}`);
    await second
      .getByText(/Decline · Name on a sanctions or PEP list/)
      .first()
      .waitFor();
  });

  test('no page wrote an error to the console', () => expect(desk.complaints).toEqual([]));
});
