import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardOf, facetsOf } from '../../../domain/listing/board.ts';
import type { Place } from '../../../domain/listing/foremost.ts';
import { type ListedMerchant, listedOf } from '../../../domain/listing/listed-merchant.ts';
import { type MerchantFilter, matcherOf } from '../../../domain/listing/match.ts';
import { matching } from '../../../domain/listing/matching.ts';
import { pageOf } from '../../../domain/listing/page.ts';
import { merchantSorts, prepare as prepareBy } from '../../../domain/listing/prepare.ts';
import type { Item } from '../../../domain/model/item.ts';
import { snapshotOf } from '../../../domain/model/snapshot.ts';
import { sampleRates } from '../../../domain/money/reference-rates.ts';
import { noon, someId, someMerchant, someTask } from '../../adapters/some.ts';

const rates = { ...sampleRates, rates: { BRL: 6, JPY: 150, KWD: 0.3 } };
const prepare = (listed: ListedMerchant) => prepareBy(listed, rates);

const row = (n: number, more: Partial<ListedMerchant> = {}): ListedMerchant => ({
  merchantId: someId(n),
  legalName: `Shop ${n}`,
  externalReference: `ref-${n}`,
  pspClient: 'direct',
  country: 'BR',
  segment: 'long_tail',
  lifecycleStage: 'onboarding',
  currency: 'BRL',
  registeredAt: noon,
  stageSince: noon,
  awaiting: 'merchant',
  ...more,
});
const found = (rows: readonly ListedMerchant[], filter: MerchantFilter, now = noon): readonly string[] =>
  rows
    .map(prepare)
    .filter(matcherOf(filter, now))
    .map(({ listed }) => listed.legalName);

describe('the list says of a merchant', () => {
  const id = someId(1);
  const ladder = {
    merchantId: id,
    id: 'onboarding',
    version: 1,
    kind: 'ladder',
    stage: 'onboarding',
    status: 'watching',
  } as const;
  const climbing = { ...ladder, startedAt: noon, lastProgressAt: noon, rung: 0, sent: [] };
  const of = (...items: readonly Item[]) => {
    const snapshot = snapshotOf(items);
    return snapshot === undefined ? undefined : listedOf(snapshot);
  };

  test('who it is, since when it is in its stage, and whose move it is', () => {
    expect(of(someMerchant(id, { lifecycleStage: 'activation', stageHistory: [] }))).toMatchObject({
      legalName: 'Padaria São João Ltda',
      stageSince: noon,
      awaiting: 'merchant',
      idleSince: undefined,
    });
  });
  test('since when it has not progressed, where it is its move', () => {
    const activating = someMerchant(id, { lifecycleStage: 'activation' });
    const up = { ...climbing, id: 'activation', stage: 'activation' as const };
    expect(of(activating, up)?.idleSince).toBe(noon);
    expect(of(activating, up, someTask(id, 'call'))).toMatchObject({ awaiting: 'operations', idleSince: undefined });
  });
  test('that nobody is stalled in care, where the check-ins are the clock', () => {
    const caring = { ...climbing, id: 'care', stage: 'care' as const };
    expect(of(someMerchant(id, { lifecycleStage: 'care' }), caring)?.idleSince).toBeUndefined();
  });
});

describe('a search finds', () => {
  const rows = [
    row(1, {
      legalName: 'Padaria São João',
      tradingName: 'Pão Quente',
      registrationNumber: '12.345.678/0001-95',
      externalReference: 'R1',
    }),
    row(2, { legalName: 'Bookshop', externalReference: 'CRM-0042' }),
  ];
  test.each([
    ['part of a name without its accents', 'sao joao', ['Padaria São João']],
    ['part of a trading name', 'pao q', ['Padaria São João']],
    ['a reference whatever its case', 'crm-0042', ['Bookshop']],
    ['a registration number without separators', '12345678000195', ['Padaria São João']],
    ['a registration number as it is printed', '12.345.678/0001-95', ['Padaria São João']],
    ['separators where they are written', '-0042', ['Bookshop']],
    ['everybody by blanks', '   ', ['Padaria São João', 'Bookshop']],
    ['nobody by what nobody is called', 'zzz', []],
  ])('%s', (_what, search, names) => {
    expect(found(rows, { search })).toEqual(names);
  });
});

