import { afterAll, beforeAll, expect, test } from 'vitest';
import { factId } from '../../domain/fact/fact-id.ts';
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { Journey } from '../playbooks/journey.ts';

/** `npm run prove` sends all of them */
const CROWD = process.env['PROVE'] === 'all' ? 5_000 : 1_500;
/** as many that none of them has so many open cases that reading them is all there is to see */
const SHOPS = 12;
let app: Firstsale;
const shops: Journey[] = [];
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  for (let n = 1; n <= SHOPS; n += 1) {
    const shop = new Journey(app, `shop-${n}`);
    await shop.goLive();
    shops.push(shop);
  }
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

/** numbers in [0, 1), the same for one seed: mulberry32 */
const drawing = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** what somebody may do to an envelope, the least of it out of malice */
const spoilings: readonly ((event: any) => void)[] = [
  () => undefined,
  (event) => void delete event.id,
  (event) => void delete event.subject,
  (event) => void delete event.data,
  (event) => Object.assign(event, { id: '' }),
  (event) => Object.assign(event, { id: `${event.id}${'x'.repeat(200)}` }),
  (event) => Object.assign(event, { id: `${event.id}\ud800` }),
  (event) => Object.assign(event, { id: [event.id] }),
  (event) => Object.assign(event, { time: '2100-01-01T00:00:00.000Z' }),
  (event) => Object.assign(event, { time: 'yesterday' }),
  (event) => Object.assign(event, { type: 'merchant.promoted.v1' }),
  (event) => Object.assign(event, { subject: 'nobody' }),
  (event) => Object.assign(event, { specversion: 2 }),
  (event) => Object.assign(event, { data: [] }),
  (event) => Object.assign(event.data, { severity: 'apocalyptic' }),
  (event) => Object.assign(event.data, { title: { $gt: '' } }),
  (event) => Object.assign(event.data, { title: 'é'.repeat(40_000) }),
  (event) => Object.assign(event.data, { deep: JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`) }),
  (event) => Object.assign(event.data, { iban: 'DE89370400440532013000', note: 'DE89 3704 0044 0532 0130 00' }),
  (event) => Object.assign(event.data, { caseId: '../../etc/passwd\u0000' }),
  (event) => Object.assign(event.data, { constructor: { prototype: { admin: true } } }),
];

const pick = <One>(draw: () => number, from: readonly One[]): One => {
  const one = from[Math.floor(draw() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

interface Sent {
  readonly source: string;
  readonly type: string;
  readonly detail: string;
}
/** cases of twelve shops told by ten sources, many under ids that others use as well, some twice */
const crowd = (seed: number): readonly Sent[] => {
  const draw = drawing(seed);
  const sent: Sent[] = [];
  while (sent.length < CROWD) {
    const again = sent[Math.floor(draw() * sent.length)];
    if (again !== undefined && draw() < 0.05) {
      sent.push(again);
      continue;
    }
    const source = `partner-${Math.floor(draw() * 10)}`;
    const type = 'case.opened.v1';
    const event = {
      ...{ specversion: '1.0', id: `e-${Math.floor(draw() * 0.4 * CROWD)}`, type, source, time: '2026-03-05T12:00:00.000Z' },
      ...{ subject: pick(draw, shops).reference },
      data: { caseId: `c-${sent.length}`, title: 'A terminal does not start', severity: pick(draw, ['low', 'normal', 'high']) },
    };
    pick(draw, spoilings)(event);
    sent.push({ source, type, detail: JSON.stringify(event) });
  }
  return sent;
};

const named = (detail: string): string | undefined => {
  const { id } = JSON.parse(detail);
  return typeof id === 'string' && id !== '' && id.length <= 128 ? id.toWellFormed() : undefined;
};

test('of thousands of hostile events each is taken, refused or set aside, by source and id, and none is lost', async () => {
  const sent = crowd(20_260_305);
  await app.until('2026-03-05T12:00:00.000Z');
  const ids: (string | undefined)[] = [];
  for (let from = 0; from < sent.length; from += 10) {
    const Entries = sent.slice(from, from + 10).map(({ source, type, detail }) => ({
      ...{ EventBusName: app.laptop.busName, Source: source, DetailType: type, Time: app.kernel.now() / 1_000 },
      Detail: detail,
    }));
    const answer = await app.aws('events', 'PutEvents', { Entries });
    // what the bus does not take its sender is told at once
    ids.push(...answer.Entries.map(({ EventId }: { EventId?: string }) => EventId));
  }
  await app.hours(1);

  const taken = new Set<string>();
  const refused = new Map<string, number>();
  const setAside = new Set<string>();
  const texts: string[] = [];
  let from: unknown;
  do {
    const page = await app.aws('dynamodb', 'Scan', { TableName: app.laptop.tableName, ExclusiveStartKey: from });
    for (const row of page.Items) {
      texts.push(JSON.stringify(row));
      if (row.sk.S.startsWith('EVENT#')) taken.add(row.sk.S.slice('EVENT#'.length));
      // of a merchant nobody knows yet: a person finds out whose it is
      if (row.kind?.S === 'unmatched') setAside.add(`${row.source.S} ${row.id.S}`);
      if (row.pk.S.startsWith('REJECTED#')) {
        const name = `${JSON.parse(row.original.S).source} ${row.id.S}`;
        refused.set(name, (refused.get(name) ?? 0) + 1);
      }
    }
    from = page.LastEvaluatedKey;
  } while (from !== undefined);

  const lost: string[] = [];
  const seen = { taken: new Set<string>(), refused: new Set<string>() };
  for (const [at, { source, detail }] of sent.entries()) {
    const delivered = ids[at];
    if (delivered === undefined) continue;
    const id = named(detail) ?? delivered;
    const name = `${source} ${id}`;
    if (taken.has(factId({ id, source }, { kind: 'outside', source }))) seen.taken.add(name);
    else if (refused.has(name)) seen.refused.add(name);
    else if (!setAside.has(name)) lost.push(detail.slice(0, 200));
  }
  expect(lost).toEqual([]);
  expect(ids.filter((id) => id === undefined).length).toBeLessThan(CROWD / 10);
  // a test that takes everything, or nothing, would prove nothing
  expect(seen.taken.size).toBeGreaterThan(CROWD / 20);
  expect(seen.refused.size).toBeGreaterThan(CROWD / 4);
  expect(setAside.size).toBeGreaterThan(CROWD / 50);
  // nothing waits in a queue of dead letters, and nothing was kept in clear
  for (const url of (await app.aws('sqs', 'ListQueues', {})).QueueUrls) {
    const { Attributes } = await app.aws('sqs', 'GetQueueAttributes', { QueueUrl: url, AttributeNames: ['All'] });
    expect([url, Attributes.ApproximateNumberOfMessages]).toEqual([url, '0']);
  }
  expect(texts.filter((text) => /DE89\s?3704/.test(text))).toEqual([]);
  // and the shops sell on
  for (const shop of shops) {
    const before = (await shop.seen()).payments?.count ?? 0;
    await shop.pay(1_000);
    expect((await shop.seen()).payments.count).toBe(before + 1);
  }
}, 600_000);
