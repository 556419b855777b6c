import { type Interval, wilson } from '../metrics/interval.ts';

/** a case that was in time or not: whose it was, and of which kind */
export interface ScoredCase {
  readonly team: string;
  /** what makes it easy or hard whoever works it: its priority and what it is about */
  readonly kind: string;
  readonly met: boolean;
}

/** cases at which a kind's own rate counts as much as that of all */
const kindWeight = 10;
/** cases at which what a team did beyond its mix counts half */
const teamWeight = 50;

/** how often cases of a kind are in time, whoever works them; a kind with few cases leans on all of them */
export type MixStandard = (kind: string) => number;

const rateOf = (cases: readonly ScoredCase[]): number =>
  cases.length === 0 ? 0 : cases.filter(({ met }) => met).length / cases.length;

export const mixStandard = (cases: readonly ScoredCase[]): MixStandard => {
  const all = rateOf(cases);
  const kinds = Map.groupBy(cases, ({ kind }) => kind);
  const rates = new Map(
    [...kinds].map(([kind, own]) => [kind, (rateOf(own) * own.length + kindWeight * all) / (own.length + kindWeight)]),
  );
  return (kind) => rates.get(kind) ?? all;
};

/** what would be expected of anybody with this mix of cases, 0 to 1 */
export const expectedOf = (standard: MixStandard, kinds: readonly string[]): number =>
  kinds.length === 0 ? 0 : kinds.reduce((sum, kind) => sum + standard(kind), 0) / kinds.length;

export interface Scorecard {
  readonly team: string;
  readonly cases: number;
  readonly met: number;
  /** share in time as it is, with its Wilson interval */
  readonly rate: number;
  readonly interval: Interval | null;
  /** what its mix of cases would give */
  readonly expected: number;
  /** what it does beyond that: less sure with few cases, and so nearer to nothing */
  readonly beyond: number;
}

/** Each team against what its mix of cases would give, by name: nobody is ranked. */
export const scorecards = (cases: readonly ScoredCase[], standard: MixStandard = mixStandard(cases)): readonly Scorecard[] =>
  [...Map.groupBy(cases, ({ team }) => team)]
    .map(([team, own]): Scorecard => {
      const met = own.filter((one) => one.met).length;
      const expected = expectedOf(
        standard,
        own.map(({ kind }) => kind),
      );
      const rate = met / own.length;
      const interval = wilson({ value: rate, n: own.length });
      const beyond = (rate - expected) * (own.length / (own.length + teamWeight));
      return { team, cases: own.length, met, rate, interval, expected, beyond };
    })
    .sort((one, other) => (one.team < other.team ? -1 : 1));

/** what a team is expected to do with a mix of cases to come: what they would give anybody, and what it does beyond its mix */
export const predicted = (card: Scorecard, standard: MixStandard, kinds: readonly string[]): number =>
  Math.min(1, Math.max(0, expectedOf(standard, kinds) + card.beyond));
