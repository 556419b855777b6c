import { describe, expect, test } from 'vitest';
import { activationRate, timeToActivate } from '../../../domain/metrics/activation.ts';
import { forecastError, staffHours } from '../../../domain/metrics/forecast.ts';
import { differenceInterval, wilson } from '../../../domain/metrics/interval.ts';
import { nudgeConversion, stallRate, uplift } from '../../../domain/metrics/nudging.ts';
import { csatFigures, firstTimeRight, straightThrough } from '../../../domain/metrics/quality.ts';
import { averageHandlingTime, occupancy, serviceLevel, slaAttainment } from '../../../domain/metrics/service-levels.ts';
import { survivalOf } from '../../../domain/metrics/survival.ts';
import { milestoneAt, rampRate, volumes } from '../../../domain/metrics/volume.ts';

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();

describe('service', () => {
  test('SLA attainment counts met and breached; open and in time is a bucket of its own', () => {
    const tasks = [
      { openedAt: day(0), slaDueAt: day(2), decidedAt: day(2) },
      { openedAt: day(0), slaDueAt: day(2), decidedAt: day(3) },
      { openedAt: day(0), slaDueAt: day(2) },
      { openedAt: day(4), slaDueAt: day(6) },
      { openedAt: day(0), slaDueAt: day(2), endedAt: day(1) },
    ];
    expect(slaAttainment(tasks, day(5))).toEqual({ value: 1 / 3, n: 3, met: 1, breached: 2, openInTime: 1 });
    expect(slaAttainment([], day(5))).toEqual({ value: null, n: 0, met: 0, breached: 0, openInTime: 0 });
  });
  test('service level takes the lost ones into account and leaves the waiting ones out', () => {
    const tasks = [
      { openedAt: day(0), slaDueAt: day(9), firstClaimedAt: day(1) },
      { openedAt: day(0), slaDueAt: day(9), firstClaimedAt: day(3) },
      { openedAt: day(0), slaDueAt: day(9), endedAt: day(1) },
      { openedAt: day(0), slaDueAt: day(9) },
    ];
    expect(serviceLevel(tasks, 86_400_000)).toEqual({ value: 1 / 3, n: 3 });
    expect(serviceLevel(tasks, 0, () => 0)).toEqual({ value: 2 / 3, n: 3 });
    expect(serviceLevel([], 1)).toEqual({ value: null, n: 0 });
  });
  test('handling time is per distinct task, occupancy of handling and idle', () => {
    expect(
      averageHandlingTime([
        { taskId: 'a', focusedMinutes: 10 },
        { taskId: 'a', focusedMinutes: 5 },
        { taskId: 'b', focusedMinutes: 15 },
      ]),
    ).toEqual({ value: 15, n: 2 });
    expect(averageHandlingTime([])).toEqual({ value: null, n: 0 });
    expect(occupancy(85, 15)).toEqual({ value: 0.85, n: 100 });
  });
});

describe('activation', () => {
  test('the rate counts only merchants observed that long', () => {
    const cohort = [
      { from: day(0), activatedAt: day(10), observedUntil: day(100) },
      { from: day(0), activatedAt: day(40), observedUntil: day(100) },
      { from: day(0), observedUntil: day(100) },
      { from: day(80), activatedAt: day(81), observedUntil: day(100) },
    ];
    expect(activationRate(cohort, 30, day(100))).toEqual({ value: 1 / 3, n: 3 });
    expect(activationRate([], 30, day(100))).toEqual({ value: null, n: 0 });
  });
  test('days 2, 3, 4, 6 and six not by day 30: survival 0.60, median not reached', () => {
    const cohort = [2, 3, 4, 6].map((n) => ({ from: day(0), activatedAt: day(n), observedUntil: day(30) }));
    const waiting = Array.from({ length: 6 }, () => ({ from: day(0), observedUntil: day(30) }));
    const found = timeToActivate([...cohort, ...waiting]);
    expect(found.curve.at(-1)?.survival).toBeCloseTo(0.6, 12);
    expect(found).toMatchObject({ n: 10, activated: 4, medianDays: null, p75Days: null });
  });
  test('the censored leave the risk set when they were last seen', () => {
    const cohort = [
      { from: day(0), activatedAt: day(1), observedUntil: day(9) },
      { from: day(0), observedUntil: day(2) },
      { from: day(0), activatedAt: day(3), observedUntil: day(9) },
      { from: day(0), activatedAt: day(5), observedUntil: day(9) },
    ];
    expect(timeToActivate(cohort)).toMatchObject({ medianDays: 3, p75Days: 5 });
    expect(timeToActivate([])).toEqual({ n: 0, activated: 0, curve: [], medianDays: null, p75Days: null });
  });
});

describe('survival', () => {
  test('by hand: 6 wait; one event on day 1, one lost on 2, two events and one lost on 3, one still waiting on 5', () => {
    const { curve, medianDays, p75Days, n, events } = survivalOf([
      { day: 3, events: 2, censored: 1 },
      { day: 1, events: 1, censored: 0 },
      { day: 2, events: 0, censored: 1 },
      { day: 4, events: 0, censored: 0 },
      { day: 5, events: 0, censored: 1 },
      { day: 6, events: 0, censored: 0 },
    ]);
    expect(curve.map(({ day, atRisk }) => [day, atRisk])).toEqual([
      [1, 6],
      [2, 5],
      [3, 4],
      [4, 1],
      [5, 1],
      [6, 0],
    ]);
    // 5/6, then 5/6 × 2/4: whoever is lost on the day of an event was at risk on it
    const expected = [5 / 6, 5 / 6, 5 / 12, 5 / 12, 5 / 12, 5 / 12];
    for (const [at, { survival }] of curve.entries()) expect(survival).toBeCloseTo(expected[at] ?? 0, 12);
    expect({ n, events, medianDays, p75Days }).toEqual({ n: 6, events: 3, medianDays: 3, p75Days: null });
  });
});

