import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseParty } from '../../../domain/case-clock/parties.ts';
import { addTimes, type CaseMove, noTime, timeByParty } from '../../../domain/case-clock/time-by-party.ts';

const move = (at: number, party: CaseMove['party']): CaseMove => ({ at, party });

describe('time by party', () => {
  test('runs from the first move to the last, or until an instant after it', () => {
    const moves = [move(0, 'us'), move(5, 'engineering'), move(12, 'closed')];
    expect(timeByParty(moves)).toEqual({ ...noTime, us: 5, engineering: 7, total: 12 });
    expect(timeByParty(moves, 20)).toEqual({ ...noTime, us: 5, engineering: 7, closed: 8, total: 20 });
    expect(timeByParty(moves, 3)).toEqual(timeByParty(moves));
    expect(timeByParty([])).toEqual(noTime);
  });

  test('of two moves of one instant belongs to the later one', () => {
    expect(timeByParty([move(0, 'us'), move(0, 'provider')], 7)).toEqual({ ...noTime, provider: 7, total: 7 });
  });

  const anyMoves = fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 500 }), party: fc.constantFrom(...caseParty.options) }), { maxLength: 30 })
    .map((moves) => moves.toSorted((a, b) => a.at - b.at));
  test('law: the parties add up to the life of the case', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const plain = timeByParty(moves);
        const { total, ...parts } = plain;
        expect(total).toBe((moves.at(-1)?.at ?? 0) - (moves[0]?.at ?? 0));
        expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBe(total);
        expect(addTimes(plain, noTime)).toEqual(plain);
      }),
    );
  });
});
