import { type Pause, unionOf } from '../calendar/pauses.ts';

/** what is expected in the hour that begins at an instant (epoch ms) */
export interface ExpectedHour {
  readonly at: number;
  readonly expected: number;
}
export interface ShiftedHour extends ExpectedHour {
  /** what comes in this hour when outages hold back what comes while they last, and let it go afterwards */
  readonly shifted: number;
  /** held back at the end of the hour */
  readonly held: number;
}
export interface OutageWindow extends Pause {
  readonly releasePerHour: number;
}

const HOUR = 3_600_000;

/** ms of an hour that lie in one of the windows */
const lostOf = (at: number, union: readonly Pause[]): number =>
  union.reduce(
    (sum, { from, until }) => sum + Math.max(0, Math.min(at + HOUR, Date.parse(until)) - Math.max(at, Date.parse(from))),
    0,
  );

/**
 * A forecast by the hour, moved by outages: nothing is lost, what was expected while one lasts comes after it, at the slowest of their rates.
 * The forecast itself stays beside it. `hours` follow each other.
 */
export const shiftByOutages = (hours: readonly ExpectedHour[], outages: readonly OutageWindow[]): readonly ShiftedHour[] => {
  const union = unionOf(outages);
  const rate = Math.min(Number.POSITIVE_INFINITY, ...outages.map(({ releasePerHour }) => releasePerHour));
  let held = 0;
  return hours.map(({ at, expected }) => {
    const lost = lostOf(at, union) / HOUR;
    const stopped = expected * lost;
    const released = Math.min(held, lost === 1 ? 0 : rate * (1 - lost));
    held += stopped - released;
    return { at, expected, shifted: expected - stopped + released, held };
  });
};
