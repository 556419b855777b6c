import { add, type Sheet } from '../tally/sheet.ts';
import { countOf, partsUnder, type Tally } from '../tally/tally.ts';

/** buckets for each doubling: a value read back is at most 4 % off */
const PER_DOUBLING = 10;

/** whole numbers from 0 on, in buckets that add up over merchants */
const bucketOf = (value: number): number => (value === 0 ? 0 : 1 + Math.floor(PER_DOUBLING * Math.log2(value)));
/** the middle of a bucket */
const middleOf = (bucket: number): number => (bucket === 0 ? 0 : Math.round(2 ** ((bucket - 0.5) / PER_DOUBLING)));

/** counts a whole number that is not negative under a key */
export const tallyValue = (sheet: Sheet, key: string, value: number): void => add(sheet, `${key}/${bucketOf(value)}`);

export interface Spread {
  readonly n: number;
  /** null where there is nothing */
  readonly median: number | null;
  readonly p90: number | null;
}

/** The values under several keys together: how many, the middle one and the one that nine of ten do not exceed, each at most 4 % off. */
export const readSpread = (tally: Tally, keys: readonly string[]): Spread => {
  const counts = new Map<number, number>();
  for (const key of keys)
    for (const bucket of partsUnder(tally, key))
      counts.set(Number(bucket), (counts.get(Number(bucket)) ?? 0) + countOf(tally, `${key}/${bucket}`));
  const sorted = [...counts].toSorted(([one], [other]) => one - other);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  const at = (part: number): number | null => {
    let below = 0;
    for (const [bucket, count] of sorted) {
      below += count;
      if (below >= n * part) return middleOf(bucket);
    }
    return null;
  };
  return { n, median: at(0.5), p90: at(0.9) };
};
