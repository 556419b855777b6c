import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offerRating } from '../../../domain/care/offer-rating.ts';
import { scoreHealth } from '../../../domain/care/score-health.ts';
import { findStall } from '../../../domain/ladder/find-stall.ts';
import type { CareCase, CheckIn, Csat } from '../../../domain/model/care.ts';
import { transactionLimit } from '../../../domain/model/in-pieces.ts';
import type { Item } from '../../../domain/model/item.ts';
import type { Ladder, Nudge } from '../../../domain/model/ladder.ts';
import { isOver, outOfUse } from '../../../domain/model/out-of-use.ts';
import { itemsOf, type Snapshot, snapshotOf } from '../../../domain/model/snapshot.ts';
import type { Task } from '../../../domain/model/task.ts';
import { toArchive } from '../../../domain/model/to-archive.ts';
import { cappedUntil } from '../../../domain/nudge/frequency-cap.ts';
import { looks } from '../../../domain/playbook/looks.ts';
import { reviewOf } from '../../../domain/risk/review-of.ts';
import { lifecycleStage } from '../../../domain/values.ts';
import { aDecidedTask, anOpenTask, aRequirement, aStep, at, having, inStage, registered, shopId, tuesday } from '../given.ts';

const day = (n: number): string => new Date(Date.parse(tuesday) - n * 86_400_000).toISOString();
const base = { merchantId: shopId, version: 1 };
const aNudge = (id: string, daysAgo: number, status: Nudge['status'] = 'delivered'): Nudge => {
  const common = {
    ...base,
    ...{ kind: 'nudge' as const, id, stage: 'onboarding' as const, rung: 0, channel: 'email' as const, template: 't' },
    ...{ locale: 'pt', subject: 's', body: 'b', run: 'r', requestedAt: day(daysAgo) },
  };
  switch (status) {
    case 'requested':
      return { ...common, status };
    case 'claimed':
      return { ...common, status, claimedAt: day(daysAgo) };
    case 'delivered':
      return { ...common, status, deliveredAt: day(daysAgo) };
    case 'failed':
      return { ...common, status, failedAt: day(daysAgo), failure: 'bounced' };
  }
};
describe('what is kept apart from the beginning', () => {
  test('is over from the beginning: payouts and exports', () => {
    for (const kind of ['payout', 'export'] as const) expect(isOver({ ...base, kind, id: 'p-1' } as unknown as Item)).toBe(true);
  });
});
const aCase = (id: string, closedDaysAgo?: number): CareCase => ({
  ...base,
  ...{ kind: 'case', id, title: id, severity: 'normal', openedAt: day(800) },
  ...(closedDaysAgo === undefined ? {} : { closedAt: day(closedDaysAgo) }),
});
const aCheckIn = (id: string, dayOf: number, status: CheckIn['status']): CheckIn => ({
  ...base,
  ...{ kind: 'check_in', id, day: dayOf, scheduledFor: tuesday, status },
});
const aCsat = (id: string, daysAgo: number): Csat => ({ ...base, kind: 'csat', id, offeredAt: day(daysAgo), rating: 4 });
const applied = (id: string, choice: string, more: Partial<Extract<Task, { status: 'decided' }>> = {}) =>
  aDecidedTask(id, choice, { appliedAt: tuesday, ...more });
const cancelled = (id: string): Task => {
  const { dueAt: _due, snoozedUntil: _until, snoozeReason: _why, ...rest } = anOpenTask(id);
  return { ...rest, status: 'cancelled', cancelledAt: tuesday, cancelReason: 'settled' };
};
const ladder: Ladder = {
  ...base,
  ...{ kind: 'ladder', id: 'onboarding', stage: 'onboarding', status: 'stalled', startedAt: day(90), lastProgressAt: day(60) },
  ...{ rung: 0, sent: [] },
};
const idle = (snapshot: Snapshot, now = tuesday): readonly string[] => outOfUse(snapshot, at(now)).map(({ id }) => id);

