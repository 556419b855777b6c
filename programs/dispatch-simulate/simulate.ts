import { type ChosenTeam, chooseTeam, type NoTeam, partOf } from '../../domain/dispatch/choose-team.ts';
import { distanceFromQuota } from '../../domain/dispatch/distance-from-quota.ts';
import type { DispatchedWork, DispatchTeam, TeamLoad } from '../../domain/dispatch/team.ts';
import { chance } from '../../world/chance.ts';

const NOW = '2026-03-02T12:00:00.000Z';

export interface Simulated {
  /** the largest distance of any team from its quota, after any piece of work */
  readonly distance: number;
  /** pieces given to each team, in the order of the shares */
  readonly assigned: readonly number[];
  /** pieces nobody could take */
  readonly left: number;
}
type Choose = (teams: readonly DispatchTeam[], loads: ReadonlyMap<string, TeamLoad>, n: number) => ChosenTeam | NoTeam;

const teamsOf = (shares: readonly number[]): readonly DispatchTeam[] =>
  shares.map((share, n) => ({ id: `team-${n + 1}`, share, skills: [`skill-${n + 1}`], languages: [], hours: [] }));

function play(teams: readonly DispatchTeam[], tasks: number, choose: Choose): Simulated {
  const loads = new Map<string, TeamLoad>();
  let [distance, left] = [0, 0];
  for (let n = 0; n < tasks; n += 1) {
    const choice = choose(teams, loads, n);
    if (choice.kind === 'nobody') {
      left += 1;
      continue;
    }
    const { assigned, ...rest } = loads.get(choice.team) ?? { assigned: 0, today: 0, open: 0 };
    loads.set(choice.team, { ...rest, assigned: assigned + 1 });
    distance = Math.max(distance, distanceFromQuota(teams, loads));
  }
  return { distance, assigned: teams.map(({ id }) => loads.get(id)?.assigned ?? 0), left };
}

/** Gives `tasks` pieces of work to teams; each needs with the chance `special` the skill of one team only, drawn by the seed. */
export const simulate = (shares: readonly number[], tasks: number, seed: number, special: number): Simulated =>
  play(teamsOf(shares), tasks, (teams, loads, n) => {
    const needs = chance(seed, 'special', n) < special;
    const skill = `skill-${Math.floor(chance(seed, 'skill', n) * teams.length) + 1}`;
    const work: DispatchedWork = { skills: needs ? [skill] : [] };
    return chooseTeam(teams, loads, work, NOW);
  });

/** The same work given by lot, weighted by share: what quotas are compared with. */
export const simulateByLot = (shares: readonly number[], tasks: number, seed: number): Simulated =>
  play(teamsOf(shares), tasks, (teams, _loads, n) => {
    let draw = chance(seed, 'lot', n);
    const drawn = teams.find((team) => {
      draw -= partOf(teams, team);
      return draw < 0;
    });
    return { kind: 'chosen', team: drawn?.id ?? 'team-1', owed: 0, passed: [] };
  });
