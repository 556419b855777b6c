import type { WeekTotal } from '../model/payments.ts';
import type { SaleMovement } from './movement.ts';

/** fewer sales than these have no average worth reading */
export const leastForAverage = 3;
/** weeks shown, the one under way among them */
const weeksShown = 12;
const weekMs = 7 * 86_400_000;
/** Monday 1970-01-05, when week 0 begins */
const firstMonday = 4 * 86_400_000;

/** sales and what they came to, minor units; `averageMinor` is null for fewer than three */
export interface Tally {
  readonly sales: number;
  readonly tpvMinor: number;
  readonly averageMinor: number | null;
}

export const tallyOf = (sales: number, tpvMinor: number): Tally => ({
  sales,
  tpvMinor,
  averageMinor: sales < leastForAverage ? null : Math.round(tpvMinor / sales),
});

export interface WeekTally extends Tally {
  /** the UTC Monday it begins on: `2026-11-23` */
  readonly from: string;
  readonly refundedMinor: number;
  /** it is not over yet */
  readonly running: boolean;
}

/**
 * The last twelve weeks up to the one of `now` (ISO 8601 UTC), weeks without a sale among them, none from before the first movement.
 * Weeks are those the totals are kept by: from Monday, 00:00 UTC.
 */
export const weeksOf = (weeks: readonly WeekTotal[], now: string): readonly WeekTally[] => {
  const [first] = weeks.map(([number]) => number);
  if (first === undefined) return [];
  const current = Math.floor((Date.parse(now) - firstMonday) / weekMs);
  const from = Math.max(first, current - weeksShown + 1);
  const known = new Map(weeks.map((week) => [week[0], week]));
  return Array.from({ length: Math.max(0, current - from + 1) }, (_, n) => {
    const number = from + n;
    const [, sales, tpvMinor, refundedMinor] = known.get(number) ?? [number, 0, 0, 0];
    const monday = new Date(firstMonday + number * weekMs).toISOString().slice(0, 10);
    return { ...tallyOf(sales, tpvMinor), from: monday, refundedMinor, running: number === current };
  });
};

/** sales of one method or plan; null stands for those that name none */
export interface GroupTally extends Tally {
  readonly key: string | null;
}
/** sales of one size of basket, minor units: from `fromMinor`, below `belowMinor`; the last is open */
export interface BasketTally extends Tally {
  readonly fromMinor: number;
  readonly belowMinor: number | null;
}

/** 1, 2 or 5 with zeros: the largest that is no more than a number of at least 1 */
export const niceBelow = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(value));
  const [nice = power] = [5, 2, 1].map((one) => one * power).filter((one) => one <= value);
  return nice;
};
const niceAbove = (nice: number): number => (String(nice).startsWith('2') ? nice * 2.5 : nice * 2);

/** edges of five sizes around the median basket, so that every currency and trade gets sizes that tell something */
const edgesOf = (amounts: readonly number[]): readonly number[] => {
  const median = amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)];
  if (median === undefined) return [];
  const middle = niceBelow(median);
  const below = niceBelow(Math.max(1, middle / 2));
  const edges = [below, middle, niceAbove(middle), niceAbove(niceAbove(middle))];
  return [0, ...new Set(edges)];
};

/** Sales gathered one after another, without keeping them: their numbers by method and plan, and their amounts. */
export class SaleGatherer {
  readonly #methods = new Map<string | null, [number, number]>();
  readonly #plans = new Map<string | null, [number, number]>();
  readonly #amounts: number[] = [];

  add({ kind, amountMinor, line }: SaleMovement): void {
    if (kind !== 'sale') return;
    this.#amounts.push(amountMinor);
    count(this.#methods, line?.method ?? null, amountMinor);
    count(this.#plans, line?.plan ?? null, amountMinor);
  }

  get total(): Tally {
    return tallyOf(
      this.#amounts.length,
      this.#amounts.reduce((sum, one) => sum + one, 0),
    );
  }
  get byMethod(): readonly GroupTally[] {
    return groupsOf(this.#methods);
  }
  get byPlan(): readonly GroupTally[] {
    return groupsOf(this.#plans);
  }
  get byBasket(): readonly BasketTally[] {
    const edges = edgesOf(this.#amounts);
    return edges.map((fromMinor, at) => {
      const belowMinor = edges[at + 1] ?? null;
      const inside = this.#amounts.filter((one) => one >= fromMinor && (belowMinor === null || one < belowMinor));
      const tpvMinor = inside.reduce((sum, one) => sum + one, 0);
      return { ...tallyOf(inside.length, tpvMinor), fromMinor, belowMinor };
    });
  }
}

const count = (groups: Map<string | null, [number, number]>, key: string | null, amountMinor: number): void => {
  const [sales, tpvMinor] = groups.get(key) ?? [0, 0];
  groups.set(key, [sales + 1, tpvMinor + amountMinor]);
};
const groupsOf = (groups: ReadonlyMap<string | null, readonly [number, number]>): readonly GroupTally[] =>
  [...groups]
    .map(([key, [sales, tpvMinor]]) => ({ key, ...tallyOf(sales, tpvMinor) }))
    .sort((one, other) => other.tpvMinor - one.tpvMinor);