describe('a search folds letters as screening does', () => {
  const named = (...legalNames: readonly string[]) => legalNames.map((legalName, n) => row(n, { legalName }));
  test.each([
    ['strasse', 'Straße GmbH'],
    ['straße', 'Strasse GmbH'],
    ['lodz', 'Łódź Sklep'],
    ['soren', 'Søren'],
    ['ışık', 'Işık Ltd'],
    ['ISIK', 'Işık Ltd'],
    ["o'connor", 'O’Connor Foods'],
    ['oconnor', 'O’Connor Foods'],
    ['o’connor', 'OConnor Foods'],
    ['жданенко', 'Zhdanenko & Co'],
    ['zhdanenko', 'Жданенко ООО'],
    ['αθήνα', 'ΑΘΗΝΑ Α.Ε.'],
    ['東京', '株式会社東京'],
    ['quartz tea', 'Quartz\u00a0\u200bTea'],
  ])('%s finds %s', (search, name) => {
    expect(found(named(name, 'Bakery'), { search })).toEqual([name]);
  });
  test.each([
    ['100%', '100% Shop'],
    ['.*', 'A.*B'],
    ['(x', 'Shop (x)'],
    ['\\', 'A\\B'],
  ])('and takes signs as they are: %s finds %s', (search, name) => {
    expect(found(named(name, 'Bakery'), { search })).toEqual([name]);
  });
});

describe('a filter', () => {
  const rows = [
    row(1),
    row(2, { country: 'PT', pspClient: 'acquirer-a', awaiting: 'operations' }),
    row(3, { segment: 'key', lifecycleStage: 'care', country: 'PT' }),
  ];
  test('takes any value of a field, and every field must hold', () => {
    expect(found(rows, { country: ['PT', 'FR'] })).toEqual(['Shop 2', 'Shop 3']);
    expect(found(rows, { country: ['PT'], stage: ['care'] })).toEqual(['Shop 3']);
    expect(found(rows, { segment: ['key', 'mid'] })).toEqual(['Shop 3']);
    expect(found(rows, { pspClient: ['acquirer-a'], awaiting: ['operations'] })).toEqual(['Shop 2']);
    expect(found(rows, { country: [] })).toHaveLength(3);
  });
  test('counts days stalled from the last progress, only where it is the merchant’s move', () => {
    const now = '2026-11-30T12:00:00.000Z';
    const idle = [row(1, { idleSince: noon }), row(2, { idleSince: '2026-11-29T12:00:00.001Z' }), row(3)];
    expect(found(idle, { stalledDays: 7 }, now)).toEqual(['Shop 1']);
    expect(found(idle, { stalledDays: 8 }, now)).toEqual([]);
    expect(found(idle, { stalledDays: 0 }, now)).toEqual(['Shop 1', 'Shop 2']);
    // put aside by somebody, until today and until tomorrow
    const aside = [now, '2026-12-01T12:00:00.000Z'].map((snoozedUntil, n) => row(n, { idleSince: noon, snoozedUntil }));
    expect(found(aside, { stalledDays: 1 }, now)).toEqual(['Shop 0']);
  });
});

describe('an order', () => {
  const names = (rows: readonly ListedMerchant[], sort: (typeof merchantSorts)[number]): readonly string[] =>
    pageOf(rows.map(prepare), { filter: {}, sort, limit: 10 }, noon).merchants.map(({ legalName }) => legalName);
  test('by name takes no notice of case or accents', () => {
    expect(names([row(1, { legalName: 'b' }), row(2, { legalName: 'Á' }), row(3, { legalName: 'C' })], 'name')).toEqual([
      'Á',
      'b',
      'C',
    ]);
  });
  test('by value has the most first, whatever the currency or its minor units; what has no rate comes last', () => {
    const rows = [
      row(1, { declaredMonthlyVolumeMinor: 600_000 }),
      row(2, { currency: 'EUR', declaredMonthlyVolumeMinor: 99_900 }),
      row(3, { currency: 'JPY', declaredMonthlyVolumeMinor: 165_000 }),
      row(4, { currency: 'KWD', declaredMonthlyVolumeMinor: 360_000 }),
      row(5, { currency: 'XAF', declaredMonthlyVolumeMinor: 900_000_000 }),
      row(6, { currency: 'XAF', declaredMonthlyVolumeMinor: 900_000_001 }),
      row(7, { segment: 'key' }),
    ];
    expect(names(rows, 'value')).toEqual(['Shop 4', 'Shop 3', 'Shop 1', 'Shop 2', 'Shop 7', 'Shop 6', 'Shop 5']);
  });
  test('by stall has the longest first and who is not stalled last; by age the newest first', () => {
    const rows = [
      row(1),
      row(2, { idleSince: '2026-11-20T12:00:00.000Z', registeredAt: '2026-11-01T12:00:00.000Z' }),
      row(3, { idleSince: '2026-11-10T12:00:00.000Z', registeredAt: '2026-11-02T12:00:00.000Z' }),
    ];
    expect(names(rows, 'stalled')).toEqual(['Shop 3', 'Shop 2', 'Shop 1']);
    expect(names(rows, 'newest')).toEqual(['Shop 1', 'Shop 3', 'Shop 2']);
  });
});

