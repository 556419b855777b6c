import type { DueReference } from '../model/due-reference.ts';
import type { Outage, OutageBook, Release } from '../model/outage.ts';

const hourMs = 3_600_000;

/** outages that are over, and have not let everybody go yet */
export const unreleased = ({ outages }: OutageBook, now: string): readonly Outage[] =>
  outages.filter(({ proposed, until, release }) => proposed === undefined && until <= now && release?.done !== true);

/** Is it held by one of these outages? Then its turn comes with the others, whatever the due index has of it. */
export const isHeldBy = (outages: readonly Outage[], { kind, dueAt }: DueReference): boolean =>
  (kind === 'ladder' || kind === 'requirement') && outages.some(({ untils }) => untils.includes(dueAt));

/** How many may go now: what an hour allows, and after a shorter time since the last ones so much less. */
export const allowedNow = ({ releasePerHour, release }: Outage, now: string): number => {
  if (release === undefined) return releasePerHour;
  const since = Math.max(0, Date.parse(now) - Date.parse(release.at));
  return Math.floor(releasePerHour * Math.min(1, since / hourMs));
};

/** The book with what was let go of an outage. */
export const withRelease = (book: OutageBook, id: string, release: Release): OutageBook => ({
  ...book,
  outages: book.outages.map((one) => (one.id === id ? { ...one, release } : one)),
});

/** where the release of an outage goes on; at the first shard when it has not begun */
export const startOf = ({ release }: Outage, now: string): Release => release ?? { at: now, shard: 0, count: 0, done: false };
