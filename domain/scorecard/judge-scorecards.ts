import { mixStandard, predicted, type ScoredCase, scorecards } from './scorecard.ts';

export interface Judged {
  readonly teams: number;
  /** how far off the later half is, root mean square over cases: by what the team did before, by all teams together, and adjusted for the mix */
  readonly raw: number;
  readonly common: number;
  readonly adjusted: number;
}

/** Scorecards of the earlier cases foretell the later ones, of teams with at least `least` in both. */
export const judgeScorecards = (earlier: readonly ScoredCase[], later: readonly ScoredCase[], least: number): Judged => {
  const standard = mixStandard(earlier);
  const all = earlier.filter(({ met }) => met).length / Math.max(1, earlier.length);
  const after = Map.groupBy(later, ({ team }) => team);
  const sums = { cases: 0, raw: 0, common: 0, adjusted: 0 };
  let teams = 0;
  for (const card of scorecards(earlier, standard)) {
    const own = after.get(card.team) ?? [];
    if (card.cases < least || own.length < least) continue;
    const came = own.filter(({ met }) => met).length / own.length;
    const off = (foretold: number): number => own.length * (foretold - came) ** 2;
    teams += 1;
    sums.cases += own.length;
    sums.raw += off(card.rate);
    sums.common += off(all);
    const kinds = own.map(({ kind }) => kind);
    sums.adjusted += off(predicted(card, standard, kinds));
  }
  const root = (sum: number): number => (sums.cases === 0 ? 0 : Math.sqrt(sum / sums.cases));
  return { teams, raw: root(sums.raw), common: root(sums.common), adjusted: root(sums.adjusted) };
};
