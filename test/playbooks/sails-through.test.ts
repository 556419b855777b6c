import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

test('a merchant sails through from its application to the care after its last check-in, and stays watched', async () => {
  const shop = new Journey(app, 'sails');
  await shop.goLive();
  expect(await shop.path('onboarding')).toEqual([
    'Register the merchant',
    'Check the identifiers',
    'Open the requirements',
    'Wait for what is missing',
    'What is the news?',
    'Complete the onboarding',
  ]);
  expect(await shop.path('risk-check')).toEqual([
    'Gather the signals',
    'Score the risk',
    'What is the verdict?',
    'Approve the merchant',
  ]);
  expect(await shop.path('activation')).toEqual(['Activate the capabilities', 'Wait for the first sale']);
  expect((await shop.seen()).merchant).toMatchObject({
    lifecycleStage: 'activation',
    chargesEnabled: true,
    payoutsEnabled: true,
  });

  await app.days(1);
  const soldAt = app.now();
  await shop.pay(120_000);
  for (let sale = 0; sale < 31; sale += 1) {
    await app.days(3);
    await shop.pay(20_000);
  }
  expect(await shop.path('activation')).toEqual([
    'Activate the capabilities',
    'Wait for the first sale',
    'What is the news?',
    'Record the activation',
  ]);
  for (const day of ['d7', 'd30', 'd90']) {
    expect(await shop.path(`care-follow-up-${day}`)).toEqual([
      'Assess the health',
      'How healthy is the merchant?',
      'Offer the merchant a rating',
      'Close the check-in',
    ]);
  }
  const { merchant, payments, watch } = await shop.seen();
  expect(merchant).toMatchObject({ lifecycleStage: 'care', activatedAt: soldAt, firstSaleAt: soldAt });
  expect(payments).toMatchObject({ count: 32, tpvMinor: 740_000, milestones: { gmv_1000: soldAt } });
  expect(watch).toMatchObject({ id: 'baseline', rhythmDays: 3 });
  expect((await shop.told('health.assessed.v1')).map(({ data }) => [data.checkInId, data.band])).toEqual([
    ['d7', 'healthy'],
    ['d30', 'healthy'],
    ['d90', 'healthy'],
  ]);
  expect((await shop.told('csat.offered.v1')).map(({ data }) => data.csatId)).toEqual(['d30', 'd90']);
  expect(await shop.told('nudge.requested.v1', 'nudge.suppressed.v1', 'task.opened.v1', 'merchant.stalled.v1')).toEqual([]);
  expect(merchant.stageHistory.map(({ stage }: { stage: string }) => stage)).toEqual([
    'onboarding',
    'risk_check',
    'activation',
    'care',
  ]);
  expect(app.failures()).toEqual([]);
});
