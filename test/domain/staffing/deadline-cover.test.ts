import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cover, cameWithin, covers, leastStaff, slotsWithin } from '../../../domain/staffing/deadline-cover.ts';

const cover = (work: readonly number[], slots: number, backlog = 0): Cover => ({ work, backlog, slots, effective: 1 });

describe('people meet every deadline', () => {
  test('when what is left after a slot came within the service level', () => {
    expect(covers([1, 1, 1], cover([60, 0, 0], 2))).toBe(true);
    expect(covers([1, 0, 1], cover([60, 0, 0], 2))).toBe(false);
    expect(covers([1, 0, 1], cover([60, 0, 0], 3))).toBe(true);
  });

  test('when what was there before is done by the first of them', () => {
    expect(covers([1, 1], cover([0, 0], 1, 30))).toBe(true);
    expect(covers([0, 1], cover([0, 0], 1, 30))).toBe(false);
    expect(covers([0, 1], cover([0, 0], 2, 30))).toBe(true);
  });

  test('but not with work that came later than they did: an idle slot is lost', () => {
    expect(covers([9, 9, 0], cover([0, 0, 30], 1))).toBe(false);
  });
});

describe('the least number of people', () => {
  test('does all the work, however long it may wait', () => {
    expect(leastStaff(cover([0, 0, 0, 120], 9))).toBe(1);
    expect(leastStaff(cover([0, 0, 0, 121], 9))).toBe(2);
    expect(leastStaff(cover([0, 0], 1))).toBe(0);
    expect(leastStaff(cover([], 1))).toBe(0);
  });

  test('of any work meets its deadlines, with one fewer some work is late or left, and a longer service level takes no more', () => {
    const work = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(work, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 200 }), (came, slots, backlog) => {
        const all = cover(came, slots, backlog);
        const least = leastStaff(all);
        const every = (staff: number) => came.map(() => staff);
        expect(covers(every(least), all)).toBe(true);
        const total = backlog + came.reduce((sum, one) => sum + one, 0);
        if (least > 0) expect(covers(every(least - 1), all) && (least - 1) * 30 * came.length >= total).toBe(false);
        expect(leastStaff({ ...all, slots: slots + 1 })).toBeLessThanOrEqual(least);
      }),
    );
  });
});

test('a piece that takes a person longer than a slot must be taken up earlier', () => {
  expect(slotsWithin(240, 15, 0.72)).toBe(8);
  expect(slotsWithin(240, 60, 0.75)).toBe(6);
  expect(slotsWithin(30, 60, 1)).toBe(1);
});

test('a service level longer than a week holds whole weeks of work and the rest', () => {
  expect(cameWithin([1, 2, 3], 2)).toEqual([4, 3, 5]);
  expect(cameWithin([1, 2, 3], 3)).toEqual([6, 6, 6]);
  expect(cameWithin([1, 2, 3], 3_000_000_001)).toEqual([6_000_000_001, 6_000_000_002, 6_000_000_003]);
});
