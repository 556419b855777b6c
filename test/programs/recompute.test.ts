import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedIn } from '../../programs/recompute/read-stored.ts';
import { recomputeAll } from '../../programs/recompute/recompute-all.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

let app: Firstsale;
let shop: Journey;
const recomputed = () => recomputeAll(storedIn(app.kernel, app.laptop.tableName), app.now());
/** changes an attribute of an item behind the application's back */
const tamper = (sk: string, attribute: string, value: unknown) =>
  app.aws('dynamodb', 'UpdateItem', {
    TableName: app.laptop.tableName,
    Key: { pk: { S: `M#${shop.id}` }, sk: { S: sk } },
    UpdateExpression: 'SET #a = :v',
    ExpressionAttributeNames: { '#a': attribute },
    ExpressionAttributeValues: { ':v': value },
    ReturnValues: 'UPDATED_OLD',
  });

const storedMerchant = async () => {
  const stored = await storedIn(app.kernel, app.laptop.tableName).merchant(shop.id);
  if (stored === undefined) throw new Error('not stored');
  return stored.snapshot;
};

beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  expect(await recomputed()).toMatchObject({ differs: true, said: expect.stringContaining('no merchant is stored') });
  shop = new Journey(app, 'recomputed');
  await shop.goLive();
  await shop.pay(1_000);
  await shop.pay(2_500);
  await shop.send('case.opened.v1', { caseId: 'desk-1', title: 'Where is my payout?' });
  // the figures of a night
  await app.days(2);
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

test('what the application stored is what its timelines say, its figures too', async () => {
  const { differs, said } = await recomputed();
  expect([differs, said]).toEqual([
    false,
    expect.stringMatching(
      /^1 merchants with \d\d+ entries are .*; so are the figures of 2026-03-0.* and of [5-9] parts of the merchants; so are 0 loads of teams, [1-9]\d* hours and [1-9]\d* days of queues$/,
    ),
  ]);
});

test('a case whose clocks count from other things than its timeline tells is named', async () => {
  const { Attributes } = await tamper('CASE#desk-1', 'happened', { L: [] });
  expect(await recomputed()).toMatchObject({
    differs: true,
    said: expect.stringContaining('cases.desk-1.happened.0 is stored as'),
  });
  await tamper('CASE#desk-1', 'happened', Attributes.happened);
  expect(await recomputed()).toMatchObject({ differs: false });
});

test('a total, a status or a clock that was changed behind its back is named', async () => {
  const { Attributes } = await tamper('PAYMENTS#totals', 'tpvMinor', { N: '9999' });
  expect(await recomputed()).toEqual({
    differs: true,
    said: `merchant ${shop.id}: totals.tpvMinor is stored as 9999, and its timeline says 3500`,
  });
  await tamper('PAYMENTS#totals', 'tpvMinor', Attributes.tpvMinor);
  const { tasks } = await storedMerchant();
  const [task] = tasks;
  const before = await tamper(`TASK#${task?.id}`, 'slaDueAt', { S: '2026-04-01T12:00:00.000Z' });
  expect(await recomputed()).toMatchObject({
    differs: true,
    said: expect.stringContaining(`clocks.${task?.id} is stored as "2026-04-01`),
  });
  await tamper(`TASK#${task?.id}`, 'slaDueAt', before.Attributes.slaDueAt);
  expect(await recomputed()).toMatchObject({ differs: false });
});

test('an hour of a queue that was changed behind its back is named', async () => {
  const stored = storedIn(app.kernel, app.laptop.tableName);
  const [bucket] = (await Promise.all(['2026-03-02', '2026-03-03'].map((day) => stored.volumes.ofDay(day)))).flat();
  if (bucket === undefined) throw new Error('no volume is stored');
  const key = { pk: { S: `VOLUMES#${bucket.hour.slice(0, 10)}` }, sk: { S: `HOUR#${bucket.queue}#${bucket.hour.slice(11)}` } };
  const { Item } = await app.aws('dynamodb', 'GetItem', { TableName: app.laptop.tableName, Key: key });
  await app.aws('dynamodb', 'DeleteItem', { TableName: app.laptop.tableName, Key: key });
  expect(await recomputed()).toMatchObject({
    differs: true,
    said: expect.stringContaining(`work: volumes.${bucket.queue}/${bucket.hour} is stored as undefined`),
  });
  await app.aws('dynamodb', 'PutItem', { TableName: app.laptop.tableName, Item });
  expect(await recomputed()).toMatchObject({ differs: false });
});

test('a deadline that an outage moved, and the outage itself, are computed anew; the first that differs is named', async () => {
  const late = new Journey(app, 'delayed');
  await late.apply();
  await app.days(0.1);
  const from = app.now();
  const until = new Date(Date.parse(from) + 10 * 3_600_000).toISOString();
  const data = { provider: 'identity_check', capability: 'verification', from, until };
  await app.send({ type: 'outage.declared.v1', subject: 'inc-1', data });
  await app.days(3);
  const stored = await storedIn(app.kernel, app.laptop.tableName).merchant(late.id);
  const moved = stored?.snapshot.requirements.find(({ deadlineHistory }) => deadlineHistory.at(-1)?.by === 'outage');
  expect(moved?.deadlineHistory).toHaveLength(1);
  expect(await recomputed()).toMatchObject({ differs: false, said: expect.stringMatching(/^2 merchants .*so are the figures/) });
  const set = (pk: string, sk: string, path: string, value: string) =>
    app.aws('dynamodb', 'UpdateItem', {
      ...{ TableName: app.laptop.tableName, Key: { pk: { S: pk }, sk: { S: sk } } },
      ...{ UpdateExpression: `SET ${path} = :v`, ExpressionAttributeValues: { ':v': { S: value } } },
      ...(path === 'deadline' ? {} : { ExpressionAttributeNames: { '#until': 'until' } }),
    });
  const wrong = '2026-12-24T12:00:00.000Z';
  await set(`M#${late.id}`, `REQUIREMENT#${moved?.id}`, 'deadline', wrong);
  expect(await recomputed()).toEqual({
    differs: true,
    said: `merchant ${late.id}: deadlines.${moved?.id} is stored as "${wrong}", and its timeline says "${moved?.deadline}"`,
  });
  await set(`M#${late.id}`, `REQUIREMENT#${moved?.id}`, 'deadline', String(moved?.deadline));
  await set('OUTAGES', 'BOOK', 'outages[0].#until', wrong);
  expect(await recomputed()).toMatchObject({
    differs: true,
    said: expect.stringMatching(/^outages: o_\w+\.until is stored as "2026-12-24/),
  });
});
