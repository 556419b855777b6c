import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failedReasons } from '../../domain/activation/failed-attempts.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { handle as aggregateWith } from '../../functions/events/aggregate-payments/handler.ts';
import { handle as activateWith } from '../../functions/steps/activate-capabilities/handler.ts';
import { nothingElse } from '../adapters/some.ts';
import { approved, captured, envelope, merchantId, message, monday, reference, settle, type Town, town } from './town.ts';

const at = (minute: number) => new Date(Date.parse('2026-11-22T08:00:00.000Z') + minute * 60_000).toISOString();
const totals = async (here: Town) => (await here.merchants.load(merchantId))?.payments;
const refusals = async (here: Town) => (await here.rejected.list('2026-11-23', 100)).rejected;

describe('payments', () => {
  test('are counted once, whatever is delivered twice', async () => {
    const here = town();
    await settle(here, approved);
    const aggregate = aggregateWith(here);
    const one = captured('p1', 1_000, at(0));
    expect(await aggregate([message(one), message(one), message(captured('p2', 500, at(1)))])).toEqual([]);
    expect(await aggregate([message(one)])).toEqual([]);
    expect(await totals(here)).toMatchObject({ count: 2, tpvMinor: 1_500, firstSaleAt: at(0) });
  });

  test('any split into batches, any order and any repetition give the same totals', async () => {
    const payments = Array.from({ length: 12 }, (_, n) => captured(`p${n}`, 100 * (n + 1), at(n * 37)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 20 }),
        fc.shuffledSubarray([...payments.keys()], { minLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        async (repeats, order, size) => {
          const here = town();
          await settle(here, approved);
          const all = [...order, ...repeats].flatMap((n) => payments[n] ?? []);
          const aggregate = aggregateWith(here);
          for (let from = 0; from < all.length; from += size)
            await aggregate(all.slice(from, from + size).map((one) => message(one)));
          expect(await totals(here)).toMatchObject({ count: 12, tpvMinor: 7_800, firstSaleAt: at(0) });
        },
      ),
      { numRuns: 40 },
    );
  });

  test("when one merchant's cannot be written, only theirs come again", async () => {
    const here = town();
    await settle(here, approved);
    const broken = { ...here.merchants, load: () => Promise.reject(new ServiceUnavailable('dynamodb')) };
    const other = captured('x', 5, at(0), {});
    const mixed = {
      ...here,
      merchants: { ...here.merchants, load: (id: string) => (id === merchantId ? here.merchants.load(id) : broken.load()) },
    };
    const bad = { ...other, subject: 'shop-2' };
    expect(await aggregateWith(mixed)([message(captured('p1', 10, at(0)), 'good'), message(bad, 'bad')])).toEqual(['bad']);
    expect(await totals(here)).toMatchObject({ count: 1 });
    expect(await refusals(here)).toEqual([]);
  });

  test('two batches at the same instant both count, also when both saw the first sale', async () => {
    const here = town();
    await settle(here, approved);
    let raced = false;
    const racing = {
      ...here,
      merchants: {
        ...here.merchants,
        commit: async (...args: Parameters<typeof here.merchants.commit>) => {
          if (!raced) {
            raced = true;
            await aggregateWith(here)([message(captured('other', 7, at(3)))]);
          }
          return here.merchants.commit(...args);
        },
      },
    };
    expect(await aggregateWith(racing)([message(captured('mine', 5, at(1)))])).toEqual([]);
    expect(await totals(here)).toMatchObject({ count: 2, tpvMinor: 12, firstSaleAt: at(1) });
  });

  test('sent again with another capture time are refused, not counted twice', async () => {
    const here = town();
    await settle(here, approved);
    const aggregate = aggregateWith(here);
    await aggregate([message(captured('p1', 1_000, at(0)))]);
    await aggregate([message(captured('p2', 10, at(90)))]);
    expect(await aggregate([message(captured('p1', 1_000, at(200)))])).toEqual([]);
    expect(await totals(here)).toMatchObject({ count: 2, tpvMinor: 1_010 });
    expect(await refusals(here)).toEqual([expect.objectContaining({ code: 'payment_conflict', field: 'capturedAt' })]);
  });

  test.each([
    ['an unknown merchant', { ...captured('p', 1, at(0)), subject: 'nobody' }, 'merchant_unknown', 'subject'],
    ['another currency', captured('p', 1, at(0), { currency: 'EUR' }), 'wrong_currency', 'currency'],
    ['a negative amount', captured('p', -1, at(0)), 'amount_not_positive', 'data.amountMinor'],
    ['half a cent', captured('p', 0.5, at(0)), 'amount_not_positive', 'data.amountMinor'],
    ['no capture time', captured('p', 1, 'yesterday'), 'field_invalid', 'data.capturedAt'],
    ['another type than the bus says', envelope('nudge.opted-out.v1', {}), 'type_mismatch', 'type'],
  ])('%s is on the rejected list with field and remedy, and stops nothing else', async (_what, bad, code, field) => {
    const here = town();
    await settle(here, approved);
    expect(await aggregateWith(here)([message(bad), message(captured('good', 9, at(0)))])).toEqual([]);
    expect(await refusals(here)).toEqual([expect.objectContaining({ code, field, remedy: expect.stringMatching(/.{10}/) })]);
    expect(await totals(here)).toMatchObject({ count: 1 });
  });

  test('a message that is no event is kept for a person too', async () => {
    const here = town();
    expect(await aggregateWith(here)([{ messageId: 'm1', receiptHandle: 'r', body: 'hello' }])).toEqual([]);
    expect(await refusals(here)).toEqual([expect.objectContaining({ id: 'm1' })]);
  });

  test('before the approval they are held, and counted at their own instant once the capabilities are active', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'risk_check' });
    const early = [captured('p1', 100, at(0)), captured('p2', 50, at(70))];
    await aggregateWith(here)(early.map((one) => message(one)));
    await aggregateWith(here)(early.map((one) => message(one)));
    expect(await totals(here)).toBeUndefined();
    expect((await refusals(here)).map(({ code }) => code)).toEqual(['payment_before_approval', 'payment_before_approval']);
    const held = await here.merchants.load(merchantId);
    if (held === undefined) throw new Error('not there');
    await here.merchants.commit(merchantId, { ...nothingElse, puts: [{ ...held.merchant, ...approved }] }, null);
    const run = `${merchantId}-activation-1`;
    const answer = await activateWith(here)({ merchantId, playbook: 'activation', run, lap: 0, now: monday });
    expect(answer).toMatchObject({ kind: 'activated', released: 2 });
    expect(await totals(here)).toMatchObject({ count: 2, tpvMinor: 150, firstSaleAt: at(0) });
    expect(await here.ledger.held(merchantId)).toEqual([]);
  });

  test('held twice under one id with different amounts, one is counted and the other told, also when the release dies half-way', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'risk_check' });
    const other = { ...captured('p1', 900, at(1)), id: 'another-event' };
    await aggregateWith(here)([message(captured('p1', 100, at(0))), message(other)]);
    const known = await here.merchants.load(merchantId);
    if (known === undefined) throw new Error('not there');
    await here.merchants.commit(merchantId, { ...nothingElse, puts: [{ ...known.merchant, ...approved }] }, null);
    here.clock.set('2026-11-24T12:00:00.000Z');
    const input = {
      merchantId,
      playbook: 'activation' as const,
      run: `${merchantId}-activation-1`,
      lap: 0,
      now: here.clock.now(),
    };
    const conflicts = async () => (await refusals(here)).filter(({ code }) => code === 'payment_conflict');
    const dying = { ...here, merchants: { ...here.merchants, commit: () => Promise.reject(new ServiceUnavailable('dynamodb')) } };
    await expect(activateWith(dying)(input)).rejects.toThrow(ServiceUnavailable);
    expect(await conflicts()).toEqual([expect.objectContaining({ id: 'another-event', merchantId })]);
    await activateWith(here)(input);
    expect(await conflicts()).toHaveLength(1);
    expect(await totals(here)).toMatchObject({ count: 1, tpvMinor: 100 });
    expect(await here.ledger.held(merchantId)).toEqual([]);
  });

  test('of a busy merchant are counted although nine other batches were quicker', async () => {
    const here = town();
    await settle(here, approved);
    let quicker = 0;
    const busy = {
      ...here,
      merchants: {
        ...here.merchants,
        commit: async (...args: Parameters<typeof here.merchants.commit>) => {
          quicker += 1;
          if (quicker < 10) await aggregateWith(here)([message(captured(`other-${quicker}`, 1, at(quicker)))]);
          return here.merchants.commit(...args);
        },
      },
    };
    expect(await aggregateWith(busy)([message(captured('mine', 5, at(20)))])).toEqual([]);
    expect(await totals(here)).toMatchObject({ count: 10, tpvMinor: 14 });
  });

  test('more held payments than one transaction takes are all released, and a retried step releases none twice', async () => {
    const here = town();
    await settle(here, approved);
    for (let n = 0; n < 75; n += 1) {
      const event = captured(`p${n}`, 10, at(n * 61));
      await here.ledger.hold({
        merchantId,
        paymentId: `captured/p${n}`,
        event: JSON.parse(JSON.stringify(event)),
        heldAt: monday,
      });
    }
    const input = { merchantId, playbook: 'activation' as const, run: 'r', lap: 0, now: '2026-11-26T12:00:00.000Z' };
    here.clock.set(input.now);
    await activateWith(here)(input);
    await activateWith(here)(input);
    expect(await totals(here)).toMatchObject({ count: 75, tpvMinor: 750 });
    expect(await here.ledger.held(merchantId)).toEqual([]);
  });

  test('one held at the very moment of the approval is not left behind', async () => {
    const here = town();
    await settle(here, { lifecycleStage: 'risk_check' });
    const meanwhile = {
      ...here,
      ledger: {
        ...here.ledger,
        hold: async (payment: Parameters<typeof here.ledger.hold>[0]) => {
          const seen = await here.merchants.load(merchantId);
          if (seen !== undefined && seen.merchant.approvedAt === undefined) {
            await here.merchants.commit(merchantId, { ...nothingElse, puts: [{ ...seen.merchant, ...approved }] }, null);
            await activateWith(here)({ merchantId, playbook: 'activation', run: 'r', lap: 0, now: monday });
          }
          return here.ledger.hold(payment);
        },
      },
    };
    expect(await aggregateWith(meanwhile)([message(captured('p1', 100, at(0)))])).toEqual([]);
    expect(await totals(here)).toMatchObject({ count: 1, tpvMinor: 100 });
    expect(await here.ledger.held(merchantId)).toEqual([]);
  });

  test('nothing of what a payment says is logged but ids', async () => {
    const here = town();
    await settle(here, approved);
    await aggregateWith(here)([message(captured('p1', 4_242, at(0)))]);
    expect(JSON.stringify(here.log.lines)).not.toMatch(new RegExp(`4242|${reference}|padaria`, 'i'));
  });
});

