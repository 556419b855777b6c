import { describe, expect, test } from 'vitest';
import { merchantList } from '../../adapters/memory/merchant-list.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { handle as search } from '../../functions/api/search-merchants/handler.ts';
import { handle as aggregateWith } from '../../functions/events/aggregate-payments/handler.ts';
import { approved, captured, envelope, merchantId, message, reference, settle, type Town, town } from './town.ts';

const at = '2026-11-22T08:00:00.000Z';
const person = { id: 'ana', name: 'Ana', roles: ['viewer' as const] };
const found = async (here: Town, q: string) => {
  const answer = await search({ ...here, merchants: merchantList(here.world) })({
    ...{ person, params: {}, body: {}, key: '' },
    query: { q, limit: 10 },
  });
  return answer.found.map(({ merchant, by }) => [merchant.merchantId, by]);
};

describe('a payment’s id pasted into the search', () => {
  test('finds its merchant, and so does a refund’s; another id, a part of one or another spelling finds none', async () => {
    const here = town();
    await settle(here, approved);
    const refund = envelope('payment.refunded.v1', {
      ...{ pspClient: 'direct', refundId: 'refund-77', paymentId: 'pay-8213', amountMinor: 10, currency: 'BRL', refundedAt: at },
    });
    expect(await aggregateWith(here)([message(captured('pay-8213', 1_000, at)), message(refund)])).toEqual([]);
    expect(await found(here, 'pay-8213')).toEqual([[merchantId, 'payment']]);
    expect(await found(here, 'refund-77')).toEqual([[merchantId, 'payment']]);
    for (const other of ['pay-8214', 'pay-821', 'PAY-8213', 'pay-8213 x']) expect(await found(here, other)).toEqual([]);
  });

  test('a merchant that is met by both is found once, by the payment', async () => {
    const here = town();
    await settle(here, approved);
    await aggregateWith(here)([message(captured(reference, 1_000, at))]);
    expect(await found(here, reference)).toEqual([[merchantId, 'payment']]);
  });

  test('is noted before the batch is done: when that fails the batch comes again, counts nothing twice, and is found', async () => {
    const here = town();
    await settle(here, approved);
    const away = { note: () => Promise.reject(new ServiceUnavailable('dynamodb')) };
    const batch = [message(captured('pay-1', 1_000, at))];
    await expect(aggregateWith({ ...here, places: away })(batch)).rejects.toThrow(ServiceUnavailable);
    expect(await found(here, 'pay-1')).toEqual([]);
    expect(await aggregateWith(here)(batch)).toEqual([]);
    expect(await found(here, 'pay-1')).toEqual([[merchantId, 'payment']]);
    expect((await here.merchants.load(merchantId))?.payments).toMatchObject({ count: 1, tpvMinor: 1_000 });
  });

  test('of a merchant nobody knows is not kept', async () => {
    const here = town();
    await aggregateWith(here)([message(captured('pay-2', 1_000, at))]);
    expect(here.world.places.size).toBe(0);
  });
});
