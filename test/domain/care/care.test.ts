import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noPayments } from '../../../domain/activation/count-payments.ts';
import { assessHealth } from '../../../domain/care/assess-health.ts';
import { closeCheckIn } from '../../../domain/care/close-check-in.ts';
import { offerRating } from '../../../domain/care/offer-rating.ts';
import { rhythmOf, scoreHealth } from '../../../domain/care/score-health.ts';
import { takeRating } from '../../../domain/care/take-rating.ts';
import { baselineOf, lookAtWatch } from '../../../domain/care/watch-baseline.ts';
import type { CheckIn, Csat, Watch } from '../../../domain/model/care.ts';
import type { Payments } from '../../../domain/model/payments.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { againName } from '../../../domain/playbook/run-again.ts';
import { runName } from '../../../domain/playbook/run-name.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { aPolicy, applied, aStep, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { aLadder } from '../nudge/given-ladder.ts';

const now = '2018-06-06T13:00:00.000Z';
const selling = (more: Partial<Payments> = {}, merchant: object = {}): Snapshot =>
  having(inStage('care', { activatedAt: tuesday, declaredMonthlyVolumeMinor: 100_000, ...merchant }), {
    ...noPayments(registered().merchant),
    ...{ count: 20, tpvMinor: 200_000, rampMinor: 100_000, firstSaleAt: tuesday, lastSaleAt: '2018-06-05T13:00:00.000Z' },
    ...more,
  });
const aCheckIn = (id: string, more: Partial<CheckIn> = {}): CheckIn => ({
  ...{ kind: 'check_in', merchantId: shopId, id, version: 1, day: Number(id.slice(1)), scheduledFor: tuesday, status: 'due' },
  ...more,
});
const aCase = (id: string, more = {}) => ({
  kind: 'case' as const,
  merchantId: shopId,
  id,
  version: 1,
  title: 'x',
  severity: 'normal' as const,
  openedAt: tuesday,
  ...more,
});
const aCsat = (id: string, more: Partial<Csat> = {}): Csat => ({
  kind: 'csat',
  merchantId: shopId,
  id,
  version: 1,
  offeredAt: tuesday,
  ...more,
});
const step = (checkIn: string) => ({ ...aStep('care-follow-up', now), run: runName(shopId, 'care-follow-up', checkIn) });
const worth = (snapshot: Snapshot, factor: string) =>
  scoreHealth(snapshot, at(now)).factors.find((one) => one.factor === factor)?.value;

