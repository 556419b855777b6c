import { describe, expect, test } from 'vitest';
import { emptyLoad, type QueueLoad } from '../../../domain/dispatch/queue-load.ts';
import { entriesSeen, isOfTeams, merchantSeen, sharingSeen, tasksSeen } from '../../../domain/dispatch/seen-by-teams.ts';
import { teamsNow } from '../../../domain/dispatch/teams-now.ts';
import { teamWords } from '../../../domain/wording/tasks/team-phrases.ts';
import { aClaimedTask, anOpenTask, having, registered, tuesday } from '../given.ts';
import { anAllocation, aTeam, sharedPolicy } from './a-sharing.ts';

const hours = (opens: string) => ({ timeZone: 'UTC', workdays: [1, 2, 3, 4, 5], opens, closes: '22:00', holidayCountry: 'GB' });
const base = sharedPolicy(
  [
    aTeam('a', { openIn: ['early'] }),
    aTeam('b', { whose: 'supplier', currency: 'EUR', openIn: ['late', 'later'] }, { maximumADay: 40, priceMinor: 250 }),
  ],
  anAllocation({ a: 70, b: 30 }),
  anAllocation({ a: 100 }, { key: 'verify', queue: 'verification' }),
);
const policy = { ...base, calendars: { ...base.calendars, early: hours('08:00'), late: hours('15:00'), later: hours('16:00') } };
const load: QueueLoad = {
  ...emptyLoad('product'),
  counts: { product_work: { shares: 'a:40 b:60', assigned: { a: 4, b: 5 } } },
  teams: { b: { day: '2018-03-06', today: 5, open: 2 } },
  overrides: [
    {
      id: 's1',
      team: 'b',
      share: 60,
      from: '2018-03-06T09:00:00.000Z',
      until: '2018-03-06T18:00:00.000Z',
      reason: 'a peak',
      by: 'lea',
    },
  ],
};
const late = { queue: 'product', slaDueAt: '2018-03-06T12:00:00.000Z' } as const;
const tasks = [
  aClaimedTask('t1', { ...late, team: 'b', claimedBy: 'ben' }),
  aClaimedTask('t2', { queue: 'product', team: 'b', claimedBy: 'ben', slaDueAt: '2018-03-07T12:00:00.000Z' }),
  aClaimedTask('t3', { ...late, team: 'b', claimedBy: 'amy' }),
  anOpenTask('t4', { ...late, team: 'b' }),
  anOpenTask('t5', late),
];
const seen = (own?: readonly string[]) => teamsNow({ policy, loads: [load], tasks, now: tuesday, own });

describe('teams as they stand', () => {
  test('have what was given beside the quota, with shares that were moved', () => {
    expect(seen().allocations).toMatchObject([
      {
        queue: 'product',
        shares: [
          { team: 'a', share: 40, policyShare: 70, given: 4, quota: 3.6 },
          { team: 'b', share: 60, policyShare: 30, given: 5, quota: 5.4 },
        ],
      },
      { queue: 'verification', shares: [{ team: 'a', share: 100, given: 0, quota: 0 }] },
    ]);
    expect(seen().moves).toMatchObject([{ id: 's1', queue: 'product', team: 'b' }]);
    // counts of shares that are no longer in effect do not count
    const ended = teamsNow({ policy, loads: [load], tasks, now: '2018-03-06T19:00:00.000Z', own: undefined });
    expect(ended.allocations[0]?.shares[0]).toMatchObject({ share: 70, given: 0 });
  });
  test('are open or open later, with their load against their caps, and who holds how much of it', () => {
    const [ours, theirs] = seen().teams;
    expect(ours).toMatchObject({ key: 'a', open: true, people: [], works: [{ today: 0, open: 0 }] });
    expect(ours).not.toHaveProperty('opensAt');
    expect(theirs).toMatchObject({
      ...{ key: 'b', open: false, opensAt: '2018-03-06T15:00:00.000Z', currency: 'EUR' },
      works: [{ queue: 'product', maximumADay: 40, priceMinor: 250, today: 5, open: 2 }],
      people: [
        { person: '', open: 1, overdue: 1 },
        { person: 'amy', open: 1, overdue: 1 },
        { person: 'ben', open: 2, overdue: 1 },
      ],
    });
    expect(seen().waiting).toBe(1);
    const always = teamsNow({ policy: sharedPolicy([aTeam('a')]), loads: [], tasks: [], now: tuesday, own: undefined });
    expect(always.teams[0]).toMatchObject({ open: true });
  });
  test('are their own team to a supplier’s people, and nobody else', () => {
    const own = seen(['b']);
    expect(own.teams.map(({ key }) => key)).toEqual(['b']);
    expect(own.allocations.flatMap(({ shares }) => shares.map(({ team }) => team))).toEqual(['b']);
    expect([own.moves.length, own.waiting, seen(['a']).moves.length]).toEqual([1, 0, 0]);
  });
});

describe('what a supplier’s people see', () => {
  const why = teamWords.tell('team-owed', { team: 'b', title: 'B', owed: 1, passed: ['closed Team A'] });
  const change = { id: 'ch1' } as never;
  const shop = {
    ...having(
      registered(),
      anOpenTask('own', { ...late, team: 'b', whyTeam: why, subjectKind: 'account_change', subjectId: 'ch1' }),
    ),
    accountChanges: [change, { id: 'ch2' } as never],
    cases: [{ id: 'c1' } as never],
  };
  const whole = { ...shop, tasks: [...shop.tasks, anOpenTask('other', { ...late, team: 'a' })] };
  const entry = (n: number, data: Record<string, string>) => ({
    ...{ merchantId: shop.merchant.merchantId, id: `e${n}`, at: tuesday, type: 'task.opened.v1', data },
    actor: { kind: 'system' as const, id: 'run' },
  });
  test('is their team’s tasks without a word about the others', () => {
    expect(tasksSeen(whole.tasks, ['b'])).toMatchObject([{ id: 'own', whyTeam: { about: { passed: [] } } }]);
    expect(tasksSeen(whole.tasks, ['a'])).toEqual([anOpenTask('other', { ...late, team: 'a' })]);
    expect(tasksSeen(whole.tasks, undefined)).toBe(whole.tasks);
    expect(isOfTeams(['b'], {})).toBe(false);
  });
  test('is of a merchant what those take', () => {
    const own = merchantSeen(whole, ['b']);
    expect([own.tasks.length, own.cases, own.accountChanges]).toEqual([1, [], [change]]);
    expect(merchantSeen(whole, undefined)).toBe(whole);
    const asked = merchantSeen(
      { ...whole, tasks: [anOpenTask('c', { ...late, team: 'b', subjectKind: 'case', subjectId: 'c1' })] },
      ['b'],
    );
    expect([asked.cases.length, asked.accountChanges]).toEqual([1, []]);
  });
  test('is of a timeline what tells of them', () => {
    const entries = [entry(1, { taskId: 'own', fromTeam: 'a', whyTeam: 'x' }), entry(2, { taskId: 'other' }), entry(3, {})];
    expect(entriesSeen(entries, whole, ['b']).map(({ data }) => data)).toEqual([{ taskId: 'own' }]);
    expect(entriesSeen(entries, whole, undefined)).toBe(entries);
  });
  test('is of the policy their own team', () => {
    expect(sharingSeen(policy.sharing, ['b'])).toEqual({ teams: [policy.sharing.teams[1]], allocations: [] });
  });
});
