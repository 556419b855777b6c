import { describe, expect, it, test } from 'vitest';
import type { AttemptCount } from '../../../domain/conversion/attempts.ts';
import { figuresOf } from '../../../domain/rollup/figures.ts';
import { emptyTally } from '../../../domain/tally/tally.ts';
import { tallyMerchant } from '../../../domain/rollup/tally-merchant.ts';
import { issueKeyOf, readIssueKey } from '../../../domain/recurring/case-key.ts';
import { ago, context, figuresFor, type Life, life, task } from '../metrics/rollup/life.ts';

type Told = NonNullable<Parameters<typeof life>[3]>[number];
const opened = (days: number, caseId: string, more: object = { topic: 'payment', method: 'pix', errorCode: 'E7' }): Told => [
  days,
  'case.opened.v1',
  { caseId, ...more },
];
const recurring = (...lives: readonly Life[]) => {
  const { recurring: found } = figuresFor(...lives);
  if (found === undefined) throw new Error('nothing was counted');
  return found;
};
/** one case of something else four weeks ago: the desk has been open that long */
const earlier = life(99, 60, {}, [opened(35, 'old', { topic: 'other' })]);
const burst = (merchants: number, each: number) =>
  Array.from({ length: merchants }, (_, n) =>
    life(
      n,
      60,
      {},
      Array.from({ length: each }, (_one, at) => opened(2, `c${n}-${at}`)),
    ),
  );

describe('an issue', () => {
  it('is suspected by five cases of a day of three merchants, with its evidence and who asked', () => {
    const figures = figuresFor(earlier, ...burst(3, 2));
    expect(figures.recurring?.issues).toEqual([
      {
        ...{ key: 'payment|pix||E7', topic: 'payment', method: 'pix', errorCode: 'E7', cases: 6, weeks: [0, 0, 0, 0, 6] },
        days: [{ day: '2018-05-30', count: 6, expected: 0.03, merchants: 3 }],
      },
    ]);
    expect(figures.lists['issue/payment|pix||E7']).toMatchObject({ n: 3 });
  });

  it('is none of two merchants, of four cases, of cases of which nothing is known, or before the desk was open for four weeks', () => {
    expect(recurring(earlier, ...burst(2, 3)).issues).toEqual([]);
    expect(recurring(earlier, ...burst(4, 1)).issues).toEqual([]);
    const vague = Array.from({ length: 9 }, (_, n) => life(n, 60, {}, [opened(2, `c${n}`, {})]));
    expect(recurring(earlier, ...vague).issues).toEqual([]);
    expect(recurring(...burst(9, 1)).issues).toEqual([]);
    const figures = figuresFor(earlier, ...burst(2, 3));
    expect(Object.keys(figures.lists).filter((key) => key.startsWith('issue/'))).toEqual([]);
  });

  it('counts a case once, though it was opened again, and none that is older than five weeks', () => {
    const again = burst(3, 1).map(({ merchant, timeline }) => ({ merchant, timeline: [...timeline, ...timeline] }));
    expect(recurring(earlier, ...again).issues).toEqual([]);
    expect(recurring(life(98, 60, {}, [opened(40, 'ancient')]), ...burst(9, 1)).issues).toEqual([]);
  });

  it('of a week ago is over, and those of this week come by how many ask, then by name', () => {
    const of = (n: number, days: number, topic: string) => life(n, 60, {}, [opened(days, `${topic}-${n}`, { topic })]);
    const many = (from: number, count: number, days: number, topic: string) =>
      Array.from({ length: count }, (_, n) => of(from + n, days, topic));
    const found = recurring(
      earlier,
      ...many(10, 9, 9, 'over'),
      ...many(30, 6, 2, 'b'),
      ...many(40, 6, 2, 'a'),
      ...many(50, 8, 1, 'c'),
    );
    expect(found.issues.map(({ key }) => key)).toEqual(['c|||', 'a|||', 'b|||']);
  });

  it('is named by what came from outside, which fills no figures by naming a new thing each time', () => {
    expect(issueKeyOf({ topic: 'a|b/c' })).toBe('a b c|||');
    expect(issueKeyOf({})).toBeUndefined();
    expect(readIssueKey('|pix|adyen|')).toEqual({ method: 'pix', provider: 'adyen' });
    expect(readIssueKey('')).toEqual({});
    const noisy = life(
      1,
      60,
      {},
      Array.from({ length: 60 }, (_, n) => opened(2, `c${n}`, { topic: `t${n}` })),
    );
    const tally = emptyTally();
    tallyMerchant(tally, noisy, context);
    expect(Object.keys(tally.counts).filter((key) => key.startsWith('case/') && key.endsWith('/n'))).toHaveLength(40);
    // each day of one key once, several keys of a day apart
    const twoDays = life(1, 60, {}, [opened(2, 'x'), opened(3, 'y'), opened(3, 'z')]);
    const counted = emptyTally();
    tallyMerchant(counted, twoDays, context);
    expect(Object.entries(counted.counts).filter(([key]) => key.startsWith('case/'))).toHaveLength(4);
  });
});

