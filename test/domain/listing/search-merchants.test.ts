import { describe, expect, test } from 'vitest';
import type { ListLine } from '../../../domain/listing/listed-merchant.ts';
import { prepare, valued } from '../../../domain/listing/prepare.ts';
import { searchMerchants } from '../../../domain/listing/search-merchants.ts';
import { sampleRates } from '../../../domain/money/reference-rates.ts';
import { noon, someId } from '../../adapters/some.ts';

const line = (n: number, more: Partial<ListLine> = {}) =>
  prepare(
    {
      ...{ merchantId: someId(n), legalName: `Shop ${n}`, externalReference: `ref-${n}`, pspClient: 'direct', country: 'BR' },
      ...{ segment: 'long_tail', lifecycleStage: 'onboarding', currency: 'EUR', registeredAt: noon, stageSince: noon },
      awaiting: 'merchant',
      ...more,
    },
    sampleRates,
  );
const bakery = line(1, {
  ...{
    legalName: 'Boulangerie Étoile',
    tradingName: 'Pain d’Or',
    externalReference: 'ppro-77',
    registrationNumber: '552 100 554',
  },
  ...{
    emails: 'marie@etoile.example.com\ncompta@etoile.example.com',
    phones: '33612345678',
    people: 'Marie Lefèvre\nPaul Durand',
  },
});
const all = [
  bakery,
  line(2, { legalName: 'Sable Wines', declaredMonthlyVolumeMinor: 5 }),
  line(3, { legalName: 'Sable Wines', declaredMonthlyVolumeMinor: 9_000 }),
];
const found = (text: string, limit = 10) =>
  searchMerchants(all, text, limit).map(({ merchant, by }) => [merchant.merchantId, by]);

describe('a merchant is found from anywhere', () => {
  test.each([
    ['etoile', 'name'],
    ['Pain d’Or', 'name'],
    ['PPRO-77', 'reference'],
    ['552100554', 'registration'],
    ['552.100', 'registration'],
    [someId(1), 'merchantId'],
    ['compta@etoile', 'email'],
    ['+33 6 12 34 56 78', 'phone'],
    ['06 12 34 56 78', 'phone'],
    ['lefevre', 'person'],
    ['Paul Durand', 'person'],
  ])('by “%s”', (text, by) => {
    expect(found(text)[0]).toEqual([someId(1), by]);
  });

  test.each(['boulangrie', 'boulanjerie', 'boulangeire', 'boulangerrie', 'sable wynes', 'durrand'])(
    'with a typo: “%s”',
    (text) => {
      expect(found(text)[0]?.[1]).toBe('typo');
    },
  );

  test('the best first, and of equally good ones the most valuable', () => {
    expect(found('sable')).toEqual([
      [someId(3), 'name'],
      [someId(2), 'name'],
    ]);
    expect(found('sable', 1)).toEqual([[someId(3), 'name']]);
    expect(found('sable wynes').map(([id]) => id)).toEqual([someId(3), someId(2)]);
    const poorFirst = all.toReversed();
    expect(searchMerchants(poorFirst, 'sable', 2).map(({ merchant }) => merchant.merchantId)).toEqual([someId(3), someId(2)]);
    expect(searchMerchants(poorFirst, 'sable wynes', 2).map(({ merchant }) => merchant.merchantId)).toEqual([
      someId(3),
      someId(2),
    ]);
  });

  test('and not by what is too short, or by nothing', () => {
    expect(found('   ')).toEqual([]);
    expect(found('sbl')).toEqual([]);
    // a few digits are part of many numbers
    expect(found('3361').map(([, by]) => by)).not.toContain('phone');
    expect(found('zzzzzz')).toEqual([]);
    expect(found('?!?!?!')).toEqual([]);
  });

  test('what it is found by stays out of the list', () => {
    expect(JSON.stringify(searchMerchants(all, 'etoile', 1))).not.toMatch(/marie|33612345678/i);
  });
});

test('other reference rates change the value of a merchant and nothing else', () => {
  const one = line(4, { currency: 'BRL', declaredMonthlyVolumeMinor: 600 });
  const other = valued(one, { ...sampleRates, rates: { BRL: 1 } });
  expect(other.orders.value < one.orders.value).toBe(true);
  expect({ ...other, orders: { ...other.orders, value: '' } }).toEqual({ ...one, orders: { ...one.orders, value: '' } });
});
