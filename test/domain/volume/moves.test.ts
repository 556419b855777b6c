import { describe, expect, test } from 'vitest';
import { givingsOf, recountLoad } from '../../../domain/dispatch/recount-loads.ts';
import { presenceToday, weekOf } from '../../../domain/staffing/present-people.ts';
import { proposeMove } from '../../../domain/volume/propose-move.ts';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const day = {
  ...{ queue: 'verification', soFar: 60, expectedSoFar: 40, unrevised: 80, revised: 120, ratio: 1.5 },
  ...{ usual: [0.8, 1.2] as [number, number], alert: 'high' as const },
};
const hours = [8, 9, 10, 11].map((hour) => ({
  hour,
  opened: 15,
  taken: 0,
  decided: hour === 8 ? 0 : 5,
  cancelled: 0,
  minutes: 0,
}));
const team = (more: object = {}) => ({
  ...{ key: 'beta', title: 'Beta', whose: 'supplier' as const, open: true, currency: 'EUR' },
  works: [{ queue: 'verification', today: 10, maximumADay: 60, priceMinor: 250 }],
  ...more,
});
const seen = (teams: readonly ReturnType<typeof team>[] = [team()], more: object = {}) => ({
  ...{ queue: 'verification', day, hours, dueSoon: 30, overdue: 5, teams, now: noon, until: noon + 4 * 3_600_000 },
  allocations: [{ queue: 'verification', shares: teams.map(({ key }) => ({ team: key, share: 20 })) }],
  ...more,
});

describe('a move that is proposed', () => {
  test('is what came beyond the forecast, to the supplier with room, with breaches and cost', () => {
    expect(proposeMove(seen())).toEqual({
      ...{ team: 'beta', title: 'Beta', tasks: 40, fewerBreaches: 15, share: 87, costMinor: 10_000, currency: 'EUR' },
    });
    expect(
      proposeMove(seen([team({ key: 'full', works: [{ queue: 'verification', today: 59, maximumADay: 60 }] }), team()]))?.team,
    ).toBe('beta');
    const plain = team({ currency: undefined, works: [{ queue: 'verification', today: 0 }] });
    expect(proposeMove(seen([plain], { hours: [] }))).toMatchObject({ costMinor: null, currency: null, fewerBreaches: 35 });
  });
  test('is none where nobody could take it, or nothing is to come', () => {
    expect(proposeMove(seen([team({ open: false })]))).toBeUndefined();
    expect(proposeMove(seen([team({ whose: 'own' })]))).toBeUndefined();
    expect(proposeMove(seen([team()], { allocations: [] }))).toBeUndefined();
    expect(proposeMove(seen([team({ works: [] })]))).toBeUndefined();
    expect(proposeMove(seen([team()], { day: { ...day, revised: 60 } }))).toBeUndefined();
  });
});

describe('people who are there', () => {
  const plan = {
    ...{ week: '2026-11-23', opens: '08:00', closes: '18:00', timeZone: 'Europe/Paris' },
    shifts: [
      { days: [1, 2, 3, 4, 5], start: '08:00', lunch: '12:00', people: 4 },
      { days: [1, 1, 3, 4, 5], start: '08:00', lunch: '12:00', people: 9 },
    ],
  };
  test('are counted by the plan of this week until now, and without those who are away', () => {
    const away = [{ day: 0, from: 480, to: 600, people: 1 }];
    expect(presenceToday(plan, away, '2026-11-23T09:00:00.000Z')).toEqual({ planned: 480, away: 120 });
    expect(presenceToday(plan, [], '2026-11-23T05:00:00.000Z')).toEqual({ planned: 0, away: 0 });
    expect(presenceToday(plan, [], '2026-11-30T09:00:00.000Z')).toBeUndefined();
    expect(weekOf('Europe/Paris', '2026-11-22T23:30:00.000Z')).toBe('2026-11-23');
  });
});

describe('loads of teams counted anew', () => {
  const sharing = {
    teams: [{ key: 'beta', title: 'Beta', whose: 'supplier', languages: [], skills: [], openIn: [], works: [{ queue: 'v' }] }],
    allocations: [
      { key: 'a', queue: 'v', countries: [], segments: [], asks: [], inLanguage: false, shares: [{ team: 'beta', share: 100 }] },
    ],
  };
  const policy = { sharing, calendars: {} } as never;
  const entry = (type: string, at: string, data: object) => ({ type, at, data: { queue: 'v', ...data } }) as never;
  test('are what tasks and their timelines say: open, today, and of each allocation the last that were given by its rule', () => {
    const owed = { team: 'beta', whyTeam: { code: 'team-owed' } };
    const entries = [
      entry('task.opened.v1', '2026-11-22T09:00:00.000Z', owed),
      entry('task.opened.v1', '2026-11-23T09:00:00.000Z', owed),
      entry('task.opened.v1', '2026-11-23T09:00:00.000Z', {}),
      entry('task.opened.v1', '2026-11-23T09:00:00.000Z', { ...owed, queue: 'other' }),
      entry('task.team-changed.v1', '2026-11-23T10:00:00.000Z', { team: 'old', whyTeam: { code: 'team-moved' } }),
      entry('task.team-changed.v1', '2026-11-23T11:00:00.000Z', { team: null }),
      entry('task.claimed.v1', '2026-11-23T12:00:00.000Z', { team: 'beta' }),
    ];
    const givings = givingsOf(entries, { country: 'BR', segment: 'mid' } as never, policy);
    expect(givings.map(({ team, allocation }) => [team, allocation])).toEqual([
      ['beta', 'a'],
      ['beta', 'a'],
      ['beta', undefined],
      ['old', undefined],
    ]);
    const task = (status: string, more: object = {}) => ({ queue: 'v', team: 'beta', status, ...more });
    const tasks = [
      task('open'),
      task('claimed'),
      task('decided'),
      task('open', { team: undefined }),
      task('open', { queue: 'w' }),
    ] as never;
    const load = {
      ...{ queue: 'v', version: 3, overrides: [] },
      counts: { a: { shares: 'beta:100', assigned: { beta: 2 } }, gone: { shares: '', assigned: {} } },
      teams: { beta: { day: '2026-11-23', today: 9, open: 9 }, old: { day: '2026-11-23', today: 9, open: 9 } },
    };
    expect(recountLoad(load, tasks, givings, policy)).toEqual({
      counts: { a: { shares: 'beta:100', assigned: { beta: 2 } }, gone: { shares: '', assigned: {} } },
      teams: { beta: { day: '2026-11-23', today: 1, open: 2 }, old: { day: '2026-11-23', today: 1, open: 0 } },
    });
  });
});
