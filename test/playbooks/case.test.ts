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

test('a case that is resolved waits for silence, is offered for rating and closed, and a word of its requester opens it before', async () => {
  const shop = new Journey(app, 'case-resolved');
  await shop.apply();
  await shop.send('case.opened.v1', aCase('desk-5'));
  await shop.send('case.resolved.v1', { caseId: 'desk-5' });
  const resolved = ['What is the news?', 'Send the answer', 'Wait for silence'];
  expect(await shop.path('case')).toEqual([...taken, ...resolved]);
  expect((await shop.seen()).tasks).toMatchObject([{ subjectId: 'desk-5', status: 'cancelled' }]);
  await shop.send('case.message.written.v1', { caseId: 'desk-5', messageId: 'm-1', direction: 'in', text: 'It is not there.' });
  const heard = ['What is the news of the silence?', 'Ask a person', 'Wait for news'];
  expect(await shop.path('case')).toEqual([...taken, ...resolved, ...heard]);
  await shop.send('case.resolved.v1', { caseId: 'desk-5' });
  await app.hours(14 * 24);
  expect((await shop.path('case')).slice(-4)).toEqual([
    'Offer a rating',
    'Close the case',
    'Is it closed?',
    'The case is closed',
  ]);
  expect((await shop.told('case.closed.v1')).map(({ data }) => data)).toMatchObject([{ because: 'silence' }]);
});

test('a message long after the end starts a run of its own for the linked case', async () => {
  const shop = new Journey(app, 'case-linked');
  await shop.apply();
  await shop.send('case.opened.v1', aCase('desk-6'));
  await shop.send('case.closed.v1', { caseId: 'desk-6' });
  await app.hours(60 * 24);
  await shop.send('case.message.written.v1', { caseId: 'desk-6', messageId: 'm-2', direction: 'in', text: 'And now?' });
  const runs = (await app.runs(shop.id)).filter(({ playbook }) => playbook.startsWith('case-'));
  expect(runs.map(({ path }) => path)).toEqual(expect.arrayContaining([taken, [...taken, ...over]]));
  expect((await shop.seen()).cases).toEqual(expect.arrayContaining([expect.objectContaining({ linkedTo: 'desk-6' })]));
});

test('a merchant that leaves ends it', async () => {
  const shop = new Journey(app, 'case-leaves');
  await shop.apply();
  const data = aCase('desk-4');
  await shop.send('case.opened.v1', data);
  await shop.send('merchant.withdrawal.requested.v1');
  expect((await shop.path('case')).at(-1)).toBe('The merchant has left');
});