describe('the health score', () => {
  test('is the sum of its contributions, whatever is measured', () => {
    const scene = fc.record({
      tpvMinor: fc.nat(1_000_000),
      refundedMinor: fc.nat(1_000_000),
      rampMinor: fc.nat(1_000_000),
      declared: fc.option(fc.nat(1_000_000), { nil: undefined }),
      silentDays: fc.option(fc.nat(200), { nil: undefined }),
      saleDays: fc.uniqueArray(fc.integer({ min: 17500, max: 17680 })).map((days) => days.sort((a, b) => a - b)),
      ratings: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
      cases: fc.nat(6),
      weights: fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 5, maxLength: 5 }),
    });
    const base = inStage('care');
    fc.assert(
      fc.property(scene, (one) => {
        const lastSaleAt =
          one.silentDays === undefined
            ? {}
            : { lastSaleAt: new Date(Date.parse(now) - one.silentDays * 86_400_000).toISOString() };
        const merchant = {
          ...base.merchant,
          ...(one.declared === undefined ? {} : { declaredMonthlyVolumeMinor: one.declared }),
        };
        const totals = {
          ...noPayments(merchant),
          tpvMinor: one.tpvMinor,
          refundedMinor: one.refundedMinor,
          rampMinor: one.rampMinor,
          saleDays: one.saleDays,
          firstSaleAt: tuesday,
          ...lastSaleAt,
        };
        const snapshot = having(
          { ...base, merchant },
          totals,
          ...one.ratings.map((rating, i) => aCsat(`c${i}`, { rating })),
          ...Array.from({ length: one.cases }, (_, i) => aCase(`k${i}`)),
        );
        const policy = aPolicy();
        const all = one.weights.reduce((sum, weight) => sum + weight, 0);
        const [ramp = 0, recency = 0, refunds = 0, csat = 0, cases = 0] = one.weights.map((weight) => weight / all);
        policy.care.health.weights = { ramp, recency, refunds, csat, cases };
        const { score, factors } = scoreHealth(snapshot, at(now, policy));
        expect(score).toBeCloseTo(
          factors.reduce((sum, factor) => sum + factor.contribution, 0),
          9,
        );
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        // what is measured shares the weight of what is not; a tenth of a point is lost to none of it
        const known = factors.filter(({ value }) => value !== null);
        const weighed = known.reduce((sum, { weight }) => sum + weight, 0);
        const exact = known.map(({ value, weight }) => (Number(value) * weight * 100) / weighed);
        expect(Math.abs(score - exact.reduce((sum, part) => sum + part, 0))).toBeLessThanOrEqual(0.05 + 1e-9);
        for (const [i, { contribution }] of known.entries()) expect(Math.abs(contribution - Number(exact[i]))).toBeLessThan(0.1);
      }),
      { numRuns: 200 },
    );
  });
  test('measures each factor against the merchant itself', () => {
    expect(worth(selling(), 'ramp')).toBe(1);
    expect(worth(selling({ rampMinor: 25_000 }), 'ramp')).toBe(0.25);
    expect(worth(selling({ firstSaleAt: '2018-06-03T13:00:00.000Z', rampMinor: 5_000 }), 'ramp')).toBeCloseTo(0.5);
    expect(worth(selling({}, { declaredMonthlyVolumeMinor: undefined }), 'ramp')).toBeNull();
    expect(worth(selling({ lastSaleAt: '2018-05-07T13:00:00.000Z', saleDays: [10, 25, 40] }), 'recency')).toBeCloseTo(2 / 3);
    expect(worth(selling({ refundedMinor: 20_000 }), 'refunds')).toBeCloseTo(0.5);
    expect(worth(selling({ tpvMinor: 0 }), 'refunds')).toBeNull();
    expect(worth(having(selling(), aCsat('a', { rating: 3 }), aCsat('b')), 'csat')).toBe(0.5);
    expect(worth(having(selling(), aCase('a'), aCase('b', { closedAt: tuesday })), 'cases')).toBeCloseTo(2 / 3);
    const nothing = inStage('care');
    expect(['ramp', 'recency', 'refunds', 'csat', 'cases'].map((factor) => worth(nothing, factor))).toEqual([
      null,
      0,
      null,
      null,
      1,
    ]);
  });
  test('falls into a band', () => {
    expect(scoreHealth(selling(), at(now)).band).toBe('healthy');
    expect(scoreHealth(selling({ rampMinor: 0 }), at(now)).band).toBe('at_risk');
    expect(scoreHealth(selling({ rampMinor: 0, lastSaleAt: tuesday }), at(now)).band).toBe('critical');
  });
  test('gives everything to nobody when policy weighs only what is not measured', () => {
    const policy = aPolicy();
    policy.care.health.weights = { ramp: 1, recency: 0, refunds: 0, csat: 0, cases: 0 };
    expect(scoreHealth(inStage('care'), at(now, policy)).score).toBe(0);
  });
  test('a rhythm is the median gap, and takes three days of sales to have', () => {
    expect(rhythmOf([])).toBeNull();
    expect(rhythmOf([1, 5])).toBeNull();
    expect(rhythmOf([1, 5, 7])).toBe(3);
    expect(rhythmOf([1, 2, 12, 15])).toBe(3);
  });
});

