import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../../domain/rollup/figures.ts';
import { emptyTally, mergeTallies } from '../../../../domain/tally/tally.ts';
import { tallyMerchant } from '../../../../domain/rollup/tally-merchant.ts';
import type { Outage } from '../../../../domain/model/outage.ts';
import { anOutage } from '../../outage/given-outage.ts';
import { ago, context, figuresFor, type Life, life, tallyOf } from './life.ts';

const due = { dueStatus: 'currently_due', verificationStatus: 'not_submitted' };
const asked = (requirementId: string) => ({ requirementId, awaitingActionFrom: 'merchant', ...due });
const reviewed = { taskId: 't', queue: 'risk_review', subjectKind: 'case', subjectId: 'c', slaDueAt: ago(0) };
const inStage = (days: number, stage = 'onboarding') =>
  ({ stageHistory: [{ stage, at: ago(days) }], lifecycleStage: stage }) as object;

/** 2018-05-21, a Monday, 04:00 UTC: eleven days before the figures */
const slow = (n: number, more: object = {}): Life =>
  life(n, 11, { ...inStage(11), ...more }, [
    [11, 'requirement.opened.v1', asked('bank_account')],
    [8, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
    [7, 'requirement.failed.v1', { requirementId: 'bank_account' }],
    [4, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
  ]);
const processOf = (playbook: string, ...lives: readonly Life[]) => {
  const found = figuresFor(...lives).process?.find((one) => one.playbook === playbook);
  if (found === undefined) throw new Error(`no figures of ${playbook}`);
  return found;
};
const DAY = 24 * 60;

describe('where the time of a playbook goes', () => {
  test('by whom was waited for, the parts adding up to every minute of its runs', () => {
    const { minutes, running, over, waits } = processOf('onboarding', slow(1), slow(2));
    expect([running, over]).toEqual([2, 0]);
    expect(minutes).toMatchObject({ merchant: 2 * 6 * DAY, provider: 2 * 5 * DAY, total: 2 * 11 * DAY });
    const { total, ...parts } = minutes;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
    expect(waits.reduce((sum, wait) => sum + wait.minutes, 0)).toBe(total);
  });

  test('to the minute, whatever seconds things happened at and whatever weeks are long gone', () => {
    const odd = life(1, 300.123_456, inStage(300.123_456), [
      [200.3, 'requirement.opened.v1', asked('bank_account')],
      [70.777_7, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
      [33.333_3, 'requirement.failed.v1', { requirementId: 'bank_account' }],
    ]);
    const { minutes, waits } = processOf('onboarding', odd);
    expect(minutes.total).toBe(84 * DAY);
    expect(waits.reduce((sum, { open, closed, outage }) => sum + open + closed + outage, 0)).toBe(84 * DAY);
    // what was over before them is in none
    expect(
      processOf(
        'onboarding',
        life(1, 300, {
          ...inStage(300),
          ...({
            stageHistory: [
              { stage: 'onboarding', at: ago(300) },
              { stage: 'care', at: ago(90) },
            ],
          } as object),
        }),
      ).over,
    ).toBe(0);
  });

  test('finished waits by median and P90 in working time, week by week; a day has nine hours, not 24', () => {
    const { waits } = processOf('onboarding', slow(1));
    const merchant = waits.find(({ who, what }) => who === 'merchant' && what === 'bank_account');
    // Monday to Thursday, then Friday to Monday: three and one working days of nine hours
    expect(merchant).toMatchObject({ times: 2, again: 1, running: 0, n: 2 });
    expect(Math.abs(Number(merchant?.median) - 9 * 60)).toBeLessThan(0.04 * 9 * 60);
    expect(Math.abs(Number(merchant?.p90) - 3 * 9 * 60)).toBeLessThan(0.04 * 3 * 9 * 60);
    expect(merchant?.weeks.map(({ week, n }) => [week, n])).toEqual([
      ['2018-05-21', 1],
      ['2018-05-28', 1],
    ]);
    const provider = waits.find(({ who }) => who === 'provider');
    expect(provider).toMatchObject({ times: 2, running: 1, n: 1 });
  });

  test('time of an outage is no time of whoever was waited for', () => {
    const tally = emptyTally();
    const outages: readonly Outage[] = [
      anOutage({ from: ago(10), until: ago(9) }),
      anOutage({ id: 'o2', from: ago(9.5), until: ago(5) }),
    ];
    tallyMerchant(tally, slow(1), { ...context, outages });
    const found = figuresOf(tally, context).process?.find(({ playbook }) => playbook === 'onboarding');
    expect(found?.minutes).toMatchObject({ outage: 5 * DAY, merchant: 2 * DAY, provider: 4 * DAY, total: 11 * DAY });
    const all = emptyTally();
    tallyMerchant(all, slow(1), { ...context, outages: [anOutage({ from: ago(11), until: ago(0) })] });
    expect(figuresOf(all, context).process?.[0]?.bottleneck).toMatchObject({ who: 'merchant', cause: 'outage' });
  });

  test('where policy has no calendar, time is the clock’s', () => {
    const tally = emptyTally();
    const bare = { ...context, policy: { ...context.policy, calendars: {} } };
    tallyMerchant(tally, slow(1), bare);
    expect(figuresOf(tally, bare).process?.[0]?.minutes).toMatchObject({ merchant: 6 * DAY, total: 11 * DAY });
    expect(figuresOf(tally, bare).process?.[0]?.waits[0]).toMatchObject({ open: 6 * DAY, closed: 0 });
  });
});

describe('the bottleneck', () => {
  test('is the wait most time is lost in, with its merchants and why', () => {
    const { bottleneck } = processOf('onboarding', slow(1), slow(2));
    expect(bottleneck).toEqual({ who: 'merchant', what: 'bank_account', minutes: 2 * 6 * DAY, cause: 'comes_back' });
    const { lists } = figuresFor(slow(1), slow(2));
    expect(lists['process/onboarding/merchant~bank_account']).toMatchObject({ n: 2 });
  });

  test('who waited longest comes first', () => {
    const short = life(7, 3, inStage(3), [[3, 'requirement.opened.v1', asked('bank_account')]]);
    const { lists } = figuresFor(short, slow(1));
    expect(lists['process/onboarding/merchant~bank_account']?.merchants.map(({ name }) => name)).toEqual(['Shop 1', 'Shop 7']);
  });

  test('is named by whom it waits for, by our closed hours, by work in hand, or there is none', () => {
    const supplied = (awaitingActionFrom: string) =>
      processOf('onboarding', life(1, 3, inStage(3), [[3, 'requirement.opened.v1', { ...asked('x'), awaitingActionFrom }]]))
        .bottleneck;
    expect(supplied('merchant')?.cause).toBe('merchant');
    expect(supplied('provider')?.cause).toBe('provider');
    expect(supplied('operations')?.cause).toBe('closed_hours');
    // three working hours of a Tuesday
    const open = life(1, 3, inStage(50, 'care'), [
      [2.5, 'case.opened.v1', { caseId: 'c' }],
      [2.375, 'case.closed.v1', { caseId: 'c' }],
    ]);
    expect(processOf('case', open).bottleneck?.cause).toBe('queue');
    const inHand = life(1, 3, inStage(50, 'care'), [
      [2.5, 'case.opened.v1', { caseId: 'c' }],
      [2.5, 'task.opened.v1', reviewed],
      [2.5, 'task.claimed.v1', { taskId: 't' }],
    ]);
    expect(processOf('case', inHand).bottleneck?.cause).toBe('work');
    expect(processOf('case', slow(1)).bottleneck).toBeUndefined();
    const cooling = life(1, 3, inStage(50, 'care'), [
      [3, 'account-change.asked.v1', { changeId: 'c' }],
      [3, 'account-change.cooling-off.v1', { changeId: 'c' }],
    ]);
    expect(processOf('account-change', cooling)).toMatchObject({ minutes: { policy: 3 * DAY, total: 3 * DAY } });
    expect(processOf('account-change', cooling).bottleneck).toBeUndefined();
  });
});

describe('the paths of runs that are over', () => {
  const over = (n: number, currency: string, volume?: number) =>
    life(
      n,
      11,
      {
        ...({
          stageHistory: [
            { stage: 'onboarding', at: ago(11) },
            { stage: 'risk_check', at: ago(1) },
          ],
        } as object),
        ...({
          lifecycleStage: 'risk_check',
          currency,
          ...(volume === undefined ? {} : { declaredMonthlyVolumeMinor: volume }),
        } as object),
      },
      slow(n).timeline.map(({ at, type, data }) => [(Date.parse(ago(0)) - Date.parse(at)) / 86_400_000, type, data] as const),
    );
  test('with how many, how long and what the merchants said they sell in a month', () => {
    const { paths, otherPaths } = processOf('onboarding', over(1, 'BRL', 500), over(2, 'EUR', 700), over(3, 'EUR'));
    expect(paths).toEqual([
      {
        ...{ path: ['merchant', 'provider', 'merchant', 'provider'], runs: 3, minutes: 3 * 10 * DAY },
        value: { BRL: 500, EUR: 700 },
      },
    ]);
    expect(otherPaths).toBe(0);
  });

  test('work in hand and our queue are one party', () => {
    const closed = life(1, 3, inStage(50, 'care'), [
      [2.5, 'case.opened.v1', { caseId: 'c' }],
      [2.4, 'task.opened.v1', reviewed],
      [2.3, 'task.claimed.v1', { taskId: 't' }],
      [2.2, 'task.released.v1', { taskId: 't' }],
      [2.1, 'case.closed.v1', { caseId: 'c' }],
    ]);
    expect(processOf('case', closed).paths.map(({ path }) => path)).toEqual([['us']]);
  });

  test('a path that goes back and forth without end is cut, and only the commonest paths are told apart', () => {
    const turns = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        ...[
          [40 - n, 'requirement.submitted.v1', { requirementId: 'bank_account' }],
          [39.5 - n, 'requirement.failed.v1', { requirementId: 'bank_account' }],
        ],
      ]).flat() as never[];
    const long = (n: number, count: number) =>
      life(
        n,
        50,
        {
          stageHistory: [
            { stage: 'onboarding', at: ago(50) },
            { stage: 'care', at: ago(1) },
          ],
          lifecycleStage: 'care',
        } as never,
        [[50, 'requirement.opened.v1', asked('bank_account')], ...turns(count)],
      );
    const found = processOf('onboarding', long(1, 6));
    expect(found.paths[0]?.path).toEqual([
      ...['merchant', 'provider', 'merchant', 'provider', 'merchant', 'provider', 'merchant', 'more'],
    ]);
    const rare = Array.from({ length: 10 }, (_, n) => n).map((n) => {
      const kinds = ['merchant', 'provider', 'operations'];
      return life(
        10 + n,
        50,
        {
          stageHistory: [
            { stage: 'onboarding', at: ago(50) },
            { stage: 'care', at: ago(1) },
          ],
          lifecycleStage: 'care',
        } as never,
        [0, 1, 2].flatMap((step) => [
          [
            50 - 3 * step,
            'requirement.opened.v1',
            { ...asked(`r${step}`), awaitingActionFrom: kinds[Math.floor(n / 3 ** step) % 3] },
          ],
          [48.5 - 3 * step, 'requirement.satisfied.v1', { requirementId: `r${step}` }],
        ]) as never[],
      );
    });
    const many = processOf('onboarding', ...rare);
    expect(many.paths).toHaveLength(8);
    expect(many.paths.length + many.otherPaths).toBe(10);
  });
});

test('counted in parts it is the same as counted at once', () => {
  const lives = [slow(1), slow(2), life(3, 3, inStage(3))];
  const parts = lives.map((one) => tallyOf([one]));
  const merged = parts.reduce(mergeTallies, emptyTally());
  expect(figuresOf(merged, context).process).toEqual(figuresFor(...lives).process);
});
