import { expect, test } from 'vitest';
import { at, inStage, tuesday } from '../given.ts';
import { type Ledger, sale, take } from './given-payments.ts';

const ledger = (): Ledger => ({
  snapshot: inStage('activation', { approvedAt: tuesday, chargesEnabled: true }),
  buckets: [],
  timeline: [],
});
const secondsOf = (instant: string): number => Math.ceil(Date.parse(instant) / 1_000);

test('payments are kept for as long as the law of the country asks for accounts, refunds from the latest of a sale on', () => {
  const shop = ledger();
  const back = { kind: 'refunded', currency: 'BRL', amountMinor: 100 } as const;
  const line = (id: string) => ({ id, of: 's-1' });
  take(
    shop,
    [
      sale('s-1', '2018-03-07T10:20:00.000Z'),
      { ...back, id: 'r-2', at: '2019-01-02T00:00:00.000Z', line: line('r-2') },
      { ...back, id: 'r-1', at: '2018-04-01T00:00:00.000Z', line: line('r-1') },
    ],
    at('2019-01-03T12:00:00.000Z'),
  );
  const kept = shop.buckets.toSorted((one, other) => (one.hour < other.hour ? -1 : 1)).map(({ expiresAt }) => expiresAt);
  // Brazil: five years from the end of the year
  expect(kept).toEqual(['2023-12-31T23:59:59.999Z', '2023-12-31T23:59:59.999Z', '2024-12-31T23:59:59.999Z'].map(secondsOf));
  expect(shop.refunded).toMatchObject([{ count: 2, expiresAt: secondsOf('2024-12-31T23:59:59.999Z') }]);
});

test('what the table has let go of still counts: a late sale is added to the sums, and nothing is counted anew', () => {
  const shop = ledger();
  take(shop, [sale('s-1', '2018-03-07T10:20:00.000Z'), sale('s-2', '2018-03-08T10:20:00.000Z')], at('2018-03-09T00:00:00.000Z'));
  const first = shop.snapshot.payments?.firstSaleAt;
  // ten years on: both buckets are gone, and a sale of the last hour the first one was in arrives
  shop.buckets = [];
  const { result } = take(shop, [sale('s-0', '2018-03-07T09:00:00.000Z')], at('2028-01-01T00:00:00.000Z'));
  expect(result).toMatchObject({ kind: 'applied', fresh: 1 });
  expect(shop.snapshot.payments).toMatchObject({ count: 3, tpvMinor: 3_000, firstSaleAt: '2018-03-07T09:00:00.000Z' });
  expect(first).toBe('2018-03-07T10:20:00.000Z');
});
