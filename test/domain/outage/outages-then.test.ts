import { describe, expect, test } from 'vitest';
import type { Requirement } from '../../../domain/model/requirement.ts';
import { type Changer, declareOutage, endOutage, extendOutage } from '../../../domain/outage/change-outage.ts';
import { moveDeadline, otherDeadline } from '../../../domain/outage/move-deadline.ts';
import type { OutageEntry } from '../../../domain/outage/outage-told.ts';
import { outagesThen } from '../../../domain/outage/outages-then.ts';
import { aRequirement, at as atTime, registered } from '../given.ts';
import { anOutage } from './given-outage.ts';

const rita: Changer = { actor: { kind: 'person', id: 'rita' }, leads: false };
const begins = '2018-03-06T14:00:00.000Z';
const declared = declareOutage({ version: 0, outages: [] }, anOutage({ from: begins }), rita, 'k1', begins);
const longer = '2018-03-06T20:00:00.000Z';
const extended = extendOutage(
  declared.book,
  { id: 'o1', until: longer, reason: 'still down' },
  rita,
  'k2',
  '2018-03-06T16:00:00.000Z',
);
const ended = endOutage(extended.book, { id: 'o1', reason: 'back' }, rita, 'k3', '2018-03-06T19:00:00.000Z');
const told = [ended, declared, extended].flatMap(({ entry }) => entry ?? []) satisfies readonly OutageEntry[];

describe('what was told of outages', () => {
  test('gives each as it was known at an instant', () => {
    const untilAt = (at: string) => outagesThen(told, at).map(({ until }) => until);
    expect(untilAt('2018-03-06T13:59:59.999Z')).toEqual([]);
    expect(untilAt(begins)).toEqual(['2018-03-06T18:00:00.000Z']);
    expect(untilAt('2018-03-06T18:59:00.000Z')).toEqual([longer]);
    expect(untilAt('2018-03-07T00:00:00.000Z')).toEqual(['2018-03-06T19:00:00.000Z']);
  });

  test('amounts to what is kept of them', () => {
    const { endedAt: _ended, ...kept } = ended.outage;
    expect(outagesThen(told, '2018-03-07T00:00:00.000Z')).toEqual([kept]);
  });
});

describe('a deadline that outages moved, computed anew', () => {
  const deadline = '2018-03-07T14:00:00.000Z';
  const now = '2018-03-07T09:00:00.000Z';
  const owed = aRequirement('bank_account', { deadline, dueAt: deadline, openedAt: '2018-03-06T13:00:00.000Z' });
  const { merchant } = registered();
  const { policy } = atTime(now);
  const known = (at: string) => outagesThen(told, at);
  const moved = (moveDeadline(merchant, owed, { outages: known(now), now, policy })?.puts ?? [])[0] as Requirement;

  test('comes to the same', () => {
    expect(moved.deadline).toBe('2018-03-07T19:00:00.000Z');
    expect(otherDeadline(merchant, moved, known, policy)).toBeUndefined();
    expect(otherDeadline(merchant, owed, known, policy)).toBeUndefined();
  });

  test('and differs where somebody changed it, or where no outage was told', () => {
    const wrong = '2018-03-09T19:00:00.000Z';
    expect(otherDeadline(merchant, { ...moved, deadline: wrong }, known, policy)).toEqual({
      stored: wrong,
      recomputed: moved.deadline,
    });
    expect(otherDeadline(merchant, moved, () => [], policy)).toEqual({ stored: moved.deadline, recomputed: deadline });
    const { deadline: _gone, ...without } = moved;
    expect(otherDeadline(merchant, without, known, policy)).toEqual({ stored: null, recomputed: moved.deadline });
  });

  test('one that a refusal set anew is its own', () => {
    expect(
      otherDeadline(
        merchant,
        { ...moved, deadline: now, verificationStatus: 'failed', factAt: '2018-03-08T00:00:00.000Z' },
        known,
        policy,
      ),
    ).toBeUndefined();
  });
});
