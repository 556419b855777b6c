import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseParty } from '../../../domain/case-clock/parties.ts';
import { type CaseMove, takeMove } from '../../../domain/case-clock/take-move.ts';
import { addTimes, noTime, timeByParty } from '../../../domain/case-clock/time-by-party.ts';

const move = (at: number, party: CaseMove['party'], seq = at): CaseMove => ({ at, seq, party });
const told = (...news: readonly CaseMove[]) => news.reduce<readonly CaseMove[]>(takeMove, []);

describe('whom a case waits for', () => {
  test('is whom its last move named, whatever was heard of first', () => {
    const moves = [move(0, 'us'), move(5, 'merchant'), move(9, 'resolved')];
    expect(told(...moves.toReversed())).toEqual(moves);
  });

  test('of two moves of one instant is whom the later one named', () => {
    expect(timeByParty(told(move(0, 'us', 1), move(0, 'provider', 2)), 7)).toMatchObject({ us: 0, provider: 7, total: 7 });
    expect(timeByParty(told(move(0, 'provider', 2), move(0, 'us', 1)), 7)).toMatchObject({ us: 0, provider: 7, total: 7 });
  });

  test('does not change when a move is told again', () => {
    const moves = told(move(0, 'us'), move(5, 'merchant'));
    expect(takeMove(moves, move(0, 'us'))).toBe(moves);
    expect(takeMove(moves, move(0, 'provider'))).toHaveLength(3);
    // two that contradict each other are both kept, and always in the same order
    expect(told(move(0, 'provider'), move(0, 'us'))).toEqual(told(move(0, 'us'), move(0, 'provider')));
  });
});

describe('time by party', () => {
  test('runs from the first move to the last, or until an instant after it', () => {
    const moves = told(move(0, 'us'), move(5, 'engineering'), move(12, 'closed'));
    expect(timeByParty(moves)).toEqual({ ...noTime, us: 5, engineering: 7, total: 12 });
    expect(timeByParty(moves, 20)).toEqual({ ...noTime, us: 5, engineering: 7, closed: 8, total: 20 });
    expect(timeByParty(moves, 3)).toEqual(timeByParty(moves));
    expect(timeByParty([])).toEqual(noTime);
  });

  const anyMoves = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 500 }), seq: fc.nat(40), party: fc.constantFrom(...caseParty.options) }),
    { maxLength: 30 },
  );
  test('is the same in whatever order and however often news comes, and its parties add up to the life of the case', () => {
    fc.assert(
      fc.property(anyMoves, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (moves, draws) => {
        const plain = timeByParty(told(...moves));
        const shuffled = [...moves, ...moves].map((one) => [draws.next().value, one] as const).toSorted(([a], [b]) => a - b);
        expect(timeByParty(told(...shuffled.map(([, one]) => one)))).toEqual(plain);
        const { total, ...parts } = plain;
        const ats = moves.map(({ at }) => at);
        expect(total).toBe(moves.length === 0 ? 0 : Math.max(...ats) - Math.min(...ats));
        expect(Object.values(parts).reduce((sum, one) => sum + one, 0)).toBe(total);
        expect(addTimes(plain, noTime)).toEqual(plain);
      }),
    );
  });
});
