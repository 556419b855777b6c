import { partOf } from './choose-team.ts';
import type { DispatchTeam, TeamLoad } from './team.ts';

/** How far the team that is furthest off has more or less than its share of all work given, in pieces of work. */
export const distanceFromQuota = (teams: readonly DispatchTeam[], loads: ReadonlyMap<string, TeamLoad>): number => {
  const assigned = teams.map(({ id }) => loads.get(id)?.assigned ?? 0);
  const all = assigned.reduce((sum, one) => sum + one, 0);
  return Math.max(0, ...teams.map((team, n) => Math.abs(partOf(teams, team) * all - Number(assigned[n]))));
};
