import * as z from 'zod';

/** merchants kept by name behind one bar; how many there are is counted apart */
const LISTED = 25;

/** a merchant behind a bar; the smallest ranks are kept */
export const listed = z.object({ merchantId: z.string(), name: z.string(), rank: z.string() });
export type Listed = z.infer<typeof listed>;

/**
 * What a rollup counts: whole numbers by name, and a few merchants behind each bar. Two tallies of different merchants add up to the
 * tally of them all, in any order, so that any number of functions may each count a part.
 */
export const tally = z.object({ counts: z.record(z.string(), z.int()), lists: z.record(z.string(), z.array(listed)) });
export type Tally = z.infer<typeof tally>;

export const emptyTally = (): Tally => ({ counts: {}, lists: {} });

/** counts in place: a million merchants go through one tally */
export const count = (into: Tally, key: string, by = 1): void => {
  into.counts[key] = countOf(into, key) + by;
};

export const countOf = ({ counts }: Tally, key: string): number => counts[key] ?? 0;

/** keeps the merchant behind a bar if it is among the first; a merchant is listed once a key */
export const list = (into: Tally, key: string, one: Listed): void => {
  const known = into.lists[key] ?? [];
  const last = known.at(-1);
  // most of a million come too late for the list
  if (known.length === LISTED && last !== undefined && byRank(last, one) < 0) return;
  into.lists[key] = first([...known, one]);
};

/** the tally of both; neither is changed */
export const mergeTallies = (one: Tally, other: Tally): Tally =>
  mergeInto({ counts: { ...one.counts }, lists: { ...one.lists } }, other);

/** adds a tally in place, and gives it back */
export const mergeInto = (into: Tally, other: Tally): Tally => {
  for (const [key, by] of Object.entries(other.counts)) count(into, key, by);
  for (const [key, more] of Object.entries(other.lists)) into.lists[key] = first([...(into.lists[key] ?? []), ...more]);
  return into;
};

/** the rest of each key after a prefix, sorted */
export const namesUnder = ({ counts }: Tally, prefix: string): readonly string[] =>
  Object.keys(counts)
    .filter((key) => key.startsWith(`${prefix}/`))
    .map((key) => key.slice(prefix.length + 1))
    .sort();

/** the parts of the keys `<prefix>/<part>/…`, each once, sorted */
export const partsUnder = (from: Tally, prefix: string): readonly string[] => [
  ...new Set(namesUnder(from, prefix).map((name) => name.split('/', 1).join())),
];

const first = (all: readonly Listed[]): Listed[] => all.toSorted(byRank).slice(0, LISTED);

const byRank = (a: Listed, b: Listed): number => {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.merchantId < b.merchantId ? -1 : 1;
};
