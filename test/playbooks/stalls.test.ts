import { mailbox } from '@firstsale/laptop-cloud/services/ses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

// three merchants that went live on the same day and do not sell; the same 80 days pass for all of them
let app: Firstsale;
let rescued: Journey;
let sleeper: Journey;
let heldOut: Journey;

const wait = 'Wait for the first sale';
// whether a message leaves, a person is asked or neither: three transitions
const lap = ['What is the news?', 'Climb the ladder', wait];
const decided = ['What is the news?', 'Apply the decision', 'What was decided?'];

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  rescued = new Journey(app, 'rescued');
  sleeper = new Journey(app, 'sleeper');
  heldOut = new Journey(app, 'held-out', 'hold_out');
  for (const shop of [rescued, sleeper, heldOut]) await shop.goLive();
  await rescued.hears('task.opened.v1', 70);
  for (const shop of [rescued, sleeper, heldOut]) expect((await shop.decide('ana', 'no_answer', 'rang twice')).status).toBe(200);
  await rescued.hears('task.opened.v1', 40);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

test('a merchant that stalls is nudged three times, called, rescued, and sells', async () => {
  expect((await rescued.told('nudge.delivered.v1')).map(({ at, data }) => [at.slice(0, 10), data.rung, data.channel])).toEqual([
    // ten working days after it went live, then twenty, then thirty: Good Friday and Tiradentes are none
    ['2026-03-16', 0, 'email'],
    ['2026-03-30', 1, 'email'],
  ]);
  expect((await rescued.told('nudge.requested.v1')).map(({ at, data }) => [at.slice(0, 10), data.rung, data.channel])).toEqual([
    ['2026-03-16', 0, 'email'],
    ['2026-03-30', 1, 'email'],
    // it waits on the merchant's page, which nobody opens
    ['2026-04-14', 2, 'in_app'],
  ]);
  expect((await rescued.told('nudge.suppressed.v1')).map(({ reason, data }) => [reason, data.rung])).toEqual([['not_read', 2]]);
  const mails = mailbox(app.kernel, { limit: 100 }).filter(({ subject }) => subject.length > 0);
  expect(mails).toHaveLength(4);
  expect((await rescued.decide('ana', 'continue', 'opens a shop in town', { queue: 'activation_rescue' })).status).toBe(200);
  expect((await rescued.seen()).ladders.find(({ id }: { id: string }) => id === 'activation')).toMatchObject({
    // what lies ahead without a sale is sleep
    status: 'watching',
    rung: 5,
  });
  await rescued.pay(5_000);
  expect(await rescued.path('activation')).toEqual([
    'Activate the capabilities',
    wait,
    ...lap,
    ...lap,
    ...lap,
    ...lap,
    ...decided,
    wait,
    ...lap,
    ...decided,
    wait,
    'What is the news?',
    'Record the activation',
  ]);
  expect((await rescued.told('task.opened.v1')).map(({ data }) => data.queue)).toEqual([
    ...['verification', 'boarding', 'activation_setup'],
    ...['activation_call', 'activation_rescue'],
  ]);
  expect((await rescued.told('merchant.activated.v1')).length).toBe(1);
});

test('a merchant nobody could win back goes dormant, and a payment wakes it up', async () => {
  expect((await sleeper.decide('ana', 'sleep', 'the shop is closed for the season')).status).toBe(200);
  const path = await sleeper.path('activation-1');
  expect(path.slice(-4)).toEqual([...decided, 'Put the merchant to sleep']);
  expect((await sleeper.seen()).merchant.lifecycleStage).toBe('dormant');
  const [asleep] = await sleeper.told('merchant.fell-dormant.v1');
  expect(asleep).toMatchObject({ data: { stage: 'dormant' } });
  await app.days(3);
  const soldAt = app.now();
  await sleeper.pay(9_900);
  expect(await sleeper.path('activation-2')).toEqual([
    'Activate the capabilities',
    wait,
    'What is the news?',
    'Record the activation',
  ]);
  expect(await sleeper.told('merchant.woke-up.v1')).toMatchObject([{ data: { at: soldAt, wasActivated: false, attempt: 2 } }]);
  const { merchant, checkIns } = await sleeper.seen();
  expect(merchant).toMatchObject({ lifecycleStage: 'care', activatedAt: soldAt });
  expect(checkIns.map(({ id }: { id: string }) => id).sort()).toEqual(['d30', 'd7', 'd90']);
});

test('a merchant of the hold-out group is never nudged, and its timeline says so each time', async () => {
  expect(await heldOut.told('nudge.requested.v1', 'nudge.delivered.v1')).toEqual([]);
  expect((await heldOut.told('nudge.suppressed.v1')).map(({ at, reason, data }) => [at.slice(0, 10), data.rung, reason])).toEqual(
    [
      ['2026-03-16', 0, 'hold_out'],
      ['2026-03-30', 1, 'hold_out'],
      ['2026-04-14', 2, 'hold_out'],
    ],
  );
  expect((await heldOut.told('merchant.stalled.v1')).length).toBe(5);
  expect(await heldOut.path('activation')).toEqual([
    'Activate the capabilities',
    wait,
    ...lap,
    ...lap,
    ...lap,
    ...lap,
    ...decided,
    wait,
    ...lap,
  ]);
  expect(app.failures()).toEqual([]);
});