describe('finished items are out of use', () => {
  test('of nudges those no cap counts any more; the last one stays, and what failed for a day', () => {
    const sent = [40, 29, 20, 10, 6, 1].map((days) => aNudge(`n${days}`, days));
    const under = having(
      registered(),
      ...sent,
      aNudge('f0', 0, 'failed'),
      aNudge('f2', 2, 'failed'),
      aNudge('r', 50, 'requested'),
    );
    // four in thirty days: the fifth latest within them is not counted
    expect(idle(under)).toEqual(['n40', 'n29', 'f2']);
    expect(idle(having(registered(), aNudge('only', 700)))).toEqual([]);
  });

  test('of tasks what is cancelled, and what was decided, acted on and is not the last of its queue', () => {
    const older = applied('older', 'extend', { decision: { choice: 'extend', reason: 'r', by: 'b', at: day(3) } });
    const undone = aDecidedTask('undone', 'extend', { queue: 'calls' });
    expect(idle(having(registered(), cancelled('c'), older, applied('last', 'extend'), undone, anOpenTask('o')))).toEqual([
      'c',
      'older',
    ]);
  });

  test('what was handled before the merchant came to its stage counts no more there', () => {
    const before = applied('before', 'extend', { decision: { choice: 'extend', reason: 'r', by: 'b', at: day(3) } });
    expect(idle(inStage('care', {}, having(registered(), before)))).toEqual(['before']);
  });

  test('a deadline asked about stays while it runs, a review while the risk is checked, an end for good', () => {
    const since = (subjectId: string, more = {}) =>
      applied(subjectId, 'extend', {
        ...{ subjectKind: 'requirement' as const, subjectId, decision: { choice: 'extend', reason: 'r', by: 'b', at: day(3) } },
        ...more,
      });
    const requirements = [
      aRequirement('open', { deadline: day(1) }),
      aRequirement('undated', { deadline: undefined }),
      aRequirement('met', { dueStatus: 'satisfied' }),
    ];
    const past = { openedAt: day(5) };
    const tasks = [
      since('open'),
      since('undated'),
      since('met'),
      since('gone'),
      { ...since('open', past), id: 'before-the-deadline' },
    ];
    expect(idle(having(registered(), ...requirements, ...tasks, applied('last', 'extend')))).toEqual([
      'met',
      'gone',
      'before-the-deadline',
    ]);
    const review = applied('review', 'approve', { subjectKind: 'risk_review' });
    const newer = applied('newer', 'approve', {
      decision: { choice: 'approve', reason: 'r', by: 'b', at: '2018-03-07T13:00:00.000Z' },
    });
    const end = applied('end', 'close', { decision: { choice: 'close', reason: 'r', by: 'b', at: day(9) } });
    expect(idle(inStage('risk_check', {}, having(registered(), review, newer, end)))).toEqual([]);
    expect(idle(inStage('activation', {}, having(registered(), review, newer, end)))).toEqual(['review']);
  });

  test('a matter asked about stays while nobody set it a deadline, and whatever stage a merchant without a history is in', () => {
    const about = applied('asked', 'waive', { subjectKind: 'requirement', subjectId: 'open', queue: 'a' });
    const newer = applied('newer', 'waive', {
      queue: 'a',
      decision: { choice: 'waive', reason: 'r', by: 'b', at: '2018-03-07T13:00:00.000Z' },
    });
    const open = having(registered(), aRequirement('open'), about, newer);
    expect(idle(open)).toEqual([]);
    expect(idle({ ...open, merchant: { ...open.merchant, stageHistory: [] } })).toEqual([]);
    expect(idle(having(open, aRequirement('open', { dueStatus: 'satisfied' })))).toEqual(['asked']);
  });

  test('of check-ins those nobody planned, of cases all closed before the last one', () => {
    const checkIns = [aCheckIn('d7', 7, 'closed'), aCheckIn('drop-1', 0, 'closed'), aCheckIn('drop-2', 0, 'due')];
    expect(idle(having(registered(), ...checkIns, aCase('a', 9), aCase('b', 2), aCase('c')))).toEqual(['a', 'drop-1']);
  });

  test('nothing else ever is', () => {
    for (const one of itemsOf(registered())) expect(isOver(one)).toBe(false);
  });

  const daysAgo = fc.integer({ min: 0, max: 800 });
  const choice = fc.constantFrom('extend', 'approve', 'close', 'waive');
  const finished = (n: number): fc.Arbitrary<Item> =>
    fc.oneof(
      fc.tuple(daysAgo, fc.constantFrom('delivered', 'failed', 'requested')).map(([ago, status]) => aNudge(`n${n}`, ago, status)),
      daysAgo.map((ago) => aCase(`c${n}`, ago)),
      fc.constant(aCase(`c${n}`)),
      daysAgo.map((ago) => aCsat(`s${n}`, ago)),
      fc.tuple(daysAgo, choice, fc.constantFrom('onboarding_deadlines', 'calls')).map(([ago, chosen, queue]) =>
        applied(`t${n}`, chosen, {
          ...{ queue, openedAt: day(ago), subjectKind: n % 2 === 0 ? ('requirement' as const) : ('risk_review' as const) },
          ...{ subjectId: `r${n % 6}`, decision: { choice: chosen, reason: 'r', by: 'b', at: day(ago) } },
        }),
      ),
    );

  test('no rule decides otherwise without them: caps, stalls, deadlines asked about, reviews, health and ratings', () => {
    fc.assert(
      fc.property(
        fc.tuple(...Array.from({ length: 30 }, (_, n) => finished(n))),
        fc.constantFrom(...lifecycleStage.options),
        daysAgo,
        (items, stage, deadlineDaysAgo) => {
          const requirements = Array.from({ length: 6 }, (_, n) =>
            aRequirement(`r${n}`, { deadline: day(deadlineDaysAgo), dueStatus: n < 3 ? 'past_due' : 'satisfied' }),
          );
          const whole = inStage(stage, {}, having(registered(), ...requirements, ladder, aCheckIn('d30', 30, 'due'), ...items));
          const context = at(tuesday);
          const gone = new Set(outOfUse(whole, context));
          const live = snapshotOf(itemsOf(whole).filter((one) => !gone.has(one)));
          if (live === undefined) throw new Error('the merchant itself is never out of use');
          const step = { ...aStep('care-follow-up'), run: `${shopId}-care-follow-up-d30` };
          const wait = { playbook: 'onboarding', run: 'r' } as never;
          const found = (of: Snapshot) => ({
            capped: cappedUntil(context.policy.nudges, of.nudges, tuesday),
            stall: findStall(of, ladder, context),
            missed: looks.deadline_missed.look(of, wait, context),
            review: stage === 'risk_check' ? reviewOf(of, `${shopId}-onboarding-1`)?.id : undefined,
            health: scoreHealth(of, context),
            rating: stage === 'offboarded' ? undefined : offerRating(of, step, context).result,
          });
          expect(found(live)).toEqual(found(whole));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what a commit moves to the archive', () => {
  const cases = (count: number) => Array.from({ length: count }, (_, n) => aCase(`c${n}`, 10 + n));
  const nothingElse = { puts: [], deletes: [], timeline: [] };
  const moved = (count: number, commit: Parameters<typeof toArchive>[1] = nothingElse) =>
    toArchive(having(registered(), ...cases(count)), commit, at(tuesday)).length;

  test('is nothing for a few, a dozen of many at most, and what the transaction has room for', () => {
    expect([moved(1), moved(6), moved(7), moved(1_000)]).toEqual([0, 0, 6, 12]);
    const full = (writes: number) => ({ ...nothingElse, puts: Array.from({ length: writes }, (_, n) => aRequirement(`x${n}`)) });
    expect([95, 99, 100, transactionLimit + 1].map((writes) => moved(20, full(writes)))).toEqual([2, 0, 0, 0]);
  });

  test('is never what the commit writes itself, nor what is there already', () => {
    const [first, second] = cases(2);
    if (first === undefined || second === undefined) throw new Error('two cases');
    const ids = toArchive(
      having(registered(), ...cases(9)),
      { ...nothingElse, puts: [{ ...first, title: 'again' }], deletes: [], recalled: [second] },
      at(tuesday),
    ).map(({ id }) => id);
    // c0 was closed last: it stays whatever is written
    expect(ids).toEqual(['c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']);
  });
});