describe('pages', () => {
  const rows = fc.uniqueArray(
    fc.record({ n: fc.nat(500), name: fc.constantFrom('a', 'b', 'c'), idle: fc.boolean(), country: fc.constantFrom('BR', 'PT') }),
    { selector: ({ n }) => n, maxLength: 60 },
  );
  const made = (some: { n: number; name: string; idle: boolean; country: string }): ListedMerchant =>
    row(some.n, { legalName: some.name, country: some.country, ...(some.idle ? { idleSince: noon } : {}) });

  test('forwards have every match once and in order; backwards they are the same pages', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...merchantSorts), fc.integer({ min: 1, max: 9 }), (some, sort, limit) => {
        const all = some.map(made).map(prepare);
        const filter = { country: ['BR'] };
        const at = (places: { after?: Place; before?: Place }) => pageOf(all, { filter, sort, limit, ...places }, noon);
        const forwards = [at({})];
        for (let next = forwards[0]?.next; next !== undefined; next = forwards.at(-1)?.next) forwards.push(at({ after: next }));
        const walked = forwards.flatMap(({ merchants }) => merchants);
        const matching = all.filter(({ listed }) => listed.country === 'BR');
        const keys = new Map(
          matching.map(({ orders, listed }) => [listed.merchantId, `${orders[sort]}\u0000${listed.merchantId}`]),
        );
        expect(walked.map(({ merchantId }) => keys.get(merchantId))).toEqual([...keys.values()].sort());
        let skipped = 0;
        for (const page of forwards) {
          expect(page).toMatchObject({ total: matching.length, skipped });
          skipped += page.merchants.length;
        }
        const backwards = [forwards.at(-1)];
        for (let previous = backwards[0]?.previous; previous !== undefined; previous = backwards[0]?.previous)
          backwards.unshift(at({ before: previous }));
        // pages of a walk back are full but the first, so the same merchants in other cuts
        expect(backwards.flatMap((page) => page?.merchants ?? [])).toEqual(walked);
        expect(backwards[0]?.skipped).toBe(0);
      }),
    );
  });
});

test('the board counts every stage, sums each currency by itself, and shows the most valuable few', () => {
  const rows = [
    ...Array.from({ length: 10 }, (_, n) => row(n, { declaredMonthlyVolumeMinor: n, idleSince: '2026-11-01T12:00:00.000Z' })),
    row(11, { currency: 'EUR', declaredMonthlyVolumeMinor: 7 }),
    row(12, { lifecycleStage: 'care', country: 'PT' }),
    row(13, { lifecycleStage: 'care', country: 'AO' }),
  ].map(prepare);
  const board = boardOf(rows, { country: ['BR', 'AO'] }, noon);
  expect(board.map(({ stage, count, stalled }) => [stage, count, stalled])).toEqual([
    ['onboarding', 11, 10],
    ['risk_check', 0, 0],
    ['activation', 0, 0],
    ['care', 1, 0],
    ['dormant', 0, 0],
    ['offboarded', 0, 0],
  ]);
  expect(board[0]?.declaredMinor).toEqual({ BRL: 45, EUR: 7 });
  expect(board[0]?.first.map(({ legalName }) => legalName)[0]).toBe('Shop 11');
  expect(board[0]?.first).toHaveLength(8);
  expect(facetsOf(rows)).toEqual({
    country: [
      { value: 'BR', count: 11 },
      { value: 'AO', count: 1 },
      { value: 'PT', count: 1 },
    ],
    pspClient: [{ value: 'direct', count: 13 }],
  });
});

describe('what a filter finds', () => {
  const all = Array.from({ length: 40 }, (_, n) => prepare(row(n, { country: n % 2 === 0 ? 'BR' : 'PT', idleSince: noon })));

  test('is worked out once for a page, its board and the next page, and anew for another list', () => {
    const found = matching(all, { country: ['BR'] }, noon);
    expect(found).toHaveLength(20);
    expect(matching(all, { country: ['BR'], search: undefined }, '2030-01-01T00:00:00.000Z')).toBe(found);
    expect(matching([...all], { country: ['BR'] }, noon)).not.toBe(found);
    expect(facetsOf(all)).toBe(facetsOf(all));
  });

  test('is the list itself where nothing narrows it', () => {
    expect(matching(all, {}, noon)).toBe(all);
  });

  test('is never remembered where it depends on the time', () => {
    const later = '2026-12-31T12:00:00.000Z';
    expect(matching(all, { country: ['BR'], stalledDays: 5 }, later)).toHaveLength(20);
    expect(matching(all, { country: ['BR'], stalledDays: 5 }, noon)).toEqual([]);
  });

  test('is forgotten once a dozen others were asked for', () => {
    const first = matching(all, { search: 'Shop 1' }, noon);
    for (let n = 2; n < 15; n += 1) matching(all, { search: `Shop ${n}` }, noon);
    const again = matching(all, { search: 'Shop 1' }, noon);
    expect(again).toEqual(first);
    expect(again).not.toBe(first);
  });
});
