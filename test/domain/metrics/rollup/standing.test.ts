import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayWait, readStanding, tallyStanding } from '../../../../domain/metrics/rollup/standing.ts';
import { emptyTally, mergeTallies } from '../../../../domain/metrics/rollup/tally.ts';
import type { ParkedWait } from '../../../../domain/model/wait.ts';
import { someEntry, someId, someMerchant } from '../../../adapters/some.ts';

const now = '2026-11-24T04:00:00.000Z';
const ago = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const merchantId = someId(1);
const merchant = someMerchant(merchantId, {});
const parked = (minutes: number): ParkedWait => ({
  ...{ merchantId, id: 'r', version: 1, kind: 'wait', playbook: 'activation', run: 'r', waitingFor: 'first_sale' },
  ...{ since: ago(minutes), status: 'parked', token: 't' },
});
const standingOf = (minutes: readonly number[]) => {
  const tally = emptyTally();
  for (const one of minutes) tallyStanding(tally, merchant, [parked(one)], now);
  return tally;
};

describe('where runs stand', () => {
  it('is counted with how long they have, and too few are no quantile', () => {
    expect(readStanding(standingOf([60, 60]))).toEqual([
      { playbook: 'activation', waitingFor: 'first_sale', n: 2, medianMinutes: null, p90Minutes: null },
    ]);
    const [three] = readStanding(standingOf([60, 600, 6000]));
    expect(three).toMatchObject({ n: 3, p90Minutes: null });
    expect(three?.medianMinutes).toBeGreaterThan(600 / 1.06);
    expect(three?.medianMinutes).toBeLessThan(600 * 1.06);
    expect(readStanding(emptyTally())).toEqual([]);
  });

  it('tells quantiles to a twentieth, however the merchants were shared out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 30, max: 500_000 }), { minLength: 10, maxLength: 60 }), fc.nat(), (waits, cut) => {
        const at = cut % waits.length;
        const merged = mergeTallies(standingOf(waits.slice(0, at)), standingOf(waits.slice(at)));
        const [told] = readStanding(merged);
        expect(told).toEqual(readStanding(standingOf(waits))[0]);
        const sorted = waits.toSorted((one, other) => one - other);
        for (const [share, said] of [
          [0.5, told?.medianMinutes],
          [0.9, told?.p90Minutes],
        ] as const) {
          const exact = sorted[Math.ceil(share * waits.length) - 1] ?? 0;
          expect(Math.abs((said ?? 0) - exact) / exact).toBeLessThan(0.08);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out who was woken, and who came there after the instant the figures are of', () => {
    const tally = emptyTally();
    const { token: _token, ...wait } = parked(5);
    tallyStanding(tally, merchant, [{ ...wait, status: 'gone', goneAt: now }, parked(-5)], now);
    expect(readStanding(tally)).toEqual([]);
  });

  it('is asked of merchants that may be waiting only', () => {
    const followUp = (type: string) => someEntry(merchantId, 'e', { type, run: `${merchantId}-care-follow-up-d30` });
    const inCare = someMerchant(merchantId, { lifecycleStage: 'care' });
    expect(mayWait(someMerchant(merchantId, { lifecycleStage: 'activation' }), [])).toBe(true);
    expect(mayWait(inCare, [])).toBe(false);
    expect(mayWait(inCare, [followUp('task.opened.v1')])).toBe(true);
    expect(mayWait(inCare, [followUp('task.opened.v1'), followUp('check-in.closed.v1')])).toBe(false);
    expect(mayWait(inCare, [someEntry(merchantId, 'e', { type: 'payment' })])).toBe(false);
  });
});
