import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from './firstsale.ts';
import { Journey } from './journey.ts';

let app: Firstsale;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const taken = ['Take the case in', 'Is there a case to follow?', 'Route the case', 'Ask a person', 'Wait for news'];
const over = ['What is the news?', 'Offer a rating', 'Close the case', 'Is it closed?', 'The case is closed'];

const aCase = (caseId: string) => ({ caseId, title: 'Where is my payout?', severity: 'high' });

test('a case that the help desk opened is routed, worked by a person, and ends when the help desk closes it', async () => {
  const shop = new Journey(app, 'case');
  await shop.apply();
  const data = aCase('desk-1');
  await shop.send('case.opened.v1', data);
  expect(await shop.path('case')).toEqual(taken);
  expect((await shop.seen()).tasks).toMatchObject([{ queue: 'cases', subjectId: 'desk-1', status: 'open' }]);
  const [routed] = await shop.told('case.routed.v1');
  expect(routed).toMatchObject({ data: { caseId: 'desk-1', queue: 'cases' } });

  await shop.send('case.closed.v1', { caseId: 'desk-1' });
  expect(await shop.path('case')).toEqual([...taken, ...over]);
  expect((await shop.seen()).tasks).toMatchObject([{ subjectId: 'desk-1', status: 'cancelled' }]);
  expect(app.failures()).toEqual([]);
});

test('the first rule of policy that matches routes a case, and the timeline tells which one it was', async () => {
  const shop = new Journey(app, 'case-routed');
  await shop.apply();
  const data = aCase('desk-2');
  await shop.send('case.opened.v1', { ...data, topic: 'chargeback' });
  expect((await shop.seen()).tasks).toMatchObject([{ queue: 'risk_questions', subjectId: 'desk-2' }]);
  expect(await shop.told('case.routed.v1')).toMatchObject([{ data: { queue: 'risk_questions', rule: 'disputes' } }]);
});

test('a case that is opened again is a run of its own, and one told twice is not', async () => {
  const shop = new Journey(app, 'case-again');
  await shop.apply();
  const data = aCase('desk-3');
  await shop.send('case.opened.v1', data, { id: 'first' });
  await shop.send('case.opened.v1', data, { id: 'first' });
  await shop.send('case.closed.v1', { caseId: 'desk-3' });
  await app.hours(1);
  await shop.send('case.opened.v1', data, { id: 'second' });
  const runs = (await app.runs(shop.id)).filter(({ playbook }) => playbook.startsWith('case-'));
  expect(runs.map(({ path }) => path)).toEqual(expect.arrayContaining([taken, [...taken, ...over]]));
  expect(runs).toHaveLength(2);
});

test('a merchant that leaves ends it', async () => {
  const shop = new Journey(app, 'case-leaves');
  await shop.apply();
  const data = aCase('desk-4');
  await shop.send('case.opened.v1', data);
  await shop.send('merchant.withdrawal.requested.v1');
  expect((await shop.path('case')).at(-1)).toBe('The merchant has left');
});