describe('what holds merchants up', () => {
  const asked = (days: number, requirementId: string, from = 'merchant'): Told => [
    days,
    'requirement.opened.v1',
    { requirementId, awaitingActionFrom: from, dueStatus: 'currently_due', verificationStatus: 'not_submitted' },
  ];
  const then = (days: number, what: string, requirementId: string, more: object = {}): Told => [
    days,
    `requirement.${what}.v1`,
    { requirementId, ...more },
  ];
  const worth = { currency: 'EUR', declaredMonthlyVolumeMinor: 1_000, country: 'FR' };

  it('has a trend by week, by whose move it is, for how long, what it is worth, and why it was not right', () => {
    const found = recurring(
      life(1, 60, worth, [
        asked(40, 'owner_identity:p1'),
        asked(40, 'owner_identity:p2'),
        then(20, 'failed', 'owner_identity:p1', { code: 'unreadable' }),
      ]),
      life(2, 60, worth, [asked(10, 'owner_identity:p1', 'operations')]),
      life(3, 60, { currency: 'BRL' }, [asked(30, 'owner_identity:p1'), then(16, 'satisfied', 'owner_identity:p1')]),
      life(4, 60, worth, [asked(30, 'tax_id'), then(3, 'failed', 'tax_id'), then(2, 'waived', 'tax_id')]),
    );
    expect(found.heldUp).toEqual([
      {
        ...{ requirement: 'owner_identity', n: 2, long: 1, weeks: [0, 0, 1, 2, 2, 1, 2, 2] },
        waitsOn: [
          { code: 'merchant', n: 1 },
          { code: 'operations', n: 1 },
        ],
        codes: [{ code: 'unreadable', n: 1 }],
        value: [{ currency: 'EUR', minor: 2_000 }],
      },
    ]);
  });

  it('holds up nobody who has left, since when it left', () => {
    const offboarded = { lifecycleStage: 'offboarded' as const };
    const left = {
      ...offboarded,
      stageHistory: [
        { stage: 'onboarding' as const, at: ago(60) },
        { stage: 'offboarded' as const, at: ago(12) },
      ],
    };
    const { weeks } = recurring(life(1, 60, left, [asked(40, 'tax_id')]), life(2, 60, {}, [asked(5, 'tax_id')])).heldUp[0] ?? {};
    expect(weeks).toEqual([0, 0, 1, 1, 1, 1, 0, 1]);
    expect(recurring(life(3, 60, { ...offboarded, stageHistory: [] }, [asked(40, 'tax_id')])).heldUp).toEqual([]);
  });

  it('first time right is the first verdict on what was handed in, by requirement and country', () => {
    const handed = (n: number, country: string, ...verdicts: Told[]) =>
      life(n, 60, { country }, [asked(40, 'tax_id'), then(35, 'submitted', 'tax_id'), ...verdicts]);
    const found = recurring(
      handed(1, 'FR', then(30, 'verified', 'tax_id'), then(29, 'satisfied', 'tax_id')),
      handed(
        2,
        'FR',
        then(30, 'failed', 'tax_id', { code: 'x' }),
        then(20, 'submitted', 'tax_id'),
        then(19, 'satisfied', 'tax_id'),
      ),
      handed(3, 'BR', then(30, 'satisfied', 'tax_id')),
      handed(4, 'BR', then(30, 'failed', 'tax_id', { stale: 'later' })),
      // nothing was handed in: nobody was right or wrong
      life(5, 60, { country: 'FR' }, [asked(40, 'tax_id'), then(30, 'satisfied', 'tax_id')]),
      // too long ago to say how it is now
      life(6, 200, { country: 'FR' }, [
        asked(180, 'tax_id'),
        then(150, 'submitted', 'tax_id'),
        then(140, 'failed', 'tax_id', { code: 'y' }),
      ]),
    );
    expect(found.firstTimeRight).toMatchObject([
      { requirement: 'tax_id', country: 'FR', value: 0.5, n: 2 },
      { requirement: 'tax_id', country: 'BR', value: 1, n: 1 },
    ]);
  });
});

test('attempts of all merchants are peers by method and country, and one that names methods without end adds twenty', () => {
  const tried = (code: string | null, n: number, more: Partial<AttemptCount> = {}): AttemptCount => ({
    ...{ day: ago(3).slice(0, 10), method: 'visa', country: 'FR', code, n },
    ...more,
  });
  const tally = emptyTally();
  tallyMerchant(
    tally,
    { ...life(1, 60), attempts: [tried(null, 8), tried('a', 2), tried('b', 3), tried(null, 5, { day: ago(40).slice(0, 10) })] },
    context,
  );
  tallyMerchant(
    tally,
    { ...life(2, 60), attempts: [tried(null, 4), tried(null, 40, { method: 'pix/x', country: 'BR' })] },
    context,
  );
  expect(figuresOf(tally, context).recurring?.conversion).toEqual([
    { method: 'pix x', country: 'BR', merchants: 1, n: 40, paid: 40, reasons: [] },
    {
      method: 'visa',
      country: 'FR',
      merchants: 2,
      n: 17,
      paid: 12,
      reasons: [
        { code: 'b', n: 3 },
        { code: 'a', n: 2 },
      ],
    },
  ]);
  const noisy = emptyTally();
  const attempts = Array.from({ length: 30 }, (_, n) => tried(null, 1, { method: `m${n}` }));
  tallyMerchant(noisy, { ...life(3, 60), attempts }, context);
  expect(figuresOf(noisy, context).recurring?.conversion).toHaveLength(20);
});

test('work is counted by queue and week, eight weeks back', () => {
  const found = recurring(
    life(1, 200, {}, [...task('a', 3, -2), ...task('b', 10, 5, [[6, 'task.decided.v1']]), ...task('old', 70, 60)]),
  );
  expect(found.queueWeeks).toEqual([
    { queue: 'risk_review', week: '2018-05-21', opened: 1, met: 1, breached: 0 },
    { queue: 'risk_review', week: '2018-05-28', opened: 1, met: 0, breached: 0 },
  ]);
});