describe('a check-in', () => {
  test('keeps its assessment with every contribution, and a retry answers the same', () => {
    const shop = having(selling(), aCheckIn('d30', { dueAt: tuesday }));
    const decision = assessHealth(shop, step('d30'), at(now));
    expect(decision.result).toMatchObject({ kind: 'healthy', checkInId: 'd30' });
    const next = applied(shop, decision);
    expect(next.checkIns[0]).toMatchObject({ status: 'due', run: step('d30').run, health: { score: decision.result.score } });
    expect(assessHealth(next, step('d30'), at(tuesday))).toMatchObject({ result: decision.result, puts: [] });
    expect(() => assessHealth(shop, step('d7'), at(now))).toThrow('was started for no check-in');
  });
  test('is found by a run begun anew where its first one failed, from the assessment to the end', () => {
    const shop = having(selling(), aCheckIn('d30', { dueAt: tuesday }));
    const again = { ...step('d30'), run: againName(step('d30').run) };
    const next = applied(shop, assessHealth(shop, again, at(now)));
    expect(next.checkIns[0]).toMatchObject({ run: again.run, status: 'due' });
    expect(offerRating(next, again, at(now)).result).toEqual({ kind: 'offered', csatId: 'd30' });
    expect(closeCheckIn(next, { ...again, run: againName(again.run) }, at(now)).result.kind).toBe('closed');
  });
  test('at risk makes the care ladder ask for its next message', () => {
    const shop = having(selling({ rampMinor: 0 }), aCheckIn('d30'));
    expect(applied(shop, assessHealth(shop, step('d30'), at(now))).ladders[0]).toMatchObject({
      id: 'care',
      status: 'stalled',
      rung: 0,
      lastProgressAt: '2018-06-05T13:00:00.000Z',
    });
    const again = having(shop, aLadder('care', { rung: 2, status: 'stopped', stoppedAt: tuesday, stopReason: 'x' }));
    expect(applied(again, assessHealth(again, step('d30'), at(now))).ladders[0]).toMatchObject({ status: 'stalled', rung: 2 });
    const silent = having(inStage('care', { activatedAt: tuesday }), aCheckIn('d30'), { ...noPayments(shop.merchant) });
    const policy = aPolicy();
    policy.care.health.atRiskFrom = 0;
    expect(applied(silent, assessHealth(silent, step('d30'), at(now, policy))).ladders[0]?.lastProgressAt).toBe(tuesday);
    const unknown = { ...silent, merchant: { ...silent.merchant, activatedAt: undefined } };
    const { activatedAt: _none, ...merchant } = unknown.merchant;
    expect(applied(silent, assessHealth({ ...silent, merchant }, step('d30'), at(now, policy))).ladders[0]?.lastProgressAt).toBe(
      now,
    );
  });
  test('offers a rating where policy says so, never too soon and not to who opted out', () => {
    const offer = (id: string, ...more: Parameters<typeof having>[1][]) =>
      offerRating(having(selling(), aCheckIn(id), ...more), step(id), at(now)).result;
    expect(offer('d30')).toEqual({ kind: 'offered', csatId: 'd30' });
    expect(offer('d7')).toEqual({ kind: 'not_offered', reason: 'not_due' });
    expect(offer('d7', aCase('a', { closedAt: tuesday }))).toMatchObject({ kind: 'offered' });
    expect(offer('d7', aCase('a'), aCase('b', { closedAt: tuesday }), aCsat('x', { offeredAt: now }))).toMatchObject({
      reason: 'not_due',
    });
    expect(offer('d30', aCsat('d30'))).toMatchObject({ reason: 'already_offered' });
    expect(offer('d30', aCsat('x', { offeredAt: '2018-06-01T13:00:00.000Z' }))).toMatchObject({ reason: 'offered_lately' });
    expect(offer('d30', aCsat('x'))).toMatchObject({ kind: 'offered' });
    expect(offerRating(having(selling({}, { optedOutAt: tuesday }), aCheckIn('d30')), step('d30'), at(now)).result).toMatchObject(
      { reason: 'opted_out' },
    );
    expect(offerRating(selling(), step('d30'), at(now)).result).toMatchObject({ reason: 'not_due' });
  });
  test('asks for a rating in a letter that leads to the question, and that whoever wants no reminders does not get', () => {
    const shop = having(selling(), aCheckIn('d30'));
    const asked = applied(shop, offerRating(shop, step('d30'), at(now)));
    expect(asked.nudges).toMatchObject([{ template: 'rating_asked', purpose: 'reminder', csatId: 'd30', status: 'requested' }]);
    const rated = applied(asked, takeRating(asked, { csatId: 'd30', rating: 4, through: 'page' }, now));
    expect(rated.csats).toMatchObject([{ id: 'd30', rating: 4, ratedAt: now }]);
    expect(takeRating(rated, { csatId: 'd30', rating: 4, through: 'page' }, now).result.kind).toBe('taken_before');
    expect(takeRating(rated, { csatId: 'd90', rating: 4, through: 'page' }, now)).toMatchObject({
      result: { kind: 'not_asked' },
      puts: [],
    });
  });
  test('closes once; a merchant that was not watched is from then on', () => {
    const first = having(selling(), aCheckIn('d7', { dueAt: tuesday }));
    const next = applied(first, closeCheckIn(first, step('d7'), at(now)));
    expect(next.checkIns[0]).toMatchObject({ status: 'closed', closedAt: now });
    expect(next.checkIns[0]).not.toHaveProperty('dueAt');
    expect(closeCheckIn(next, step('d7'), at(now))).toMatchObject({
      result: { kind: 'already_closed', watched: true },
      puts: [],
    });
    expect(closeCheckIn(first, step('d9'), at(now)).result.kind).toBe('already_closed');
    const last = having(selling(), aCheckIn('d90'));
    const watched = applied(last, closeCheckIn(last, step('d90'), at(now)));
    expect(watched.watch).toMatchObject({
      since: now,
      drops: 0,
      dueAt: '2018-06-13T13:00:00.000Z',
      rhythmDays: null,
      baselineWeeklyMinor: null,
    });
    const again = having(watched, aCheckIn('d90'));
    expect(closeCheckIn(again, step('d90'), at(now)).puts).toHaveLength(1);
    expect(closeCheckIn(having(watched, aCheckIn('d7')), step('d7'), at(now)).result.watched).toBe(true);
    const unsold = having(inStage('care'), aCheckIn('d90'));
    expect(applied(unsold, closeCheckIn(unsold, step('d90'), at(now))).watch).toMatchObject({ rhythmDays: null });
  });
});