describe('intervals', () => {
  test('a share of 0 and of all has an interval too, and a share of nothing has none', () => {
    expect(wilson({ value: 0, n: 10 })?.low).toBe(0);
    expect(wilson({ value: 0, n: 10 })?.high).toBeCloseTo(0.2775, 4);
    expect(wilson({ value: 1, n: 10 })?.high).toBeCloseTo(1, 12);
    // 15 of 148, as Wilson's interval is printed everywhere
    expect(wilson({ value: 15 / 148, n: 148 })?.low).toBeCloseTo(0.0624, 4);
    expect(wilson({ value: 15 / 148, n: 148 })?.high).toBeCloseTo(0.1605, 4);
    expect(wilson({ value: null, n: 0 })).toBeNull();
  });
  test('a difference needs both', () => {
    expect(differenceInterval({ value: 0.5, n: 4 }, { value: null, n: 0 })).toBeNull();
    expect(differenceInterval({ value: null, n: 0 }, { value: 0.5, n: 4 })).toBeNull();
    // Newcombe's example h: 10 of 10 against 0 of 10
    const far = differenceInterval({ value: 1, n: 10 }, { value: 0, n: 10 });
    expect(far?.low).toBeCloseTo(0.6075, 4);
    expect(far?.high).toBeCloseTo(1, 12);
  });
});

describe('nudging', () => {
  const hours = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString();
  const nudged = [
    { at: hours(0), progressedAt: hours(10) },
    { at: hours(0), progressedAt: hours(80) },
    { at: hours(5), progressedAt: hours(1) },
    { at: hours(0) },
  ];
  test('conversion is progress within the hours after it', () => {
    expect(nudgeConversion(nudged, 72)).toEqual({ value: 0.25, n: 4 });
    expect(stallRate(3, 12)).toEqual({ value: 0.25, n: 12 });
  });
  test('uplift is what the nudged do beyond the hold-out, unknown while one of them is', () => {
    const holdOut = [{ at: hours(0) }, { at: hours(0) }];
    expect(uplift(nudged, holdOut, 72).value).toBe(0.25);
    expect(uplift(nudged, [], 72).value).toBeNull();
    expect(uplift([], holdOut, 72).value).toBeNull();
  });
});

describe('quality and volume', () => {
  test('shares of decisions and submissions', () => {
    expect(straightThrough(3, 4)).toEqual({ value: 0.75, n: 4 });
    expect(firstTimeRight(0, 0)).toEqual({ value: null, n: 0 });
  });
  test('CSAT is good among rated, the response rate rated among offered', () => {
    expect(csatFigures([5, 4, 3, undefined])).toEqual({ csat: { value: 2 / 3, n: 3 }, responseRate: { value: 0.75, n: 4 } });
  });
  const sales = [
    { kind: 'captured' as const, amountMinor: 600, at: day(2) },
    { kind: 'captured' as const, amountMinor: 500, at: day(1) },
    { kind: 'refunded' as const, amountMinor: 300, at: day(3) },
    { kind: 'captured' as const, amountMinor: 0, at: day(4) },
  ];
  test('TPV is captured, net takes refunds off, and refunds undo no milestone', () => {
    expect(volumes(sales)).toEqual({ tpvMinor: 1100, netMinor: 800 });
    expect(milestoneAt(sales, 'tpv', 1000)).toBe(day(2));
    expect(milestoneAt(sales, 'count', 1)).toBe(day(1));
    expect(milestoneAt(sales, 'tpv', 1101)).toBeNull();
    expect(rampRate(50, 200)).toEqual({ value: 0.25, n: 200 });
  });
});

describe('forecast and staffing', () => {
  test('A=[0,2,10,40], F=[1,3,8,44] is wrong by 15.4 %', () => {
    const found = forecastError([0, 2, 10, 40], [1, 3, 8, 44]);
    expect(found.wape).toBeCloseTo(0.154, 3);
    expect(found.accuracy).toBeCloseTo(0.846, 3);
  });
  test('a forecast worse than nothing has accuracy 0; no volume, no figure', () => {
    expect(forecastError([1], [5])).toEqual({ wape: 4, accuracy: 0, n: 1 });
    expect(forecastError([0], [5])).toEqual({ wape: null, accuracy: null, n: 1 });
    expect(() => forecastError([1], [])).toThrow('forecast has 0 periods, actual has 1');
  });
  test('600 tasks of 15 minutes at 85 % and 30 % take 252.1 hours', () => {
    expect(staffHours({ volume: 600, handlingMinutes: 15, occupancy: 0.85, shrinkage: 0.3 })).toBeCloseTo(252.1, 1);
    expect(() => staffHours({ volume: 1, handlingMinutes: 1, occupancy: 0, shrinkage: 0 })).toThrow('occupancy is 0');
    expect(() => staffHours({ volume: 1, handlingMinutes: 1, occupancy: 1, shrinkage: 1 })).toThrow('shrinkage is 1');
  });
});
