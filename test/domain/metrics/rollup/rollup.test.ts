import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeToActivate } from '../../../../domain/metrics/activation.ts';
import { figuresOf } from '../../../../domain/rollup/figures.ts';
import { emptyTally, mergeTallies } from '../../../../domain/tally/tally.ts';
import { ago, asOf, context, figuresFor, type Life, life, tallyOf, task } from './life.ts';

const anyLife = (n: number): fc.Arbitrary<Life> =>
  fc
    .record({
      registered: fc.integer({ min: 0, max: 800 }),
      activatedAfter: fc.option(fc.integer({ min: 0, max: 100 })),
      holdOut: fc.boolean(),
      stalled: fc.boolean(),
      nudged: fc.option(fc.integer({ min: 0, max: 20 })),
      moved: fc.integer({ min: 0, max: 20 }),
      opened: fc.option(fc.integer({ min: 0, max: 120 })),
      claimed: fc.boolean(),
      rating: fc.option(fc.integer({ min: 1, max: 5 })),
      missing: fc.boolean(),
    })
    .map((it) => {
      const stage = { stage: 'onboarding' };
      const activatedAgo = it.registered - (it.activatedAfter ?? it.registered + 1);
      const opened = it.opened ?? 0;
      return life(
        n,
        it.registered,
        { nudgeGroup: it.holdOut ? 'hold_out' : 'treated', ...(activatedAgo >= 0 ? { activatedAt: ago(activatedAgo) } : {}) },
        [
          ...(it.stalled ? ([[1, 'merchant.stalled.v1', stage]] as const) : []),
          ...(it.nudged === null
            ? []
            : ([
                [it.nudged, it.holdOut ? 'nudge.suppressed.v1' : 'nudge.requested.v1', { ...stage, reason: 'hold_out' }],
                [it.moved, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
              ] as const)),
          ...(it.opened === null
            ? []
            : task(`t${n}`, opened, opened - 1, it.claimed ? [[opened - 0.5, 'task.claimed.v1', { by: 'ana' }]] : [])),
          ...(it.rating === null
            ? []
            : ([
                [9, 'csat.offered.v1', { csatId: 'd30' }],
                [8, 'csat.rated.v1', { csatId: 'd30', rating: it.rating }],
              ] as const)),
          ...(it.missing
            ? ([
                [
                  5,
                  'requirement.opened.v1',
                  {
                    requirementId: 'bank_account',
                    awaitingActionFrom: 'merchant',
                    dueStatus: 'currently_due',
                    verificationStatus: 'not_submitted',
                  },
                ],
              ] as const)
            : []),
        ],
      );
    });
const lives = fc.integer({ min: 0, max: 40 }).chain((size) => fc.tuple(...Array.from({ length: size }, (_, n) => anyLife(n))));

describe('a rollup', () => {
  test('merged from any split of the merchants, in any order, is the rollup of all', () => {
    fc.assert(
      fc.property(lives, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }), (all, partOf) => {
        const parts = [3, 1, 0, 2].map((part) => tallyOf(all.filter((_, n) => partOf[n] === part)));
        const merged = parts.reduce(mergeTallies, emptyTally());
        expect(figuresOf(merged, context)).toEqual(figuresOf(tallyOf(all), context));
      }),
      { numRuns: 60 },
    );
  });

  test('of one part is what it was, and merging changes neither side', () => {
    const one = tallyOf([life(1, 40), life(2, 41)]);
    const before = structuredClone(one);
    expect(mergeTallies(one, emptyTally())).toEqual(before);
    mergeTallies(one, tallyOf([life(3, 40)]));
    expect(one).toEqual(before);
  });

  test('waits no other way than the formula over the merchants themselves, to the day', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const young = all.filter(({ merchant }) => merchant.registeredAt > ago(365));
        const members = young.map(({ merchant: { registeredAt, activatedAt } }) => ({
          from: registeredAt,
          activatedAt,
          observedUntil: asOf,
        }));
        const { n, activated, medianDays, p75Days } = timeToActivate(members);
        expect(figuresFor(...young).timeToActivate).toMatchObject({ n, events: activated, medianDays, p75Days });
      }),
      { numRuns: 40 },
    );
  });

  test('keeps the first twenty-five behind a bar, and says how many there are', () => {
    const all = Array.from({ length: 30 }, (_, n) => life(n, 40 + n));
    const { lists } = figuresFor(...all.toReversed());
    const april = lists['cohort/2018-04/waiting'];
    expect(april?.n).toBe(all.filter(({ merchant }) => merchant.registeredAt.startsWith('2018-04')).length);
    const first = figuresFor(...Array.from({ length: 30 }, (_, n) => life(n, 40 + n / 100))).lists['cohort/2018-04/waiting'];
    expect(first?.n).toBe(30);
    expect(first?.merchants.map(({ name }) => name)).toEqual(Array.from({ length: 25 }, (_, n) => `Shop ${n}`));
  });

  test('of nobody has no rate at all', () => {
    const none = figuresFor();
    expect(none).toMatchObject({
      asOf,
      merchants: 0,
      cohorts: [],
      weeks: [],
      blockers: [],
      nextWeek: null,
      timeToActivate: { n: 0, medianDays: null, curve: [] },
      csat: { csat: { value: null, n: 0 }, responseRate: { value: null, n: 0 } },
      straightThrough: { value: null, n: 0 },
      forecast: { wape: null, n: 0 },
    });
    expect(none.queues.map(({ sla }) => sla.value)).toEqual(none.queues.map(() => null));
    expect(none.nudges.map(({ uplift, upliftInterval }) => [uplift, upliftInterval])).toEqual(Array(3).fill([null, null]));
  });

  test('leaves out what happened after its instant', () => {
    const late = life(1, 40, {}, [[-1, 'merchant.stalled.v1', { stage: 'onboarding' }]]);
    expect(figuresFor(late).stalls[0]).toMatchObject({ stage: 'onboarding', rate: { value: 0, n: 1 }, stalledNow: 0 });
  });
});
