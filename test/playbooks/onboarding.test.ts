import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const wait = 'Wait for what is missing';
const begins = ['Register the merchant', 'Check the identifiers', 'Open the requirements', wait];
const askedAboutDeadline = ['What is the news?', 'Ask a person about the deadline', wait];
const decided = ['What is the news?', 'Apply the decision', 'What was decided?'];
const completes = ['What is the news?', 'Complete the onboarding'];

test('a bank account with a wrong checksum is asked for again, with what to do, and goes on once corrected', async () => {
  const shop = new Journey(app, 'wrong-iban');
  await shop.apply({ bankAccount: { country: 'BR', iban: 'BR1900360305000010009795493C1' } });
  expect(await shop.requirement('identifier:bank_account')).toMatchObject({
    dueStatus: 'currently_due',
    verificationStatus: 'failed',
    awaitingActionFrom: 'merchant',
    errors: [{ code: 'iban_checksum' }],
  });
  expect((await shop.seen()).bankAccounts).toEqual([]);
  await shop.settle('identifier:bank_account');
  await shop.send('requirement.submitted.v1', {
    requirementId: 'identifier:bank_account',
    value: 'BR1700360305000010009795493C1',
  });
  expect(await shop.requirement('identifier:bank_account')).toMatchObject({ verificationStatus: 'failed', submissions: 1 });
  expect(await shop.path('onboarding')).toEqual(begins);
  await shop.send('requirement.submitted.v1', {
    requirementId: 'identifier:bank_account',
    value: 'BR1800360305000010009795493C1',
  });
  expect(await shop.requirement('identifier:bank_account')).toMatchObject({
    dueStatus: 'satisfied',
    verificationStatus: 'verified',
  });
  expect((await shop.seen()).bankAccounts).toMatchObject([{ last4: '93C1' }]);
  expect(await shop.path('onboarding')).toEqual([...begins, ...completes]);
  // the number itself is nowhere to be read
  expect(JSON.stringify([await shop.seen(), await app.timeline(shop.id)])).not.toContain('0010009795493');
});

test('a merchant that asks to leave while documents are missing is closed, and nothing of it stays open', async () => {
  const shop = new Journey(app, 'leaves-early');
  await shop.apply();
  await shop.send('merchant.withdrawal.requested.v1', { reason: 'found another provider' });
  expect(await shop.path('onboarding')).toEqual([...begins, 'What is the news?', 'Close the merchant', 'The merchant has left']);
  const { merchant, requirements, ladders, waits } = await shop.seen();
  expect(merchant).toMatchObject({ lifecycleStage: 'offboarded', closeReason: 'found another provider' });
  expect(requirements.map(({ dueStatus }: { dueStatus: string }) => dueStatus)).toEqual(requirements.map(() => 'superseded'));
  expect(ladders).toMatchObject([{ status: 'stopped' }]);
  expect(waits).toEqual([]);
  expect(await shop.told('merchant.withdrawn.v1')).toMatchObject([{ reason: 'found another provider' }]);
});

test('a merchant that asks to leave while it waits for its first sale is closed', async () => {
  const shop = new Journey(app, 'leaves-late');
  await shop.goLive();
  expect((await shop.act('ana', 'withdraw', { reason: 'called: it closes its shop' })).status).toBe(403);
  expect((await shop.act('leo', 'withdraw', { reason: 'called: it closes its shop' })).status).toBe(200);
  expect(await shop.path('activation')).toEqual([
    'Activate the capabilities',
    'Wait for the first sale',
    'What is the news?',
    'Close the merchant',
    'The merchant has left',
  ]);
  expect((await shop.seen()).merchant).toMatchObject({
    lifecycleStage: 'offboarded',
    chargesEnabled: false,
    payoutsEnabled: false,
  });
  expect(await shop.runs()).toEqual({ onboarding: 'SUCCEEDED', 'risk-check-1': 'SUCCEEDED', 'activation-1': 'SUCCEEDED' });
});

test('a missed deadline is extended, waived, or closes the merchant', async () => {
  // of the hold-out group, so that no nudge comes between
  const extended = new Journey(app, 'extended', 'hold_out');
  const waived = new Journey(app, 'waived', 'hold_out');
  const closed = new Journey(app, 'closed', 'hold_out');
  const from = app.now();
  for (const shop of [extended, waived, closed]) {
    await shop.apply();
    await shop.settle('trader_identity');
  }
  await closed.hears('task.opened.v1', 20);
  const missedBy = app.now();
  expect(Date.parse(missedBy) - Date.parse(from)).toBeGreaterThan(14 * 86_400_000);
  const soFar = [await extended.path('onboarding'), await waived.path('onboarding'), await closed.path('onboarding')];
  for (const path of soFar) expect(path.slice(-3)).toEqual(askedAboutDeadline);
  expect(await closed.told('requirement.past-due.v1')).toMatchObject([
    { data: { requirementId: 'trader_identity', stops: ['payments', 'payouts'] } },
  ]);

  expect((await extended.decide('ana', 'extend', 'its passport is being renewed', { extendDays: 31 })).body.fields).toMatchObject(
    [{ field: 'extendDays' }],
  );
  expect((await extended.decide('ana', 'extend', 'its passport is being renewed', { extendDays: 20 })).status).toBe(200);
  const requirement = await extended.requirement('trader_identity');
  expect(requirement).toMatchObject({ dueStatus: 'currently_due', deadlineHistory: [{ by: 'ana@desk.example.com' }] });
  expect(Date.parse(requirement.deadline) - Date.parse(missedBy)).toBeGreaterThan(19 * 86_400_000);
  expect(await extended.path('onboarding')).toEqual([...(soFar[0] ?? []), ...decided, wait]);
  await extended.settle();
  expect(await extended.path('onboarding')).toEqual([...(soFar[0] ?? []), ...decided, wait, ...completes]);

  // what only risk and lead may waive an analyst does not waive through a task, and what holds back money takes two of them
  expect(await waived.decide('ana', 'waive', 'seen in person at the fair')).toMatchObject({
    ...{ status: 403, body: { code: 'role-missing', about: { wanted: ['risk', 'lead'] } } },
  });
  expect((await waived.decide('rita', 'waive', 'seen in person at the fair')).body.kind).toBe('approved_once');
  expect((await waived.requirement('trader_identity')).dueStatus).toBe('past_due');
  expect((await waived.decide('leo', 'waive', 'seen in person at the fair')).body.kind).toBe('decided');
  expect(await waived.requirement('trader_identity')).toMatchObject({
    dueStatus: 'waived',
    closedReason: 'seen in person at the fair',
  });
  expect(await waived.path('onboarding')).toEqual([...(soFar[1] ?? []), ...decided, wait, ...completes]);

  expect((await closed.decide('ana', 'close', 'nobody answers')).status).toBe(200);
  expect(await closed.path('onboarding')).toEqual([
    ...(soFar[2] ?? []),
    ...decided,
    'Close the merchant',
    'The merchant has left',
  ]);
  expect(await closed.told('merchant.closed.v1')).toMatchObject([{ reason: 'nobody answers' }]);
  expect(app.failures()).toEqual([]);
});
