import { describe, expect, test } from 'vitest';
import { emptyTally } from '../../../../domain/tally/tally.ts';
import { tallyMerchant } from '../../../../domain/rollup/tally-merchant.ts';
import { readQueues } from '../../../../domain/rollup/tasks.ts';
import type { Outage } from '../../../../domain/model/outage.ts';
import { aPolicy, at } from '../../given.ts';
import { anOutage } from '../../outage/given-outage.ts';
import { ago, asOf, figuresFor, type Life, life, tallyOf, task } from './life.ts';

const review = (...lives: readonly Life[]) => {
  const found = figuresFor(...lives).queues.find(({ queue }) => queue === 'risk_review');
  if (found === undefined) throw new Error('the policy has no queue for risk reviews');
  return found;
};
/** 2018-05-29, a Tuesday, at 12:00 UTC, nine in the morning in São Paulo: the desk opens */
const tuesday = 2 + 16 / 24;
const hours = (n: number): number => tuesday - n / 24;

describe('the queues', () => {
  test('met, breached and open in time; a withdrawn task is in none of them', () => {
    const found = review(
      life(1, 50, {}, [
        ...task('met', 20, 10, [[11, 'task.decided.v1']]),
        ...task('late', 20, 10, [[9, 'task.decided.v1']]),
        ...task('overdue', 20, 10),
        ...task('waiting', 2, -2),
        ...task('withdrawn', 20, 10, [[15, 'task.cancelled.v1']]),
        ...task('old', 95, 94, [[93, 'task.decided.v1']]),
      ]),
    );
    expect(found.sla).toEqual({ value: 1 / 3, n: 3, met: 1, breached: 2, openInTime: 1 });
  });

  test('with outages and without: what an outage made late could have been met, and the task keeps its due instant', () => {
    const late = life(1, 50, {}, [
      ...task('late', 20, 10, [[9, 'task.decided.v1']]),
      ...task('very late', 20, 10, [[2, 'task.decided.v1']]),
    ]);
    const found = (outages: readonly Outage[]) => {
      const tally = emptyTally();
      tallyMerchant(tally, late, { ...at(asOf), outages });
      const figures = readQueues(tally, ['risk_review'])[0];
      return [figures?.sla.met, figures?.calm.met, figures?.calm.breached];
    };
    const lasting = anOutage({ capability: 'everything', from: ago(15), until: ago(12) });
    expect(found([])).toEqual([0, 0, 2]);
    expect(found([lasting])).toEqual([0, 1, 1]);
    expect(found([{ ...lasting, countries: ['FR'] }])).toEqual([0, 0, 2]);
  });

  test('where policy no longer knows the calendar, an outage is counted by the clock', () => {
    const tally = emptyTally();
    const late = life(1, 50, {}, task('late', 20, 10, [[9, 'task.decided.v1']], { calendar: 'gone' }));
    tallyMerchant(tally, late, { ...at(asOf), outages: [anOutage({ capability: 'everything', from: ago(15), until: ago(12) })] });
    expect(readQueues(tally, ['risk_review'])[0]?.calm.met).toBe(1);
  });

  test('service level is of those claimed or lost, in the working time of the queue', () => {
    const found = review(
      life(1, 50, {}, [
        ...task('soon', hours(0), 0, [[hours(7), 'task.claimed.v1', { by: 'ana' }]]),
        ...task('next day', hours(0), 0, [[hours(26), 'task.assigned.v1', { to: 'ana' }]]),
        ...task('lost', hours(0), 0, [[hours(1), 'task.cancelled.v1']]),
        ...task('waiting', hours(0), 0),
      ]),
    );
    // 26 hours later is a working day of nine and two hours more
    expect(found.level).toEqual({ value: 1 / 3, n: 3 });
  });

  test('a task of before calendars were noted counts in its queue’s, and by the clock where the queue is gone', () => {
    const claimedNextDay = [[hours(26), 'task.claimed.v1', { by: 'ana' }]] as const;
    const told = (more: object) => life(1, 50, {}, task('t', hours(0), 0, claimedNextDay, more));
    expect(review(told({ calendar: undefined })).level.n).toBe(1);
    expect(JSON.stringify(tallyOf([told({ calendar: undefined, queue: 'gone' })]).counts)).toContain('queue/gone/level/n');
  });

  test('handling time is what a person had it in hand while the desk was open, per task, never the queue', () => {
    const found = review(
      life(1, 50, {}, [
        ...task('twice', hours(0), 0, [
          [hours(1), 'task.claimed.v1', { by: 'ana' }],
          [hours(2), 'task.released.v1', { by: 'ana' }],
          [hours(3), 'task.claimed.v1', { by: 'bruno' }],
          [hours(3.5), 'task.approved-once.v1', { by: 'bruno' }],
          [hours(4), 'task.commented.v1', { comment: 'x' }],
          [hours(5), 'task.decided.v1', { by: 'ana' }],
        ]),
        ...task('passed on', hours(0), 0, [
          [hours(1), 'task.claimed.v1', { by: 'ana' }],
          [hours(1.5), 'task.assigned.v1', { to: 'bruno' }],
          [hours(2), 'task.snoozed.v1', { until: ago(0) }],
        ]),
        ...task('still held', hours(0), 0, [[hours(1), 'task.claimed.v1', { by: 'ana' }]]),
        ...task('over night', hours(8), 0, [
          [hours(8.5), 'task.claimed.v1', { by: 'ana' }],
          [hours(24.5), 'task.decided.v1', { by: 'ana' }],
        ]),
      ]),
    );
    expect(found.handlingMinutes).toEqual({ value: (90 + 60 + 60) / 3, n: 3 });
  });

  test('the backlog by age is everything open, however old', () => {
    const found = review(
      life(1, 400, {}, [...task('new', 0.5, -1), ...task('a', 2, 1), ...task('b', 2.5, -1), ...task('ancient', 200, 199)]),
    );
    expect(found.backlog.filter(({ inTime, late }) => inTime + late > 0)).toEqual([
      { age: '1', inTime: 1, late: 0 },
      { age: '3', inTime: 1, late: 1 },
      { age: 'older', inTime: 0, late: 1 },
    ]);
  });

  test('a merchant is behind a bar once, by its most urgent task', () => {
    const { lists } = figuresFor(
      life(1, 50, {}, [...task('a', 20, 10), ...task('b', 20, 15), ...task('c', 20, 12)]),
      life(2, 50, {}, task('d', 20, 13)),
    );
    expect(lists['late/risk_review']).toMatchObject({ n: 2, merchants: [{ name: 'Shop 1' }, { name: 'Shop 2' }] });
    expect(lists['breached/risk_review']?.n).toBe(2);
    expect(lists['open/risk_review']).toBeUndefined();
  });

  test('whoever leaves leaves no task open', () => {
    const left = { lifecycleStage: 'offboarded' as const, stageHistory: [{ stage: 'offboarded' as const, at: ago(15) }] };
    const found = review(life(1, 50, left, [...task('a', 20, 10), ...task('b', 30, 29, [[28, 'task.decided.v1']])]));
    expect(found.sla).toMatchObject({ met: 0, breached: 1, openInTime: 0 });
    expect(found.level).toEqual({ value: 0, n: 1 });
    expect(found.backlog.every(({ inTime, late }) => inTime + late === 0)).toBe(true);
  });

  test('of a queue that policy no longer knows time is the clock’s', () => {
    const policy = aPolicy();
    const one = life(1, 50, {}, task('a', hours(0), 0, [[hours(7), 'task.claimed.v1', { by: 'ana' }]]));
    const late = life(2, 50, {}, task('a', hours(0), 0, [[hours(26), 'task.claimed.v1', { by: 'ana' }]]));
    const queues = policy.tasks.queues.filter(({ key }) => key !== 'risk_review');
    for (const unknown of [
      { ...policy, calendars: {} },
      { ...policy, tasks: { ...policy.tasks, queues } },
    ]) {
      const tally = emptyTally();
      for (const each of [one, late]) tallyMerchant(tally, each, at(asOf, unknown));
      expect([tally.counts['queue/risk_review/level/within'], tally.counts['queue/risk_review/level/n']]).toEqual([1, 2]);
    }
  });

  test('what is told of a task nobody opened is not a task', () => {
    const odd = life(1, 50, {}, [[3, 'task.claimed.v1', { taskId: 'unheard', queue: 'risk_review', by: 'ana' }]]);
    expect(review(odd).level.n).toBe(0);
  });
});