describe('a watched merchant', () => {
  // the week of 2018-06-04 is number 2526
  const week = 2526;
  const weeks = (before: number, lately: number): Payments['weeks'] =>
    Array.from({ length: 10 }, (_, i) => [week - 10 + i, 3, i < 8 ? before : lately, 0]);
  const watch: Watch = {
    kind: 'watch',
    merchantId: shopId,
    id: 'baseline',
    version: 1,
    since: tuesday,
    rhythmDays: null,
    baselineWeeklyMinor: null,
    drops: 0,
    dueAt: now,
  };
  const look = (snapshot: Snapshot, own: Watch = watch) => lookAtWatch(having(snapshot, own), own, at(now));

  test('is compared with its own weeks before', () => {
    const policy = versioned(aPolicy());
    const of = (all: Payments['weeks']) => baselineOf(policy, { ...noPayments(registered().merchant), weeks: all }, now);
    expect(of(weeks(1000, 300))).toMatchObject({ weeklyMinor: 1000, recentMinor: 300, dropPercent: 70 });
    expect(of(weeks(1000, 3000))?.dropPercent).toBe(0);
    expect(of(weeks(1000, 3000).slice(5))).toBeNull();
  });
  test('that fell far has its care again, not more often than policy says', () => {
    const fallen = selling({ weeks: weeks(1000, 300), saleDays: [1, 2, 4] });
    const changes = look(fallen);
    const next = applied(having(fallen, watch), changes);
    expect(next.checkIns).toMatchObject([{ id: 'drop-1', status: 'due' }]);
    expect(next.watch).toMatchObject({
      drops: 1,
      lastDropAt: now,
      baselineWeeklyMinor: 1000,
      rhythmDays: 1.5,
      dueAt: '2018-06-13T13:00:00.000Z',
    });
    expect(changes.timeline).toMatchObject([{ type: 'merchant.baseline.dropped.v1', data: { checkInId: 'drop-1', drop: 1 } }]);
    expect(look(fallen, { ...watch, lastDropAt: '2018-06-01T00:00:00.000Z' }).timeline).toEqual([]);
    expect(look(fallen, { ...watch, lastDropAt: tuesday, drops: 1 }).timeline).toMatchObject([{ data: { checkInId: 'drop-2' } }]);
    expect(look(selling({ weeks: weeks(1000, 800) })).timeline).toEqual([]);
  });
  test('that is silent too long falls dormant, and nothing is due there', () => {
    const silent = selling({ lastSaleAt: tuesday });
    const late = lookAtWatch(having(silent, watch), watch, at('2018-06-07T13:00:00.000Z'));
    const next = applied(having(silent, watch), late);
    expect(next.merchant.lifecycleStage).toBe('dormant');
    expect(next.watch).not.toHaveProperty('dueAt');
    expect(late.timeline[0]).toMatchObject({
      type: 'merchant.fell-dormant.v1',
      reason: 'silent_too_long',
      data: { lastSaleAt: tuesday, days: 90 },
    });
    expect(lookAtWatch(having(next, watch), watch, at('2018-06-08T13:00:00.000Z')).timeline).toEqual([]);
  });
  test('without a sale on file counts from its activation, or its registration', () => {
    const unsold = inStage('care', { activatedAt: '2018-06-01T00:00:00.000Z' });
    expect(look(unsold).puts).toMatchObject([{ kind: 'watch', dueAt: '2018-06-13T13:00:00.000Z' }]);
    expect(lookAtWatch(having(inStage('care'), watch), watch, at('2018-07-06T13:00:00.000Z')).timeline).toHaveLength(1);
  });
});