describe('attempts to pay that failed', () => {
  const failed = (paymentId: string, minute: number, code = 'insufficient_funds', subject = reference) =>
    envelope('payment.failed.v1', { paymentId, failedAt: at(minute), code }, { id: `failed ${paymentId} ${minute}`, subject });
  const counted = async (here: Town) => failedReasons(await here.attempts.between(merchantId, '2026-11-22', '2026-11-22'));

  test('are counted once by reason, beside payments', async () => {
    const here = town();
    await settle(here, approved);
    const aggregate = aggregateWith(here);
    const batch = [failed('ch_1', 0), failed('ch_1', 1), failed('ch_2', 2, 'expired_card'), captured('p1', 500, at(3))];
    expect(await aggregate(batch.map((one) => message(one)))).toEqual([]);
    expect(await aggregate([message(failed('ch_2', 2, 'expired_card'))])).toEqual([]);
    expect(await counted(here)).toEqual([
      { code: 'expired_card', count: 1 },
      { code: 'insufficient_funds', count: 1 },
    ]);
    expect(await totals(here)).toMatchObject({ count: 1, tpvMinor: 500 });
  });

  test('of nobody we know, or of a merchant whose erasure is confirmed, are refused', async () => {
    const here = town();
    await settle(here, { ...approved, restricted: { since: monday, until: at(0) } });
    const aggregate = aggregateWith(here);
    expect(await aggregate([message(failed('ch_1', 0)), message(failed('ch_2', 0, 'expired_card', 'nobody'))])).toEqual([]);
    expect((await refusals(here)).map(({ code }) => code).toSorted()).toEqual(['merchant_restricted', 'merchant_unknown']);
    expect(await counted(here)).toEqual([]);
  });

  test('that cannot be written come again alone', async () => {
    const here = town();
    await settle(here, approved);
    const attempts = { count: () => Promise.reject(new ServiceUnavailable('dynamodb')) };
    const mine = message(failed('ch_1', 0));
    expect(await aggregateWith({ ...here, attempts })([mine, message(captured('p1', 500, at(3)))])).toEqual([mine.messageId]);
    expect(await totals(here)).toMatchObject({ count: 1 });
  });
});
