import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../domain/outage/outage-standing.ts';
import { endedByItself } from '../../../domain/outage/outage-told.ts';
import { allowedNow, isHeldBy, startOf, unreleased, withRelease } from '../../../domain/outage/release-plan.ts';
import { outagesToShow } from '../../../domain/outage/touched.ts';
import { anOutage } from './given-outage.ts';

const after = '2018-03-06T18:00:00.000Z';
const begun = { at: after, shard: 1, count: 40, done: false };

describe('what an outage held is let go', () => {
  test('once it is over, and until everybody is gone', () => {
    const book = {
      version: 1,
      outages: [anOutage(), anOutage({ id: 'done', release: { ...begun, done: true } }), anOutage({ id: 'p', proposed: true })],
    };
    expect(unreleased(book, after).map(({ id }) => id)).toEqual(['o1']);
    expect(unreleased(book, '2018-03-06T17:59:59.999Z')).toEqual([]);
    expect(withRelease(book, 'o1', begun).outages.map(({ release }) => release?.count)).toEqual([40, 40, undefined]);
  });

  test('so many an hour: the first at once, later ones by the time since', () => {
    expect(allowedNow(anOutage(), after)).toBe(600);
    const one = anOutage({ release: begun });
    expect([after, '2018-03-06T18:30:00.000Z', '2018-03-06T23:00:00.000Z'].map((at) => allowedNow(one, at))).toEqual([
      0, 300, 600,
    ]);
    expect(startOf(one, after)).toBe(begun);
    expect(startOf(anOutage(), after)).toEqual({ at: after, shard: 0, count: 0, done: false });
  });

  test('ladders and deadlines only, and those that were put off to one of its ends', () => {
    const of = (kind: 'ladder' | 'requirement' | 'task', dueAt: string) =>
      isHeldBy([anOutage()], { merchantId: 'm', kind, id: 'x', dueAt });
    expect([of('ladder', after), of('requirement', after), of('task', after), of('ladder', '2018-03-06T18:00:00.001Z')]).toEqual([
      ...[true, true, false, false],
    ]);
  });

  test('one that lasted as long as it was meant to is told to have ended then', () => {
    expect(endedByItself(anOutage())).toMatchObject({
      at: after,
      type: 'outage.ended.v1',
      data: { until: after, before: after },
    });
  });
});

test('an outage stands for what it is at the instant', () => {
  const at = (now: string, more = {}) => standingOf(anOutage(more), now);
  expect(at('2018-03-06T13:00:00.000Z')).toBe('planned');
  expect(at('2018-03-06T14:00:00.000Z')).toBe('running');
  expect(at(after)).toBe('releasing');
  expect(at(after, { release: begun })).toBe('releasing');
  expect(at(after, { release: { ...begun, done: true } })).toBe('over');
  expect(at(after, { until: '2018-03-06T14:00:00.000Z' })).toBe('over');
  expect(at(after, { proposed: true })).toBe('proposed');
});

test('a merchant is shown what runs and what begins within a day, where it lives and stands', () => {
  const merchant = { country: 'BR', stage: 'onboarding' } as const;
  const shown = (now: string) =>
    outagesToShow(
      [
        anOutage({ id: 'b', from: '2018-03-06T15:00:00.000Z' }),
        anOutage(),
        anOutage({ id: 'd', from: '2018-03-06T16:00:00.000Z' }),
        anOutage({ id: 'c', countries: ['FR'] }),
      ],
      merchant,
      now,
    ).map(({ id }) => id);
  expect(shown('2018-03-05T14:00:00.000Z')).toEqual([]);
  expect(shown('2018-03-05T14:30:00.000Z')).toEqual(['o1']);
  expect(shown('2018-03-06T17:00:00.000Z')).toEqual(['o1', 'b', 'd']);
  expect(shown(after)).toEqual([]);
});