describe('a silence longer than a merchant’s own usual gap', () => {
  const dayNumber = (iso: string): number => Math.floor(Date.parse(iso) / 86_400_000);
  const lastSaleAt = '2018-05-20T13:00:00.000Z';
  /** sells every so many days, the last time on 20 May */
  const sellsEvery = (gap: number): Snapshot => {
    const last = dayNumber(lastSaleAt);
    return selling({ lastSaleAt, saleDays: [3, 2, 1, 0].map((n) => last - n * gap) });
  };
  const watch: Watch = {
    ...{ kind: 'watch', merchantId: shopId, id: 'baseline', version: 1, since: tuesday, rhythmDays: null },
    ...{ baselineWeeklyMinor: null, drops: 0 },
  };
  const look = (snapshot: Snapshot, at_: string, own = watch) => lookAtWatch(having(snapshot, own), own, at(at_));

  test('brings care back, and says how long it has been silent against its rhythm', () => {
    // every five days: twenty days are too long, so 9 June
    const found = look(sellsEvery(5), '2018-06-09T13:00:00.000Z');
    expect(found.timeline).toMatchObject([{ type: 'merchant.baseline.dropped.v1', data: { silentDays: 20, rhythmDays: 5 } }]);
    expect(found.puts).toContainEqual(expect.objectContaining({ kind: 'check_in', id: 'drop-1', status: 'due' }));
  });

  test('is looked at on the day it is too long, not at the next weekly look', () => {
    const [next] = look(sellsEvery(5), '2018-06-06T13:00:00.000Z').puts;
    expect(next).toMatchObject({ kind: 'watch', dueAt: '2018-06-09T13:00:00.000Z', rhythmDays: 5 });
  });

  test('is never shorter than policy’s days, however often the merchant sells, and is its own for one that sells seldom', () => {
    expect(look(sellsEvery(1), '2018-06-02T13:00:00.000Z').timeline).toEqual([]);
    expect(look(sellsEvery(1), '2018-06-03T13:00:00.000Z').timeline).toHaveLength(1);
    expect(look(sellsEvery(20), '2018-06-20T13:00:00.000Z').timeline).toEqual([]);
  });

  test('shows once, not at every look, and not of a merchant without a rhythm', () => {
    const told = { ...watch, drops: 1, lastDropAt: '2018-06-09T13:00:00.000Z' };
    expect(look(sellsEvery(5), '2018-06-16T13:00:00.000Z', told).timeline).toEqual([]);
    expect(look(selling({ lastSaleAt, saleDays: [dayNumber(lastSaleAt)] }), '2018-06-30T13:00:00.000Z').timeline).toEqual([]);
  });
});
