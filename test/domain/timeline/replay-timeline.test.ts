import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../domain/model/timeline-entry.ts';
import { replayTimeline, storedState } from '../../../domain/timeline/replay-timeline.ts';
import { shopId } from '../given.ts';
import { live, lives } from './given-lives.ts';

test('replaying the timeline and the payments gives the stored state, whatever happened', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(lives, (life) => {
      const world = live(life);
      for (const one of world.ledger.timeline) seen.add(one.type);
      const shuffled = [...world.ledger.timeline].reverse();
      expect(replayTimeline(shuffled, world.ledger.buckets)).toEqual(storedState(world.snapshot));
      expect(replayTimeline(world.ledger.timeline, world.ledger.buckets)).toEqual(storedState(world.snapshot));
    }),
    { numRuns: 120 },
  );
  // the law would be empty if the lives were
  for (const type of [
    'merchant.approved.v1',
    'merchant.activated.v1',
    'task.decided.v1',
    'nudge.delivered.v1',
    'requirement.past-due.v1',
    'merchant.withdrawn.v1',
  ]) {
    expect(seen, type).toContain(type);
  }
});

const entry = (type: string, data: TimelineEntry['data'], n = 0): TimelineEntry => ({
  merchantId: shopId,
  id: `x/${n}`,
  at: '2018-03-06T13:00:00.000Z',
  type,
  actor: { kind: 'system', id: 'x' },
  data,
});

test('corrections move first sale and milestones, or take them away', () => {
  const state = replayTimeline(
    [
      entry('merchant.first-sale.v1', { at: '2018-03-02T00:00:00.000Z' }, 1),
      entry('merchant.milestone.reached.v1', { key: 'a', at: '2018-03-02T00:00:00.000Z' }, 2),
      entry('merchant.milestone.reached.v1', { key: 'b', at: '2018-03-02T00:00:00.000Z' }, 3),
      entry('merchant.milestone.corrected.v1', { key: 'first_sale', to: '2018-03-01T00:00:00.000Z' }, 4),
      entry('merchant.milestone.corrected.v1', { key: 'a', to: '2018-03-01T00:00:00.000Z' }, 5),
      entry('merchant.milestone.corrected.v1', { key: 'b', to: null }, 6),
    ].reverse(),
    [],
  );
  expect(state).toMatchObject({ firstSaleAt: '2018-03-01T00:00:00.000Z', milestones: { a: '2018-03-01T00:00:00.000Z' } });
  expect(state.milestones).not.toHaveProperty('b');
});

test('a fact told late stands where it was taken in; of one instant, where it happened', () => {
  const about = { requirementId: 'a' };
  const late = (type: string, at: string, n: number): TimelineEntry => ({
    ...entry(type, about, n),
    at,
    recordedAt: '2018-03-06T15:00:00.000Z',
  });
  const entries = [
    entry('requirement.opened.v1', { ...about, dueStatus: 'currently_due', verificationStatus: 'not_submitted' }, 1),
    { ...entry('requirement.past-due.v1', about, 2), at: '2018-03-06T14:00:00.000Z' },
    late('requirement.submitted.v1', '2018-03-05T11:00:00.000Z', 4),
    late('requirement.failed.v1', '2018-03-05T12:00:00.000Z', 3),
    late('requirement.noticed.v1', '2018-03-05T12:00:00.000Z', 5),
  ];
  for (const order of [entries, entries.toReversed()]) {
    expect(replayTimeline(order, []).requirements).toEqual({
      a: { dueStatus: 'currently_due', verificationStatus: 'failed' },
    });
  }
});

test('what came too late, or is about nothing known, changes nothing', () => {
  const opened = (id: string, dueStatus: string, n: number) =>
    entry('requirement.opened.v1', { requirementId: id, dueStatus, verificationStatus: 'not_submitted' }, n);
  const state = replayTimeline(
    [
      opened('a', 'eventually_due', 1),
      opened('boarding:pix', 'eventually_due', 2),
      opened('b', 'currently_due', 3),
      entry('requirement.submitted.v1', { requirementId: 'a', stale: 'a later one is known' }, 4),
      entry('requirement.submitted.v1', { requirementId: 'unknown' }, 5),
      entry('payment-method.boarding.changed.v1', { method: 'card', status: 'rejected' }, 6),
      entry('payment-method.boarding.changed.v1', { method: 'pix', status: 'rejected' }, 7),
      entry('requirement.noticed.v1', { requirementId: 'b' }, 8),
      entry('requirement.extended.v1', { requirementId: 'b' }, 9),
      entry('nudge.suppressed.v1', { reason: 'hold_out' }, 91),
    ],
    [],
  );
  expect(state.requirements).toEqual({
    a: { dueStatus: 'eventually_due', verificationStatus: 'not_submitted' },
    b: { dueStatus: 'currently_due', verificationStatus: 'not_submitted' },
    'boarding:pix': { dueStatus: 'eventually_due', verificationStatus: 'failed' },
  });
});