describe('the weeks', () => {
  const opened = (week: number, size: number, from: number) =>
    Array.from({ length: size }, (_, n) =>
      life(from + n, 300, {}, task(`t${from + n}`, 7 * week + 1, 7 * week, [[7 * week + 0.5, 'task.decided.v1']])),
    );
  test('are forecast by the mean of the four before, and the forecast is measured', () => {
    const { weeks, forecast, nextWeek } = figuresFor(...[4, 8, 4, 8, 10, 0].flatMap((size, n) => opened(6 - n, size, n * 20)));
    // the oldest of these weeks is the first there is: the desk did not exist before
    expect(weeks.map((one) => [one.opened, one.met, one.forecast])).toEqual([
      [4, 4, null],
      [8, 8, null],
      [4, 4, null],
      [8, 8, null],
      [10, 10, 6],
      [0, 0, 7.5],
      [0, 0, 5.5],
    ]);
    // (|10−6| + |0−7.5|) / 10
    expect(forecast).toEqual({ wape: 1.15, accuracy: 0, n: 2 });
    expect(nextWeek).toBe(5.5);
    expect(weeks.at(-1)?.week).toBe('2018-05-28');
  });
});

describe('straight through', () => {
  const decided = { approvedAt: ago(30) };
  test('is decided without a person among decided', () => {
    const found = figuresFor(
      life(1, 50, decided),
      life(2, 50, { declinedAt: ago(20) }),
      life(3, 50, decided, task('r', 40, 39, [[35, 'task.decided.v1']], { subjectKind: 'risk_review' })),
      life(4, 50, decided, task('call', 40, 39, [[35, 'task.decided.v1']])),
      life(5, 50, decided, task('settled itself', 40, 39, [[35, 'task.cancelled.v1']], { subjectKind: 'risk_review' })),
      life(6, 50),
    );
    expect(found.straightThrough).toEqual({ value: 4 / 5, n: 5 });
    expect(found.lists['decided/person']?.merchants.map(({ name }) => name)).toEqual(['Shop 3']);
  });
});

describe('CSAT', () => {
  const offered = (days: number, csatId = 'd30') => [days, 'csat.offered.v1', { csatId }] as const;
  const rated = (days: number, rating: number, more = {}) => [days, 'csat.rated.v1', { csatId: 'd30', rating, ...more }] as const;
  test('is 4 and 5 among the rated, of the offers of ninety days; the latest rating of an offer counts', () => {
    const { csat, lists } = figuresFor(
      life(1, 200, {}, [offered(20), rated(19, 2), rated(18, 5)]),
      life(2, 200, {}, [offered(20), rated(19, 4), rated(18, 1, { stale: 'a later rating is known' })]),
      life(3, 200, {}, [offered(20), rated(19, 3)]),
      life(4, 200, {}, [offered(20), offered(10, 'd90')]),
      life(5, 200, {}, [offered(100), rated(99, 1)]),
    );
    expect(csat).toEqual({ csat: { value: 2 / 3, n: 3 }, responseRate: { value: 3 / 5, n: 5 }, ratings: [0, 0, 1, 1, 1] });
    expect(lists['csat/unhappy']?.merchants.map(({ name }) => name)).toEqual(['Shop 3']);
  });
});
