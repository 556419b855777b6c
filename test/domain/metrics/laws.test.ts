import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activationRate, timeToActivate } from '../../../domain/metrics/activation.ts';
import { forecastError } from '../../../domain/metrics/forecast.ts';
import { nudgeConversion, uplift } from '../../../domain/metrics/nudging.ts';
import { csatFigures } from '../../../domain/metrics/quality.ts';
import { averageHandlingTime, serviceLevel, slaAttainment } from '../../../domain/metrics/service-levels.ts';
import { milestoneAt, volumes } from '../../../domain/metrics/volume.ts';

// each formula once more, from its sentence in words, on whatever comes
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString();
const days = fc.integer({ min: 0, max: 60 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

describe('law', () => {
  test('survival after a day is the product of one minus events over those still waiting, over all earlier days with an event', () => {
    const member = fc.record({ waited: days, happened: fc.boolean() });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 30 }), (members) => {
        const cohort = members.map(({ waited, happened }) => ({
          from: day(0),
          observedUntil: day(happened ? 60 : waited),
          ...(happened ? { activatedAt: day(waited) } : {}),
        }));
        const left = (t: number) =>
          [...new Set(members.filter((one) => one.happened && one.waited <= t).map((one) => one.waited))].reduce(
            (product, at) => {
              const events = members.filter((one) => one.happened && one.waited === at).length;
              return product * (1 - events / members.filter((one) => one.waited >= at).length);
            },
            1,
          );
        const found = timeToActivate(cohort);
        for (const { day: at, survival } of found.curve) expect(survival).toBeCloseTo(left(at), 9);
        const firstAt = (share: number) =>
          Array.from({ length: 61 }, (_, t) => t).find((t) => members.length > 0 && left(t) <= share + 1e-9) ?? null;
        expect([found.medianDays, found.p75Days]).toEqual([firstAt(0.5), firstAt(0.25)]);
      }),
    );
  });

  test('the activation rate of W days is over those seen for W days, and no other', () => {
    const member = fc.record({ from: days, after: maybe(days) });
    fc.assert(
      fc.property(fc.array(member), days, (members, w) => {
        const cohort = members.map(({ from, after }) => ({
          from: day(from),
          observedUntil: day(60),
          ...(after === undefined ? {} : { activatedAt: day(from + after) }),
        }));
        const seen = members.filter(({ from }) => 60 - from >= w);
        const part = seen.filter(({ after }) => after !== undefined && after <= w).length;
        expect(activationRate(cohort, w, day(60))).toEqual({ value: share(part, seen.length), n: seen.length });
      }),
    );
  });

  test('every task is met, breached, open in time or withdrawn; only the first two make the attainment', () => {
    const task = fc.record({ due: days, decided: maybe(days), ended: maybe(days) });
    fc.assert(
      fc.property(fc.array(task), days, (tasks, now) => {
        const served = tasks.map(({ due, decided, ended }) => ({
          openedAt: day(0),
          slaDueAt: day(due),
          ...(decided === undefined ? {} : { decidedAt: day(decided) }),
          ...(ended === undefined ? {} : { endedAt: day(ended) }),
        }));
        const { value, n, met, breached, openInTime } = slaAttainment(served, day(now));
        const withdrawn = tasks.filter(({ decided, ended }) => decided === undefined && ended !== undefined).length;
        expect(met + breached + openInTime + withdrawn).toBe(tasks.length);
        expect(met).toBe(tasks.filter(({ due, decided }) => decided !== undefined && decided <= due).length);
        expect({ value, n }).toEqual({ value: share(met, met + breached), n: met + breached });
      }),
    );
  });

  test('the service level is claimed within Y over claimed and lost; handling time is minutes over distinct tasks', () => {
    const task = fc.record({ claimed: maybe(days), ended: maybe(days) });
    const sitting = fc.record({ taskId: fc.constantFrom('a', 'b', 'c'), focusedMinutes: fc.nat(500) });
    fc.assert(
      fc.property(fc.array(task), fc.integer({ min: 0, max: 60 }), fc.array(sitting), (tasks, y, sittings) => {
        const served = tasks.map(({ claimed, ended }) => ({
          openedAt: day(0),
          slaDueAt: day(1),
          ...(claimed === undefined ? {} : { firstClaimedAt: day(claimed) }),
          ...(ended === undefined ? {} : { endedAt: day(ended) }),
        }));
        const claimed = tasks.flatMap((one) => one.claimed ?? []);
        const lost = tasks.filter((one) => one.claimed === undefined && one.ended !== undefined).length;
        const within = claimed.filter((one) => one <= y).length;
        const n = claimed.length + lost;
        expect(serviceLevel(served, y * 86_400_000)).toEqual({ value: share(within, n), n });
        const touched = new Set(sittings.map(({ taskId }) => taskId)).size;
        const minutes = sittings.reduce((sum, { focusedMinutes }) => sum + focusedMinutes, 0);
        expect(averageHandlingTime(sittings)).toEqual({ value: share(minutes, touched), n: touched });
      }),
    );
  });

  test('TPV is captured, net less refunded; a milestone is the first instant the sum in order of time is there, in whatever order it came', () => {
    const payment = fc.record({
      kind: fc.constantFrom('captured' as const, 'refunded' as const),
      amountMinor: fc.integer({ min: 1, max: 1_000 }),
      at: days.map(day),
    });
    fc.assert(
      fc.property(fc.array(payment), fc.integer({ min: 1, max: 5_000 }), (payments, from) => {
        const captured = payments.filter(({ kind }) => kind === 'captured');
        const sum = (of: readonly { amountMinor: number }[]) => of.reduce((total, one) => total + one.amountMinor, 0);
        const tpvMinor = sum(captured);
        expect(volumes(payments)).toEqual({ tpvMinor, netMinor: tpvMinor - (sum(payments) - tpvMinor) });
        const until = (at: string) => captured.filter((one) => one.at <= at);
        const instants = captured.map(({ at }) => at).sort();
        expect(milestoneAt(payments, 'tpv', from)).toBe(instants.find((at) => sum(until(at)) >= from) ?? null);
        expect(milestoneAt(payments, 'count', from)).toBe(instants.find((at) => until(at).length >= from) ?? null);
      }),
    );
  });

  test('uplift is the nudged less the hold-out, CSAT is four and five among rated, WAPE sums what was missed over what came', () => {
    const outcome = fc.record({ at: fc.constant(day(0)), after: maybe(days) });
    const group = fc
      .array(outcome)
      .map((all) => all.map(({ at, after }) => ({ at, ...(after === undefined ? {} : { progressedAt: day(after) }) })));
    fc.assert(
      fc.property(group, group, fc.nat(1_440), (nudged, holdOut, hours) => {
        const of = (all: typeof nudged) =>
          share(
            all.filter(
              ({ progressedAt }) =>
                progressedAt !== undefined && Date.parse(progressedAt) - Date.parse(day(0)) <= hours * 3_600_000,
            ).length,
            all.length,
          );
        expect(nudgeConversion(nudged, hours)).toEqual({ value: of(nudged), n: nudged.length });
        const [one, other] = [of(nudged), of(holdOut)];
        expect(uplift(nudged, holdOut, hours).value).toBe(one === null || other === null ? null : one - other);
      }),
    );
    fc.assert(
      fc.property(fc.array(maybe(fc.integer({ min: 1, max: 5 }))), (ratings) => {
        const rated = ratings.flatMap((one) => one ?? []);
        expect(csatFigures(ratings)).toEqual({
          csat: { value: share(rated.filter((one) => one === 4 || one === 5).length, rated.length), n: rated.length },
          responseRate: { value: share(rated.length, ratings.length), n: ratings.length },
        });
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), fc.nat(100))), (pairs) => {
        const actual = pairs.reduce((sum, [a]) => sum + a, 0);
        const missed = pairs.reduce((sum, [a, f]) => sum + Math.abs(a - f), 0);
        const { wape, accuracy, n } = forecastError(
          pairs.map(([a]) => a),
          pairs.map(([, f]) => f),
        );
        expect({ wape, n }).toEqual({ wape: share(missed, actual), n: pairs.length });
        expect(accuracy).toBe(wape === null ? null : Math.max(0, 1 - wape));
      }),
    );
  });
});
