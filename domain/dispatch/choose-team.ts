import { type WhyNot, whyNotTake } from './may-take.ts';
import type { DispatchedWork, DispatchTeam, TeamLoad } from './team.ts';

/** why it is this team: what it was owed of the work so far and this piece, and why others were passed over */
export interface ChosenTeam {
  readonly kind: 'chosen';
  readonly team: string;
  /** its share of all work, this piece included, less what it has: the largest of those that may take it */
  readonly owed: number;
  readonly passed: readonly { readonly team: string; readonly because: WhyNot | 'owed_less' }[];
}
export interface NoTeam {
  readonly kind: 'nobody';
  readonly passed: readonly { readonly team: string; readonly because: WhyNot }[];
}

const noLoad: TeamLoad = { assigned: 0, today: 0, open: 0 };

/** A team's part of all shares, 0 to 1. */
export const partOf = (teams: readonly DispatchTeam[], team: DispatchTeam): number => {
  const all = teams.reduce((sum, { share }) => sum + Math.max(0, share), 0);
  return all === 0 ? 0 : Math.max(0, team.share) / all;
};

/**
 * Which team gets the next piece of work: of those that are open, have the skills and are below their caps, the one with the largest
 * share × (n + 1) − assigned, where n is what all of them were given. Of two that are owed the same, the one named first.
 */
export const chooseTeam = (
  teams: readonly DispatchTeam[],
  loads: ReadonlyMap<string, TeamLoad>,
  work: DispatchedWork,
  now: string,
): ChosenTeam | NoTeam => {
  const of = ({ id }: DispatchTeam): TeamLoad => loads.get(id) ?? noLoad;
  const next = teams.reduce((sum, team) => sum + of(team).assigned, 0) + 1;
  const asked = teams.map((team) => ({ team, because: whyNotTake(team, of(team), work, now) }));
  const able = asked.filter(({ because }) => because === undefined);
  const passed = asked.flatMap(({ team, because }) => (because === undefined ? [] : [{ team: team.id, because }]));
  const [best, ...others] = able
    .map(({ team }) => ({ team: team.id, owed: partOf(teams, team) * next - of(team).assigned }))
    .toSorted((one, other) => other.owed - one.owed);
  if (best === undefined) return { kind: 'nobody', passed };
  const less = others.map(({ team }) => ({ team, because: 'owed_less' as const }));
  return { kind: 'chosen', ...best, passed: [...less, ...passed] };
};
