import { expect, test } from 'vitest';
import { addToCuts, type CutTallies, cutsOfMerchant, cutValues, MOST_VALUES } from '../../../../domain/rollup/cuts.ts';
import { emptyTally } from '../../../../domain/tally/tally.ts';

const entry = (type: string, data: object) =>
  ({ merchantId: 'm_1', id: type, at: '2026-11-23T12:00:00.000Z', type, actor: { kind: 'system', id: 'x' }, data }) as never;
const merchant = { country: 'BR', segment: 'mid', pspClient: 'acme', registeredAt: '2026-11-25T12:00:00.000Z' } as const;

test('a merchant is of its country, segment, client and week, and of the methods and teams it had to do with', () => {
  const entries = [
    entry('payment-method.added.v1', { method: 'pix' }),
    entry('payment-method.boarding.changed.v1', { method: 'pix' }),
    entry('payment-method.removed.v1', {}),
    entry('task.opened.v1', { team: 'beta' }),
    entry('task.claimed.v1', {}),
    entry('merchant.stalled.v1', { team: 'none' }),
  ];
  expect(cutsOfMerchant(merchant, entries)).toEqual([
    ...['country/BR', 'segment/mid', 'client/acme', 'week/2026-11-23', 'method/pix', 'team/beta'],
  ]);
});

test('parts add up, and of more values than are kept those with the most merchants are', () => {
  const cuts: CutTallies = new Map();
  const one = { counts: { merchants: 1 }, lists: {} };
  for (let n = 0; n < MOST_VALUES + 3; n += 1) addToCuts(cuts, [`client/c${String(n).padStart(3, '0')}`, 'country/BR'], one);
  addToCuts(cuts, [`client/c${MOST_VALUES + 2}`], one);
  cuts.set('client/empty', emptyTally());
  const values = cutValues(cuts);
  expect(cuts.get('country/BR')?.counts['merchants']).toBe(MOST_VALUES + 3);
  expect(values.client).toHaveLength(MOST_VALUES);
  expect(values.client).toContain(`c${MOST_VALUES + 2}`);
  expect(values.client).not.toContain(`c${MOST_VALUES}`);
  expect(values.team).toEqual([]);
});
