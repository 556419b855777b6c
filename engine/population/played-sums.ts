import type { ChangedMerchant, Gap, WorkCounts } from '../../domain/backtest/backtest-answer.ts';
import { sumWork } from '../comparison/work-counts.ts';
import { CountsSum, type SummedCounts } from '../report/sum-counts.ts';
import type { DecidedBy, PopulationStory } from './population-story.ts';
import type { Played } from './stored-play.ts';

/** merchants that change path and are told with all they did; of a larger population the first by id, so that a page can still be read */
export const mostTold = 5_000;

interface Sides<Of> {
  readonly under: Of;
  readonly against: Of;
}

/** what some merchants came to under both policies, as plain JSON; whoever adds such sums gets the same in whatever order */
export interface PlayedSums {
  readonly merchants: number;
  /** epoch ms of the first thing that happened; null where nothing did */
  readonly from: number | null;
  readonly work: Sides<WorkCounts>;
  readonly counts: Sides<SummedCounts>;
  readonly decided: Sides<DecidedBy>;
  /** by id; of more than may be told the first */
  readonly changed: readonly ChangedMerchant[];
  readonly changedCount: number;
  readonly gaps: readonly Gap[];
}

const earliest = (instants: readonly (number | null | undefined)[]): number | null =>
  instants.reduce<number | null>((first, at) => (at == null ? first : first === null ? at : Math.min(first, at)), null);

/** by merchant, whoever played it when */
const byMerchant = <One extends { readonly merchantId: string }>(many: readonly One[]): readonly One[] =>
  [...many].sort((one, other) => (one.merchantId < other.merchantId ? -1 : one.merchantId > other.merchantId ? 1 : 0));

const byName = (work: WorkCounts): WorkCounts =>
  Object.fromEntries(Object.entries(work).sort(([one], [other]) => (one < other ? -1 : 1)));

export const sumsOf = ({ comparisons, gaps, counts, decided }: Played, stories: readonly PopulationStory[]): PlayedSums => ({
  merchants: comparisons.length,
  from: earliest(stories.map(({ events }) => events[0]?.at)),
  work: {
    under: byName(sumWork(comparisons.map(({ under }) => under))),
    against: byName(sumWork(comparisons.map(({ against }) => against))),
  },
  counts: { under: counts.under.sum(), against: counts.against.sum() },
  decided,
  changedCount: comparisons.filter(({ path }) => path !== undefined).length,
  changed: byMerchant(
    comparisons.flatMap(({ merchantId, name, path }) => (path === undefined ? [] : [{ merchantId, name, ...path }])),
  ),
  gaps: byMerchant(gaps),
});

/** adds sums up, one after the other: no more of them is held than two at a time */
export class SumsOfShards {
  #merchants = 0;
  #from: number | null = null;
  readonly #work = { under: {}, against: {} } satisfies Sides<WorkCounts>;
  readonly #counts = { under: new CountsSum(), against: new CountsSum() };
  readonly #decided = { under: { replayed: 0, modelled: 0 }, against: { replayed: 0, modelled: 0 } };
  #changed: readonly ChangedMerchant[] = [];
  #changedCount = 0;
  readonly #gaps: Gap[] = [];

  add(sums: PlayedSums): void {
    this.#merchants += sums.merchants;
    this.#from = earliest([this.#from, sums.from]);
    for (const side of ['under', 'against'] as const) {
      Object.assign(this.#work[side], sumWork([this.#work[side], sums.work[side]]));
      this.#counts[side].addSum(sums.counts[side]);
      this.#decided[side].replayed += sums.decided[side].replayed;
      this.#decided[side].modelled += sums.decided[side].modelled;
    }
    this.#changed = byMerchant([...this.#changed, ...sums.changed]).slice(0, mostTold);
    this.#changedCount += sums.changedCount;
    this.#gaps.push(...sums.gaps);
  }

  sum(): PlayedSums {
    const { under, against } = this.#counts;
    return {
      ...{ merchants: this.#merchants, from: this.#from, decided: this.#decided },
      work: { under: byName(this.#work.under), against: byName(this.#work.against) },
      counts: { under: under.sum(), against: against.sum() },
      ...{ changed: this.#changed, changedCount: this.#changedCount, gaps: byMerchant(this.#gaps) },
    };
  }
}
