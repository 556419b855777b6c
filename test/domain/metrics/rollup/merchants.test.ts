import { describe, expect, test } from 'vitest';
import { ago, figuresFor, life } from './life.ts';

const onboarding = { stage: 'onboarding' };
const stages = (...names: readonly ('onboarding' | 'activation' | 'care' | 'offboarded')[]) =>
  names.map((stage, n) => ({ stage, at: ago(100 - n * 10) }));

describe('activation by cohort', () => {
  test('a cohort has a rate only once all of it was observed that long', () => {
    const all = [
      life(1, 61, { activatedAt: ago(58) }), // 2018-04-01, 3 days
      life(2, 61, { activatedAt: ago(20) }), // 41 days
      life(3, 33), // 2018-04-29
    ];
    const [april, ...more] = figuresFor(...all).cohorts;
    expect(more).toEqual([]);
    expect(april).toMatchObject({ month: '2018-04', n: 3 });
    expect(april?.windows.map(({ days, rate, observedAt }) => [days, rate.value, rate.n, observedAt.slice(0, 10)])).toEqual([
      [14, 1 / 3, 3, '2018-05-15'],
      [30, 1 / 3, 3, '2018-05-31'],
      [60, null, 3, '2018-06-30'],
      [90, null, 3, '2018-07-30'],
    ]);
  });

  test('those that never activated are behind it, the newest first', () => {
    const { lists } = figuresFor(life(1, 61, { activatedAt: ago(58) }), life(2, 60), life(3, 50));
    expect(lists['cohort/2018-04/waiting']).toEqual({
      n: 2,
      merchants: [
        { merchantId: life(3, 50).merchant.merchantId, name: 'Shop 3' },
        { merchantId: life(2, 60).merchant.merchantId, name: 'Shop 2' },
      ],
    });
    expect(lists['cohort/2018-04/activated']?.n).toBe(1);
  });

  test('what is older than two years is no cohort any more, but still waited', () => {
    const { cohorts, timeToActivate } = figuresFor(life(1, 800, { activatedAt: ago(790) }));
    expect(cohorts).toEqual([]);
    expect(timeToActivate).toMatchObject({ n: 1, events: 1, medianDays: 10 });
  });
});

describe('time to activate', () => {
  test('days 2, 3, 4, 6 and six not by day 30: survival 0.60, median not reached', () => {
    const done = [2, 3, 4, 6].map((day, n) => life(n, 30, { activatedAt: ago(30 - day) }));
    const waiting = Array.from({ length: 6 }, (_, n) => life(10 + n, 30));
    const { timeToActivate } = figuresFor(...done, ...waiting);
    expect(timeToActivate).toMatchObject({ n: 10, events: 4, medianDays: null, p75Days: null });
    expect(timeToActivate.curve.map(({ day, atRisk, events, censored }) => [day, atRisk, events, censored])).toEqual([
      [2, 10, 1, 0],
      [3, 9, 1, 0],
      [4, 8, 1, 0],
      [6, 7, 1, 0],
      [30, 6, 0, 6],
    ]);
    expect(timeToActivate.curve.at(-1)?.survival).toBeCloseTo(0.6, 12);
  });

  test('who left early is censored when it left; a year is the longest anybody waits', () => {
    const gone = life(1, 100, {
      lifecycleStage: 'offboarded',
      closedAt: ago(90),
      stageHistory: stages('onboarding', 'offboarded'),
    });
    const slow = life(2, 500, { activatedAt: ago(100) });
    const { curve } = figuresFor(gone, slow).timeToActivate;
    expect(curve).toEqual([
      { day: 10, atRisk: 2, events: 0, censored: 1, survival: 1 },
      { day: 365, atRisk: 1, events: 0, censored: 1, survival: 1 },
    ]);
  });
});

