import { afterAll, beforeAll, expect, test } from 'vitest';
import { Agenda } from '../../world/agenda.ts';
import { StoppedNight } from '../../world/demo/stopped-night.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

const HOUR = 3_600_000;
let app: Firstsale;
let night: StoppedNight;
let selling: Journey;
let caught: Journey;
/** when somebody opens the console */
let morning: number;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  const agenda: Agenda = new Agenda(app.kernel, async (plan) => {
    await night.perform(plan);
  });
  night = new StoppedNight(agenda, app.kernel);
  selling = new Journey(app, 'selling');
  caught = new Journey(app, 'caught');
  await selling.goLive();
  morning = app.kernel.now() + 10 * HOUR;
  night.before(morning);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const payments = async (): Promise<number> => (await selling.seen()).payments?.count ?? 0;
const dead = async () => (await app.get('/dead-letters')).queues.find(({ queue }: any) => queue === 'payments-dead');

test('a payment that came while its function was stopped is a dead letter, and counts once a lead has it tried again', async () => {
  await app.kernel.request('a sale', () => night.beforeSale(app.kernel.now()));
  await selling.pay(4_200);
  await app.hours(0.5);
  // later ones find it stopped for as long, and no second time
  await app.kernel.request('a sale', () => night.beforeSale(app.kernel.now()));
  await app.hours(0.5);
  expect([await payments(), (await dead()).waiting]).toEqual([0, 1]);
  await selling.pay(1_000);
  expect(await payments()).toBe(1);
  const { status } = await app.request('leo', 'POST', '/dead-letters/payments-dead/replay', {
    version: 1,
    reason: 'it runs again',
  });
  expect(status).toBe(200);
  await app.hours(0.1);
  expect([await payments(), (await dead()).waiting]).toEqual([2, 0]);
});

test('a run that began while the steps stood still failed, and goes on once a lead has it tried again', async () => {
  await app.until(new Date(morning - 5 * HOUR).toISOString());
  await caught.apply();
  await app.hours(0.5);
  const { runs } = await app.get('/playbooks/onboarding/failures');
  expect(runs).toEqual([
    expect.objectContaining({ merchantId: caught.id, status: 'FAILED', error: 'Lambda.TooManyRequestsException', redrives: 0 }),
  ]);
  const path = `/merchants/${caught.id}/runs/${runs[0].run}/redrive`;
  const answer = await app.request('leo', 'POST', path, { reason: 'the function runs again', how: 'redrive', redrives: 0 });
  expect(answer).toEqual({ status: 200, body: { kind: 'redriven', run: runs[0].run } });
  expect((await app.get('/playbooks/onboarding/failures')).runs).toEqual([]);
  await caught.settle();
  await caught.settle();
  expect((await caught.seen()).merchant.lifecycleStage).toBe('activation');
});
