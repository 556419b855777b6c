import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseTeam } from '../../../domain/dispatch/choose-team.ts';
import { distanceFromQuota } from '../../../domain/dispatch/distance-from-quota.ts';
import { whyNotTake } from '../../../domain/dispatch/may-take.ts';
import type { DispatchedWork, DispatchTeam, TeamLoad } from '../../../domain/dispatch/team.ts';

const monday = '2026-03-02T12:00:00.000Z';
const hours = (opens: string, closes: string, workdays = [1, 2, 3, 4, 5]) => ({
  ...{ holidayCountry: 'NL', timeZone: 'UTC', workdays, opens, closes },
});
const team = (id: string, share: number, more: Partial<DispatchTeam> = {}): DispatchTeam => ({
  ...{ id, share, skills: [], languages: [], hours: [] },
  ...more,
});
const load = (assigned: number, today = 0, open = 0): TeamLoad => ({ assigned, today, open });
const any: DispatchedWork = { skills: [] };

describe('which team gets the next piece of work', () => {
  const teams = [team('a', 50), team('b', 30), team('c', 20)];

  test('is the one that is owed most of all work, this piece included, and the choice says what it was owed', () => {
    const loads = new Map([
      ['a', load(5)],
      ['b', load(2)],
      ['c', load(2)],
    ]);
    expect(chooseTeam(teams, loads, any, monday)).toEqual({
      kind: 'chosen',
      team: 'b',
      owed: 1,
      passed: [
        { team: 'a', because: 'owed_less' },
        { team: 'c', because: 'owed_less' },
      ],
    });
  });

  test('of two that are owed the same is the one named first', () => {
    expect(chooseTeam([team('x', 1), team('y', 1)], new Map(), any, monday)).toMatchObject({ team: 'x' });
    expect(chooseTeam([team('y', 1), team('x', 1)], new Map(), any, monday)).toMatchObject({ team: 'y' });
  });

  test('is none where nobody may take it, with the reason of each team', () => {
    const closed = team('late', 1, { hours: [hours('13:00', '22:00')] });
    expect(chooseTeam([closed, team('stopped', 0)], new Map(), any, monday)).toEqual({
      kind: 'nobody',
      passed: [
        { team: 'late', because: 'closed' },
        { team: 'stopped', because: 'no_share' },
      ],
    });
    expect(chooseTeam([team('stopped', 0)], new Map(), any, monday)).toMatchObject({ kind: 'nobody' });
    expect(distanceFromQuota([team('stopped', 0)], new Map([['stopped', load(3)]]))).toBe(3);
    expect(chooseTeam([], new Map(), any, monday)).toEqual({ kind: 'nobody', passed: [] });
  });
});

describe('a team may not take work', () => {
  test.each([
    ['without a share', team('a', 0), load(0), any, 'no_share'],
    ['outside its hours', team('a', 1, { hours: [hours('13:00', '22:00')] }), load(0), any, 'closed'],
    ['on a day it does not work', team('a', 1, { hours: [hours('00:00', '24:00', [6, 7])] }), load(0), any, 'closed'],
    ['for which it lacks one of the skills', team('a', 1, { skills: ['kyc'] }), load(0), { skills: ['kyc', 'aml'] }, 'skill'],
    ['in a language it does not speak', team('a', 1, { languages: ['en'] }), load(0), { skills: [], language: 'fr' }, 'language'],
    ['beyond what it takes a day', team('a', 1, { maximumADay: 3 }), load(9, 3), any, 'cap_of_the_day'],
    ['beyond what it has open at once', team('a', 1, { maximumOpen: 2 }), load(9, 1, 2), any, 'cap_of_open_work'],
  ])('%s', (_what, one, its, work, because) => {
    expect(whyNotTake(one, its, work, monday)).toBe(because);
  });

  test('but takes it in either part of a split day, up to its caps', () => {
    const split = team('a', 1, {
      ...{ hours: [hours('09:00', '11:00'), hours('12:00', '18:00')], skills: ['kyc'], languages: ['fr'] },
      ...{ maximumADay: 3, maximumOpen: 2 },
    });
    const work = { skills: ['kyc'], language: 'fr' };
    expect(whyNotTake(split, load(9, 2, 1), work, monday)).toBeUndefined();
    expect(whyNotTake(split, load(9, 2, 1), work, '2026-03-02T11:30:00.000Z')).toBe('closed');
  });
});

const shares = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });

test('whatever the shares, no team is ever more than two pieces off its quota when all may take all', () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 400 }), (all, pieces) => {
      const teams = all.map((share, n) => team(`t${n}`, share));
      const loads = new Map<string, TeamLoad>();
      for (let n = 0; n < pieces; n += 1) {
        const choice = chooseTeam(teams, loads, any, monday);
        if (choice.kind === 'nobody') throw new Error('all may take it');
        loads.set(choice.team, load((loads.get(choice.team)?.assigned ?? 0) + 1));
        expect(distanceFromQuota(teams, loads)).toBeLessThanOrEqual(2);
      }
    }),
    { numRuns: 60 },
  );
});

test('no skill, cap or opening hour is ever broken, and work is left only when every team has a reason', () => {
  const skill = fc.constantFrom('kyc', 'aml', 'tax');
  const somebody = fc.record({
    share: fc.integer({ min: 0, max: 5 }),
    skills: fc.uniqueArray(skill),
    opens: fc.constantFrom('00:00', '06:00', '12:00'),
    maximumADay: fc.integer({ min: 0, max: 6 }),
  });
  const piece = fc.record({ skills: fc.uniqueArray(skill, { maxLength: 1 }), hour: fc.integer({ min: 0, max: 23 }) });
  fc.assert(
    fc.property(fc.array(somebody, { maxLength: 5 }), fc.array(piece, { maxLength: 40 }), (people, work) => {
      const teams = people.map(({ opens, ...rest }, n) =>
        team(`t${n}`, rest.share, { ...rest, hours: [hours(opens, '24:00', [1])] }),
      );
      const loads = new Map<string, TeamLoad>();
      for (const { hour, ...needs } of work.toSorted((a, b) => a.hour - b.hour)) {
        const now = `2026-03-02T${String(hour).padStart(2, '0')}:30:00.000Z`;
        const choice = chooseTeam(teams, loads, needs, now);
        if (choice.kind === 'nobody') {
          expect(choice.passed.map((one) => one.team)).toEqual(teams.map(({ id }) => id));
          continue;
        }
        const chosen = teams.find(({ id }) => id === choice.team)!;
        const before = loads.get(choice.team) ?? load(0);
        expect(needs.skills.every((one) => chosen.skills.includes(one))).toBe(true);
        expect(hour).toBeGreaterThanOrEqual(Number(chosen.hours[0]!.opens.slice(0, 2)));
        loads.set(choice.team, load(before.assigned + 1, before.today + 1));
        expect(loads.get(choice.team)!.today).toBeLessThanOrEqual(chosen.maximumADay!);
      }
    }),
  );
});
