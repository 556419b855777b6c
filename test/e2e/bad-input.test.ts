import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import defaultPolicy from '../../policies/default.json' with { type: 'json' };
import { type Firstsale, openFirstsale, TO_SYNTHESIZE_MS } from '../playbooks/firstsale.ts';
import { bookshop, Journey } from '../playbooks/journey.ts';

let app: Firstsale;
/** what nothing bad may disturb: it sells all the while */
let shop: Journey;
beforeAll(async () => {
  app = await openFirstsale('2026-03-02T12:00:00.000Z');
  shop = new Journey(app, 'sound');
  await shop.goLive();
}, TO_SYNTHESIZE_MS);
afterAll(() => app?.close());

const payment = (more: Readonly<Record<string, unknown>> = {}) => ({
  paymentId: `bad-${app.now()}`,
  amountMinor: 1_000,
  currency: 'BRL',
  capturedAt: app.now(),
  ...more,
});
/** the newest refused event; it must be readable: what, where, what to do */
const refused = async (): Promise<any> => {
  const [newest] = await app.rejected();
  for (const words of [newest.field, newest.message, newest.remedy, newest.code]) expect(words).toMatch(/\w{2}/);
  expect(newest.message).toContain(newest.field.split('.').at(-1));
  return newest;
};
const replay = ({ at, reference }: { at: string; reference: string }, by: 'leo' | 'ana' = 'leo') =>
  app.request(by, 'POST', `/rejected/${at.slice(0, 10)}/${reference}/replay`, { version: 1 });
const stillCounts = async (): Promise<void> => {
  const before = (await shop.seen()).payments?.count ?? 0;
  await shop.pay(1_000);
  expect((await shop.seen()).payments.count).toBe(before + 1);
};

describe('an event nobody can take is on the list a person reads, and stops nothing else', () => {
  test('no JSON object, or none of ours', async () => {
    await app.put({ type: 'requirement.verified.v1', detail: '{"specversion":"1.0"}' });
    expect(await refused()).toMatchObject({ code: 'field_missing', field: 'id' });
    await shop.send('merchant.promoted.v1', {});
    expect(await refused()).toMatchObject({
      code: 'unknown_event_type',
      field: 'type',
      remedy: expect.stringContaining('requirement.verified.v1'),
    });
    await shop.send('requirement.verified.v1', {});
    expect(await refused()).toMatchObject({ code: 'field_missing', field: 'data.requirementId' });
    await stillCounts();
  });

  test('an application with fields missing', async () => {
    const { country: _country, ...rest } = bookshop;
    await new Journey(app, 'no-country').send('merchant.application.submitted.v1', rest);
    expect(await refused()).toMatchObject({
      code: 'field_missing',
      field: 'data.country',
      remedy: expect.stringContaining('BR'),
    });
    await stillCounts();
  });

  test('a payment of a merchant nobody knows; replayed once it is known and approved, it counts', async () => {
    const late = new Journey(app, 'paid-too-early');
    const at = app.now();
    await late.pay(4_200);
    const entry = await refused();
    expect(entry).toMatchObject({ code: 'merchant_unknown', field: 'subject', remedy: expect.stringContaining('replay') });
    await late.goLive();
    expect((await replay(entry, 'ana')).status).toBe(403);
    expect((await replay(entry)).status).toBe(200);
    expect(await replay(entry)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('replayed') } });
    expect((await late.seen()).payments).toMatchObject({ count: 1, tpvMinor: 4_200, firstSaleAt: at });
  });

  test('a payment in another currency, and one of a negative amount', async () => {
    const { count } = (await shop.seen()).payments;
    await shop.pay(1_000, { currency: 'EUR' });
    expect(await refused()).toMatchObject({
      code: 'wrong_currency',
      field: 'currency',
      remedy: expect.stringContaining('BRL'),
      merchantId: shop.id,
    });
    // the team hears of it at once, without what was sent
    const { merchantId, data } = app.heard('event.rejected.v1').at(-1) ?? {};
    expect(merchantId).toBe(shop.id);
    expect(data).toEqual(
      expect.objectContaining({ code: 'wrong_currency', field: 'currency', eventType: 'payment.captured.v1' }),
    );
    expect(data).not.toHaveProperty('original');
    await shop.pay(-1_000);
    expect(await refused()).toMatchObject({
      code: 'amount_not_positive',
      field: 'data.amountMinor',
      remedy: expect.stringContaining('payment.refunded.v1'),
    });
    expect((await shop.seen()).payments.count).toBe(count);
    await stillCounts();
  });

  test('one bad payment among good ones in a batch costs none of them', async () => {
    const { count } = (await shop.seen()).payments;
    await app.send(
      ...[1_000, 0, 2_000, -1, 3_000].map((amountMinor, n) => ({
        type: 'payment.captured.v1',
        subject: shop.reference,
        data: payment({ amountMinor, paymentId: `mixed-${n}` }),
      })),
    );
    expect((await shop.seen()).payments.count).toBe(count + 3);
  });

  test('a payment before the approval is held, said so, and counted once, at its own instant, when approved', async () => {
    const eager = new Journey(app, 'eager');
    await eager.apply();
    const at = app.now();
    await eager.pay(150_000);
    expect(await refused()).toMatchObject({
      code: 'payment_before_approval',
      field: 'subject',
      remedy: expect.stringContaining('nothing to send again'),
    });
    expect((await eager.seen()).payments).toBeUndefined();
    await app.days(2);
    await eager.settle();
    const { merchant, payments } = await eager.seen();
    expect(payments).toMatchObject({ count: 1, tpvMinor: 150_000, firstSaleAt: at, milestones: { gmv_1000: at } });
    expect(merchant).toMatchObject({ lifecycleStage: 'care', activatedAt: at });
    expect(await eager.told('merchant.first-sale.v1')).toHaveLength(1);
    // sent once more by the ledger, in its own time: it is the same payment
    await eager.send('payment.captured.v1', payment({ paymentId: `${eager.reference}-1`, amountMinor: 150_000, capturedAt: at }));
    expect((await eager.seen()).payments.count).toBe(1);
  });

  test('an application under a reference in use: the same again is the same merchant, other data is refused', async () => {
    const twin = new Journey(app, 'twin');
    await twin.apply();
    const rejected = (await app.rejected()).length;
    await twin.apply();
    expect((await app.rejected()).length).toBe(rejected);
    expect(await twin.runs()).toEqual({ onboarding: 'RUNNING' });
    await twin.apply({ legalName: 'Somebody Else' });
    expect(await refused()).toMatchObject({
      merchantId: twin.id,
      field: expect.stringContaining('subject'),
      remedy: expect.stringMatching(/\w+/),
    });
    expect((await twin.seen()).merchant.legalName).toBe('Livraria Boa Leitura');
    expect(await twin.runs()).toEqual({ onboarding: 'RUNNING' });
  });
});