describe('stalls', () => {
  test('a merchant counts once a stage it entered, and stalls there until it moves', () => {
    const still = life(1, 100, {}, [[20, 'merchant.stalled.v1', onboarding]]);
    const moved = life(2, 100, {}, [
      [20, 'merchant.stalled.v1', onboarding],
      [15, 'merchant.stalled.v1', onboarding],
      [10, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
    ]);
    const late = life(3, 100, {}, [
      [20, 'merchant.stalled.v1', onboarding],
      [10, 'requirement.submitted.v1', { requirementId: 'bank_account', stale: 'a later fact is known' }],
    ]);
    const further = life(4, 100, { lifecycleStage: 'activation', stageHistory: stages('onboarding', 'activation') }, [
      [95, 'merchant.stalled.v1', onboarding],
      [15, 'merchant.first-sale.v1', { at: ago(16) }],
    ]);
    const { stalls, lists } = figuresFor(still, moved, late, further, life(5, 9));
    expect(stalls.map(({ stage, rate, stalledNow }) => [stage, rate.value, rate.n, stalledNow])).toEqual([
      ['onboarding', 4 / 5, 5, 2],
      ['risk_check', null, 0, 0],
      ['activation', 0, 1, 0],
      ['care', null, 0, 0],
    ]);
    expect(lists['stalled-now/onboarding']?.merchants.map(({ name }) => name)).toEqual(['Shop 1', 'Shop 3']);
  });
});

describe('nudge conversion', () => {
  const progress = (days: number) => [days, 'requirement.submitted.v1', { requirementId: 'bank_account' }] as const;
  const asked = (days: number, more = {}) => [days, 'nudge.requested.v1', { ...onboarding, rung: 0, ...more }] as const;
  const held = (days: number, reason = 'hold_out') => [days, 'nudge.suppressed.v1', { ...onboarding, rung: 0, reason }] as const;
  const holdOut = { nudgeGroup: 'hold_out' } as const;

  test('counts the first nudge of a merchant in a stage, once it could have worked', () => {
    const { nudges, lists } = figuresFor(
      life(1, 50, {}, [asked(20), progress(19.5), asked(10)]),
      life(2, 50, {}, [asked(20), progress(15)]),
      life(3, 50, {}, [asked(20)]),
      life(4, 50, {}, [asked(2), progress(1)]),
      life(5, 50, {}, [[20, 'nudge.requested.v1', onboarding, 'person']]),
      life(6, 50, {}, [asked(20, { stage: 'care' })]),
    );
    expect(nudges.map(({ days, nudged }) => [days, nudged.value, nudged.n])).toEqual([
      [1, 2 / 4, 4],
      [3, 1 / 3, 3],
      [7, 2 / 3, 3],
    ]);
    expect(lists['nudge/treated/still']?.merchants.map(({ name }) => name)).toEqual(['Shop 3']);
    expect(lists['nudge/treated/progressed']?.n).toBe(2);
  });

  test('sets against it what the hold-out did from when it would have got one', () => {
    const group = (from: number, size: number, moved: number, kind: 'treated' | 'hold_out') =>
      Array.from({ length: size }, (_, n) =>
        life(from + n, 50, kind === 'hold_out' ? holdOut : {}, [
          kind === 'hold_out' ? held(20) : asked(20),
          ...(n < moved ? [progress(18)] : []),
        ]),
      );
    const week = figuresFor(...group(0, 70, 56, 'treated'), ...group(100, 80, 48, 'hold_out')).nudges[2];
    expect(week).toMatchObject({ days: 7, nudged: { value: 0.8, n: 70 }, holdOut: { value: 0.6, n: 80 } });
    expect(week?.uplift).toBeCloseTo(0.2, 12);
    // the example Newcombe gives for 56/70 against 48/80: 0.0524 to 0.3339
    expect(week?.upliftInterval?.low).toBeCloseTo(0.0524, 4);
    expect(week?.upliftInterval?.high).toBeCloseTo(0.3339, 4);
    expect(week?.nudged.interval?.low).toBeLessThan(0.8);
  });

  test('of a hold-out leaves out what it was spared for another reason', () => {
    const { nudges } = figuresFor(
      life(1, 50, holdOut, [held(20, 'our_move'), [19, 'nudge.suppressed.v1', { nudgeId: 'n', reason: 'bounced' }]]),
      life(2, 50, holdOut, [asked(20)]),
    );
    expect(nudges[0]).toMatchObject({ nudged: { n: 0, interval: null }, holdOut: { n: 0 }, uplift: null });
  });
});

describe('top blockers', () => {
  const open = (days: number, requirementId: string, more: object = {}) =>
    [
      days,
      'requirement.opened.v1',
      { requirementId, awaitingActionFrom: 'merchant', dueStatus: 'currently_due', verificationStatus: 'not_submitted', ...more },
    ] as const;

  test('the papers of two owners are one blocker: what is to be done speaks before what is checked', () => {
    const owner = (n: number, told: Parameters<typeof life>[3] = []) =>
      life(n, 50, {}, [open(40, 'owner_identity:p1'), open(40, 'owner_identity:p2'), ...told]);
    const handedIn = (person: string) => [20, 'requirement.submitted.v1', { requirementId: `owner_identity:${person}` }] as const;
    const { blockers } = figuresFor(owner(1), owner(2, [handedIn('p1')]), owner(3, [handedIn('p2')]));
    expect(blockers).toEqual([{ requirement: 'owner_identity', merchant: 3, operations: 0, provider: 0, checking: 0 }]);
  });

  test('are what is due now, by whose move it is, most merchants first', () => {
    const { blockers, lists } = figuresFor(
      life(1, 50, {}, [open(40, 'bank_account'), open(40, 'boarding:pix', { awaitingActionFrom: 'provider' })]),
      life(2, 50, {}, [open(30, 'bank_account'), [20, 'requirement.submitted.v1', { requirementId: 'bank_account' }]]),
      life(3, 50, {}, [
        open(30, 'bank_account'),
        [20, 'requirement.satisfied.v1', { requirementId: 'bank_account' }],
        open(30, 'website', { dueStatus: 'eventually_due' }),
      ]),
      life(4, 50, {}, [open(30, 'website'), [10, 'requirement.past-due.v1', { requirementId: 'website', deadline: ago(10) }]]),
      life(5, 50, { lifecycleStage: 'offboarded', stageHistory: stages('onboarding', 'offboarded') }, [open(30, 'website')]),
    );
    expect(blockers).toEqual([
      { requirement: 'bank_account', merchant: 1, operations: 0, provider: 0, checking: 1 },
      { requirement: 'boarding:pix', merchant: 0, operations: 0, provider: 1, checking: 0 },
      { requirement: 'website', merchant: 1, operations: 0, provider: 0, checking: 0 },
    ]);
    expect(lists['blocker/bank_account']?.merchants.map(({ name }) => name)).toEqual(['Shop 1', 'Shop 2']);
  });
});

describe('milestones', () => {
  const sells = { activatedAt: ago(60) };
  test('count those that have sold, and how long the first sale was ago', () => {
    const { milestones } = figuresFor(
      life(1, 90, { ...sells, currency: 'BRL' }, [
        [60, 'merchant.first-sale.v1', { at: ago(60) }],
        [50, 'merchant.milestone.reached.v1', { key: 'orders_10', at: ago(50) }],
      ]),
      life(2, 90, { ...sells, currency: 'BRL' }, [
        [60, 'merchant.first-sale.v1', { at: ago(60) }],
        [50, 'merchant.milestone.reached.v1', { key: 'orders_10', at: ago(50) }],
        [40, 'merchant.milestone.corrected.v1', { key: 'orders_10', from: ago(50), to: null }],
        [30, 'merchant.milestone.corrected.v1', { key: 'first_sale', from: ago(60), to: ago(61) }],
      ]),
      life(3, 90, {}),
    );
    const ten = milestones.find(({ key }) => key === 'orders_10');
    expect(ten).toEqual({ key: 'orders_10', rate: { value: 1 / 2, n: 2 }, medianDays: 10, medianOver: 2 });
  });
  test('a currency without such a milestone is in none of them', () => {
    const odd = life(1, 90, { ...sells, currency: 'JPY' }, [[60, 'merchant.first-sale.v1', { at: ago(60) }]]);
    expect(figuresFor(odd).milestones.find(({ key }) => key.startsWith('gmv'))?.rate).toEqual({ value: null, n: 0 });
  });
  test('who left is seen until it left', () => {
    const gone = life(
      1,
      90,
      { ...sells, lifecycleStage: 'offboarded', closedAt: ago(20), stageHistory: stages('care', 'offboarded') },
      [[60, 'merchant.first-sale.v1', { at: ago(60) }]],
    );
    expect(figuresFor(gone).milestones.every(({ medianDays }) => medianDays === null)).toBe(true);
  });
});
