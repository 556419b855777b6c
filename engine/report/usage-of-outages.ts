import { rowSize } from '../../adapters/memory/row-size.ts';
import type { OutageBook } from '../../domain/model/outage.ts';
import { halvesOf } from '../aws/table-bill.ts';
import type { PlayedOutages } from '../played-outages.ts';

/** bytes of the one item of all outages */
export const bookBytes = ({ version, outages }: OutageBook): number =>
  rowSize({ pk: 'OUTAGES', sk: 'BOOK', kind: 'outages', version, outages });

/** a row of what was told, or of what was answered: less than a kilobyte */
const small = 1;
const unitsOf = (book: OutageBook): number => Math.ceil(bookBytes(book) / 1_024);

/** the book as it is stored at an instant (epoch ms): what is over by then has let everybody go */
const storedAt = ({ version, outages }: OutageBook, at: number): OutageBook => ({
  version,
  outages: outages.map((one) =>
    Date.parse(one.until) <= at ? { ...one, release: { at: one.until, shard: 0, count: 0, done: true } } : one,
  ),
});

/**
 * What outages of a history cost once for all merchants: taken in, let go by the sweep, and read by it at each of its runs (epoch ms, ascending).
 * Halves of read units, write units in transactions, and events.
 */
export const usageOfOutages = ({ books, events }: PlayedOutages, sweeps: readonly number[], until: number) => {
  let [halves, units] = [0, 0];
  for (const { at, book: known } of books) {
    const book = storedAt(known, at);
    // whether it was answered before, and the book; then both are written with what is told
    halves += 2 + halvesOf(bookBytes(book), true);
    units += 2 * (unitsOf(book) + 2 * small);
  }
  const last = books.at(-1)?.book.outages ?? [];
  const over = last.filter((one) => one.from < one.until && Date.parse(one.until) < until);
  const byItself = over.filter(({ endedAt }) => endedAt === undefined);
  for (const one of over) {
    const then = books.findLast(({ at }) => at <= Date.parse(one.until))?.book;
    units += then === undefined ? 0 : 2 * unitsOf(storedAt(then, Date.parse(one.until)));
  }
  units += 2 * small * byItself.length;
  for (const at of sweeps) {
    const book = books.findLast((one) => one.at <= at)?.book;
    halves += book === undefined ? 2 : halvesOf(bookBytes(storedAt(book, at)), true);
  }
  return { halves, units, events: events + byItself.length };
};
