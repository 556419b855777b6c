import type { OutageBook, Release } from '../../domain/model/outage.ts';
import { emptyBook } from '../../domain/model/outage.ts';
import type { OutageStore } from '../../domain/outage/outage-ports.ts';
import type { Agenda } from '../agenda.ts';
import type { PlayedOutages } from '../played-outages.ts';
import { bookBytes } from '../report/usage-of-outages.ts';

export interface StoryOutages extends OutageStore {
  /** when those end that have not let this merchant go, ISO 8601 UTC: the sweep has something to do then */
  ends(): readonly string[];
  /** of the book as it is read now */
  bytes(): number;
}

/**
 * The outages in one merchant's story: what was known at each instant, and how far this merchant was let go. Those that were over before the
 * story begins have let everybody go.
 */
export const storyOutages = ({ books }: PlayedOutages, agenda: Agenda): StoryOutages => {
  const releases = new Map<string, Release>();
  const begins = agenda.iso;
  let sized = { key: '', bytes: 0 };
  // the clock stops where something becomes known: what is next may come earlier then
  for (const { at } of books) if (at > agenda.now) agenda.at(at, () => undefined);
  const known = (): OutageBook => {
    const { version, outages } = books.findLast(({ at }) => at <= agenda.now)?.book ?? emptyBook;
    return {
      version,
      outages: outages.map((one) => {
        const release =
          releases.get(one.id) ?? (one.until <= begins ? { at: begins, shard: 0, count: 0, done: true } : undefined);
        return release === undefined ? one : { ...one, release };
      }),
    };
  };
  return {
    book: async () => known(),
    bytes: () => {
      if (books.length === 0) return 0;
      const key = `${books.findLastIndex(({ at }) => at <= agenda.now)}/${releases.size}`;
      if (sized.key !== key) sized = { key, bytes: bookBytes(known()) };
      return sized.bytes;
    },
    answered: async () => undefined,
    put: async ({ outages }) => {
      for (const { id, release } of outages) if (release !== undefined) releases.set(id, release);
    },
    ends: () =>
      books.length === 0
        ? []
        : known().outages.flatMap(({ from, until, release }) => (release?.done === true || from >= until ? [] : [until])),
  };
};
