import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import shipped from '../../policies/default.json' with { type: 'json' };
import { bookshop } from '../playbooks/journey.ts';
import { hasBrowser, lookalike, seriousOf, settled, treated } from './open-console.ts';
import { useDesk } from './use-desk.ts';

const shop = treated('boa-leitura');
const listed = treated('zhdanenko');

describe.skipIf(!hasBrowser)('who may claim what, in the browser', () => {
  const desk = useDesk('2026-11-02T12:00:00.000Z', async ({ world, supplyAll }) => {
    await world.apply(shop.reference, bookshop);
    await world.apply(listed.reference, lookalike);
    await supplyAll(listed);
  });
  const { as, seen, token } = desk;
  const post = async (who: string, path: string, body: object): Promise<Response> =>
    fetch(`${desk.world.api}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token(who)}`,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify(body),
    });
  const openReview = async (page: Page): Promise<void> => {
    const { tasks } = await seen(listed.merchantId);
    const { id } = tasks.find(({ queue }: { queue: string }) => queue === 'risk_review');
    await page.goto(`${desk.world.url}/tasks?queue=all&task=${encodeURIComponent(`${listed.merchantId}/${id}`)}`);
    await settled(page);
  };
  const serious = async (page: Page): Promise<string[]> => {
    const found = await seriousOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    return [...found, ...(await seriousOf(page))];
  };

  test('a reviewer chooses what is asked for and reads the letter; the reason is said to be internal', async () => {
    const page = await as('Ana');
    await openReview(page);
    await page.getByRole('button', { name: 'Claim' }).last().click();
    await page.getByText('Ask for information', { exact: true }).first().click();
    await page.getByText('Internal reason (never sent to the merchant)').waitFor();
    await page.getByRole('button', { name: 'Decide' }).last().click();
    await page.getByText('Choose at least one item.').waitFor();
    await page.getByRole('button', { name: /Items to request/ }).click();
    await page.getByRole('option', { name: 'Proof of the business address' }).click();
    await page.keyboard.press('Escape');
    const letter = page.getByRole('region', { name: 'What the merchant will read' });
    await letter.waitFor();
    expect(await letter.getAttribute('lang')).toMatch(/^pt/);
    expect(await serious(page)).toEqual([]);
  });

  test('the same in French', async () => {
    const page = await as('Ana', { locale: 'fr-FR' });
    await openReview(page);
    await page.getByText('Demander des informations', { exact: true }).first().click();
    await page.getByText('Raison interne (jamais envoyée au marchand)').waitFor();
    await page.getByRole('button', { name: /Éléments à demander/ }).click();
    await page.getByRole('option', { name: 'Justificatif de l’adresse professionnelle' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Ce que le marchand lira' }).waitFor();
    expect(await serious(page)).toEqual([]);
  });

  test('who may not choose is offered no choice', async () => {
    const page = await as('Emma');
    await openReview(page);
    await page.getByText('Risk score and reasons').waitFor();
    expect(await page.getByRole('button', { name: 'Decide' }).count()).toBe(0);
    expect(await page.getByText('Approve', { exact: true }).count()).toBe(0);
  });

  test('a waiver of what payments depend on says that it takes two, and names the first one to the second', async () => {
    const { requirements } = await seen(shop.merchantId);
    const one = requirements.find(
      ({ restricts, dueStatus }: any) => restricts.includes('payments') && dueStatus === 'currently_due',
    );
    const path = `/merchants/${shop.merchantId}/requirements/${encodeURIComponent(one.id)}/waive`;
    expect((await post('ana', path, { version: one.version, reason: 'I know the shop' })).status).toBe(200);
    const page = await as('Bruno');
    await page.goto(`${desk.world.url}/merchants/${shop.merchantId}?tab=requirements`);
    await settled(page);
    await page.getByText(/Ana approved the waiver .*“I know the shop”. Another person must approve it, too\./).waitFor();
    expect(await serious(page)).toEqual([]);
  });

  test('a policy that loosens a rule waits for another lead or admin, who sees what it loosens and approves it', async () => {
    const policy = structuredClone(shipped);
    policy.tasks.fourEyes.riskScoreAtLeast += 5;
    const headers = { authorization: `Bearer ${await token('dieter')}` };
    const { active } = await (await fetch(`${desk.world.api}/policy`, { headers })).json();
    const proposed = await (await post('dieter', '/policy', { policy, basedOn: active, reason: 'fewer reviews' })).json();
    expect(proposed).toMatchObject({ kind: 'proposed', loosens: ['tasks.fourEyes.riskScoreAtLeast'] });
    const own = await as('Dieter');
    await own.goto(`${desk.world.url}/policy`);
    await own.getByText('You proposed it, so another person must approve it.').waitFor();
    expect(await own.getByRole('button', { name: 'Approve and publish' }).count()).toBe(0);
    const page = await as('Gwen');
    await page.goto(`${desk.world.url}/policy`);
    await page.getByText(/Dieter proposed a policy, .*“fewer reviews”/).waitFor();
    await page.getByText('tasks.fourEyes.riskScoreAtLeast').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Approve and publish' }).click();
    await page.getByText(/Dieter proposed a policy/).waitFor({ state: 'detached' });
    const after = await (await fetch(`${desk.world.api}/policy`, { headers })).json();
    expect(after.active).toBe(proposed.version);
  });

  test('no page complained', () => expect(desk.complaints).toEqual([]));
});
