import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

let app: Firstsale;
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'poisoned');
  await shop.goLive();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

/** each is no message for anybody: no JSON, JSON of nothing, half a character, an odd shape, one as large as SQS takes */
const poison: readonly string[] = [
  'not json',
  '{}',
  'null',
  '{"detail":"\\ud800","source":"aws.s3","id":"x","detail-type":"x","time":"2026-03-02T12:00:00Z"}',
  JSON.stringify({ id: 'p', source: 'firstsale', 'detail-type': 'nudge.requested.v1', time: '2026', detail: [] }),
  JSON.stringify({ merchantId: 'm_1', kind: 'constructor', id: '__proto__', dueAt: 'yesterday' }),
  `"${'é'.repeat(120_000)}"`,
];
const worked = ['payments', 'due', 'emails', 'documents', 'hooks'] as const;

const urls = async (): Promise<readonly string[]> => (await app.aws('sqs', 'ListQueues', {})).QueueUrls;
const nameOf = (url: string): string => url.replace(/^.*firstsale-dev-/, '');
const held = async (): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  for (const QueueUrl of await urls()) {
    const { Attributes } = await app.aws('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });
    const { ApproximateNumberOfMessages: seen, ApproximateNumberOfMessagesNotVisible: hidden } = Attributes;
    found.set(nameOf(QueueUrl), Number(seen) + Number(hidden));
  }
  return found;
};
/** how many events are on the list of refused ones, whatever day they are filed under */
const refusedSoFar = async (): Promise<number> => {
  let found = 0;
  let from: unknown;
  do {
    const page = await app.aws('dynamodb', 'Scan', { TableName: app.laptop.tableName, ExclusiveStartKey: from });
    found += page.Items.filter(({ pk }: any) => pk.S.startsWith('REJECTED#')).length;
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
};
const put = async (queue: string, body: string): Promise<void> => {
  const QueueUrl = (await urls()).find((url) => nameOf(url) === queue);
  await app.aws('sqs', 'SendMessage', { QueueUrl, MessageBody: body });
};

test('poison in every work queue ends with its dead letters or with what was refused, each once, and holds up nothing', async () => {
  const every = [...(await held()).keys()].filter((name) => !/-dead$|^un/.test(name));
  // a new queue belongs into the list above
  expect(every.toSorted()).toEqual(worked.toSorted());
  const refusedBefore = await refusedSoFar();
  for (const queue of worked) for (const body of poison) await put(queue, body);

  // what is right goes on at once, beside it
  const { count: before = 0 } = (await shop.seen()).payments ?? {};
  await shop.pay(4_200);
  await app.hours(1);
  expect((await shop.seen()).payments.count).toBe(before + 1);
  const { legalName } = (await shop.seen()).merchant;
  await shop.send('case.opened.v1', { caseId: 'beside', title: 'beside the poison', severity: 'low' });
  expect((await shop.seen()).cases).toMatchObject([{ title: 'beside the poison' }]);
  const second = new Journey(app, 'beside');
  await second.goLive();
  expect((await second.seen()).merchant).toMatchObject({ lifecycleStage: 'activation', legalName });

  await app.days(2);
  const left = await held();
  for (const queue of worked) expect([queue, left.get(queue)]).toEqual([queue, 0]);
  const dead = worked.map((queue) => left.get(`${queue}-dead`) ?? 0);
  const refused = (await refusedSoFar()) - refusedBefore;
  expect(dead.reduce((sum, one) => sum + one, 0) + refused).toBe(worked.length * poison.length);
  // of payments nobody can read a person reads why; everything else is a fault of ours, and rings
  expect(dead).toEqual([0, poison.length, poison.length, poison.length, poison.length]);
  expect(refused).toBe(poison.length);
});

test('a row nobody can read, in the middle of others, is set aside, and the others are told in their order', async () => {
  const before = app.heard('case.opened.v1').length;
  const unreadable = { pk: { S: `T#${shop.id}` }, sk: { S: `${app.now()}#broken` }, kind: { S: 'timeline' }, at: { N: '7' } };
  await shop.send('case.opened.v1', { caseId: 'c-1', title: 'first', severity: 'low' });
  await app.aws('dynamodb', 'PutItem', { TableName: app.laptop.tableName, Item: unreadable });
  await shop.send('case.opened.v1', { caseId: 'c-2', title: 'second', severity: 'low' });
  await app.hours(1);
  expect(app.heard('case.opened.v1').slice(before)).toHaveLength(2);
  expect((await held()).get('unpublished')).toBe(1);
  // nobody reads its merchant's timeline past it otherwise
  await app.aws('dynamodb', 'DeleteItem', {
    TableName: app.laptop.tableName,
    Key: { pk: unreadable.pk, sk: unreadable.sk },
  });
});

test('poison among dead letters stops none of them: what holds an event goes on, what the bus never takes is counted and stays', async () => {
  const event = (id: string, title: string) => ({
    ...{ version: '0', id, source: 'help desk', 'detail-type': 'case.opened.v1', time: '2026-03-02T12:00:00Z' },
    detail: {
      ...{ id, specversion: '1.0', type: 'case.opened.v1', source: 'help desk', subject: shop.reference, time: app.now() },
      data: { caseId: id, title, severity: 'low' },
    },
  });
  for (const queue of ['undelivered', 'unprocessed']) {
    const malformed = { ...event(`malformed-${queue}`, ''), detail: 7 };
    for (const body of ['not json', JSON.stringify(malformed), JSON.stringify(event(`good-${queue}`, 'good'))])
      await put(queue, body);
    const { version } = (await app.get('/dead-letters')).queues.find((one: any) => one.queue === queue);
    const replay = await app.request('leo', 'POST', `/dead-letters/${queue}/replay`, { version, reason: 'mended' });
    expect(replay).toMatchObject({ status: 200, body: { kind: 'replayed', count: 1, kept: 2, poison: 1 } });
    expect((await shop.seen()).cases.map(({ id }: any) => id)).toContain(`good-${queue}`);
    expect((await held()).get(queue)).toBe(2);
  }
});