test('the same event three times and out of order changes nothing it should not', async () => {
  const { count, tpvMinor } = (await shop.seen()).payments;
  const now = Date.parse(app.now());
  const events = [0, 1, 2].map((hour) => {
    const time = new Date(now - hour * 3_600_000).toISOString();
    const data = payment({ paymentId: `thrice-${hour}`, amountMinor: 100 * (hour + 1), capturedAt: time });
    return { type: 'payment.captured.v1', subject: shop.reference, id: `thrice-${hour}`, time, data };
  });
  await app.send(...events, ...events.toReversed());
  await app.hours(1);
  await app.send(...events);
  expect((await shop.seen()).payments).toMatchObject({ count: count + 3, tpvMinor: tpvMinor + 600 });

  const slow = new Journey(app, 'out-of-order');
  await slow.apply();
  const [first, second] = [app.now(), new Date(Date.parse(app.now()) + 1_000).toISOString()];
  const verified = {
    type: 'requirement.verified.v1',
    subject: slow.reference,
    id: 'v',
    time: second,
    data: { requirementId: 'website' },
  };
  const submitted = { ...verified, type: 'requirement.submitted.v1', id: 's', time: first };
  await app.send(verified, submitted, verified, submitted, verified);
  expect(await slow.requirement('website')).toMatchObject({ dueStatus: 'satisfied', verificationStatus: 'verified' });
  expect(await slow.told('requirement.verified.v1')).toHaveLength(1);
  expect(await slow.told('requirement.submitted.v1')).toMatchObject([{ data: { stale: expect.stringMatching(/\w+/) } }]);
});

test('a policy that contradicts itself is not published; the answer names each field and its remedy', async () => {
  const { active } = await app.get('/policy');
  const policy = structuredClone(defaultPolicy);
  policy.tasks.routing.riskReview = 'nobody';
  policy.risk.bands = policy.risk.bands.filter(({ outcome }) => outcome !== 'review');
  const publish = (document: unknown) =>
    app.request('gwen', 'POST', '/policy', { policy: document, basedOn: active, reason: 'try' });
  const answer = await publish(policy);
  expect(answer).toMatchObject({ status: 400, body: { type: expect.stringContaining('urn:firstsale:problem:') } });
  expect(answer.body.findings.map(({ field }: { field: string }) => field)).toEqual(
    expect.arrayContaining(['tasks.routing.riskReview', expect.stringContaining('risk.bands')]),
  );
  for (const { message, remedy } of answer.body.findings) for (const words of [message, remedy]) expect(words).toMatch(/\w+ \w+/);
  expect((await app.get('/policy')).active).toBe(active);
  // the one there is was told when the stage stored it
  expect(app.heard('policy.published.v1').map(({ data }) => data)).toEqual([{ version: active }]);
  const { status, body } = await publish({ ...defaultPolicy, care: undefined });
  expect([status, body.fields[0].field]).toEqual([400, 'body.policy.care']);
  expect((await app.request('ana', 'POST', '/policy', { policy: defaultPolicy, basedOn: active, reason: 'try' })).status).toBe(
    403,
  );
});

test('whatever comes over the bus is taken or on the list, never lost and never in the way', async () => {
  const types = ['payment.captured.v1', 'requirement.submitted.v1', 'merchant.application.submitted.v1', 'case.opened.v1', 'x'];
  const details = fc.sample(
    fc.record({
      type: fc.constantFrom(...types),
      detail: fc.oneof(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.record({
          specversion: fc.constant('1.0'),
          id: fc.uuid(),
          type: fc.constantFrom(...types),
          source: fc.string(),
          time: fc.string(),
          subject: fc.string(),
          data: fc.jsonValue(),
        }),
      ),
    }),
    { numRuns: 60, seed: 7 },
  );
  await app.put(...details.map(({ type, detail }) => ({ type, detail: JSON.stringify(detail) })));
  await app.hours(1);
  const queues = await app.aws('sqs', 'ListQueues', {});
  for (const QueueUrl of queues.QueueUrls) {
    const { Attributes } = await app.aws('sqs', 'GetQueueAttributes', {
      QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    expect([QueueUrl, Attributes.ApproximateNumberOfMessages]).toEqual([QueueUrl, '0']);
  }
  await stillCounts();
  expect(app.failures()).toEqual([]);
});
