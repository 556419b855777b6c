import { describe, expect, test } from 'vitest';
import { listedOf } from '../../../domain/listing/listed-merchant.ts';
import { prepare as prepareBy } from '../../../domain/listing/prepare.ts';
import { standingOf } from '../../../domain/listing/standing.ts';
import { snapshotOf } from '../../../domain/model/snapshot.ts';
import type { ParkedWait } from '../../../domain/model/wait.ts';
import { sampleRates } from '../../../domain/money/reference-rates.ts';
import { someId, someMerchant } from '../../adapters/some.ts';

const prepare = (listed: Parameters<typeof prepareBy>[0]) => prepareBy(listed, sampleRates);
const now = '2026-11-24T12:00:00.000Z';
const ago = (hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
const parked = (merchantId: string, hours: number, more: Partial<ParkedWait> = {}): ParkedWait => ({
  ...{ merchantId, id: 'r', version: 1, kind: 'wait', playbook: 'activation', run: 'r', waitingFor: 'first_sale' },
  ...{ since: ago(hours), status: 'parked', token: 't' },
  ...more,
});
const listed = (n: number, ...waits: readonly ParkedWait[]) => {
  const snapshot = snapshotOf([someMerchant(someId(n), { legalName: `Shop ${n}` }), ...waits]);
  if (snapshot === undefined) throw new Error('there is a merchant in it');
  return prepare(listedOf(snapshot));
};
const waiting = (n: number, hours: number) => listed(n, parked(someId(n), hours));

describe('where merchants stand', () => {
  test('is where their run waits, those who came there first before the others', () => {
    expect(standingOf([waiting(1, 2), waiting(2, 5), listed(3)], now)).toEqual([
      {
        ...{ playbook: 'activation', waitingFor: 'first_sale', n: 2, medianHours: null, p90Hours: null },
        longest: [
          { merchantId: someId(2), name: 'Shop 2', since: ago(5) },
          { merchantId: someId(1), name: 'Shop 1', since: ago(2) },
        ],
      },
    ]);
  });

  test('of several runs is everywhere one of them waits', () => {
    const id = someId(1);
    const care = parked(id, 1, { id: 'c', run: 'c', playbook: 'care-follow-up', waitingFor: 'decision' });
    for (const waits of [
      [parked(id, 9), care],
      [care, parked(id, 9)],
    ]) {
      const found = new Map(standingOf([listed(1, ...waits)], now).map((one) => [one.playbook, one]));
      expect(found.get('care-follow-up')).toMatchObject({ waitingFor: 'decision', n: 1, longest: [{ since: ago(1) }] });
      expect(found.get('activation')).toMatchObject({ waitingFor: 'first_sale', n: 1, longest: [{ since: ago(9) }] });
    }
  });

  test('of several runs in one state counts the merchant once, since the last came there', () => {
    const id = someId(1);
    const [only, ...none] = standingOf([listed(1, parked(id, 9), parked(id, 1, { id: 'c', run: 'c' }))], now);
    expect(only).toMatchObject({ n: 1, longest: [{ since: ago(1) }] });
    expect(none).toEqual([]);
  });

  test('has a median from three merchants on and a ninth decile from ten on, each a time one of them has waited', () => {
    const hours = (all: readonly number[]) =>
      standingOf(
        all.map((one, n) => waiting(n, one)),
        now,
      )[0];
    expect(hours([1, 2])).toMatchObject({ medianHours: null, p90Hours: null });
    expect(hours([30, 1, 2])).toMatchObject({ n: 3, medianHours: 2, p90Hours: null });
    expect(hours([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toMatchObject({ n: 10, medianHours: 5, p90Hours: 9 });
    expect(hours(Array.from({ length: 30 }, (_, n) => n))?.longest).toHaveLength(10);
  });

  test('says nothing of a row from before it was known', () => {
    const { standsSince: _since, ...old } = waiting(1, 1).listed;
    expect(standingOf([prepare(old)], now)).toEqual([]);
    expect(
      standingOf([prepare({ ...old, stands: 'activation/first_sale onboarding/requirements', standsSince: ago(1) })], now),
    ).toHaveLength(1);
  });
});
