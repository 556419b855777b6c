import { minutesADay, type OpenHours, SLOT, slotsADay, slotsAWeek, weekdayOf } from './open-hours.ts';

/** pieces that came in slots that follow each other, and which slot of the week is the first */
export interface Came {
  readonly pieces: ArrayLike<number>;
  readonly from: number;
}
interface Rules {
  readonly hours: OpenHours;
  /** minutes of work of a piece */
  readonly handling: number;
  readonly effective: number;
  /** the service level in open slots (deadline-cover.ts) */
  readonly slots: number;
}

/** work that is late weighs by its size, and what waits a little: among plans that are as good, the prompter one */
const LATE = 1e-4;
const WAITING = 1e-6;

/** What really came, from open minutes, ascending, at least one. */
export const cameOf = (arrivals: readonly number[], hours: OpenHours): Came => {
  const first = Math.floor(Number(arrivals[0]) / minutesADay(hours)) * slotsADay(hours);
  const pieces = new Float64Array(Math.floor(Number(arrivals.at(-1)) / SLOT) - first + 1);
  for (const at of arrivals) {
    const slot = Math.floor(at / SLOT) - first;
    pieces[slot] = Number(pieces[slot]) + 1;
  }
  return { pieces, from: weekdayOf(first / slotsADay(hours)) * slotsADay(hours) };
};

/** A week, twice: in the second one there is the work that the first one left. */
export const weeksOf = (week: readonly number[]): Came => ({ pieces: [...week, ...week], from: 0 });

/**
 * How good people in each slot of the week would be on work: the part in time, less a little for what is late or waits. Work is a fluid of half hours
 * here, oldest first, so that it is a hundred times quicker than the replay, which knows pieces and judges in the end.
 */
export const slotJudge = (
  { pieces, from }: Came,
  { hours, handling, effective, slots: given }: Rules,
): ((staff: ArrayLike<number>) => number) => {
  const week = slotsAWeek(hours);
  const count = pieces.length;
  // what may wait for longer than there is anything to see is looked at a week after that
  const slots = Math.min(given, count + week);
  /** all that came before the end of each slot, and what was done by it */
  const came = new Float64Array(count);
  const done = new Float64Array(count + slots);
  let all = 0;
  for (let slot = 0; slot < count; slot += 1) {
    all += Number(pieces[slot]) * handling;
    came[slot] = all;
  }
  return (staff) => {
    let [finished, waiting] = [0, 0];
    for (let slot = 0, of = from; slot < count + slots; slot += 1, of = of + 1 < week ? of + 1 : 0) {
      const here = slot < count ? Number(came[slot]) : all;
      finished = Math.min(here, finished + Number(staff[of]) * effective * SLOT);
      done[slot] = finished;
      waiting += here - finished;
    }
    let [met, late, before] = [0, 0, 0];
    for (let slot = 0; slot < count; slot += 1) {
      const upTo = Number(came[slot]);
      const inTime = Number(done[slot + slots - 1]);
      if (inTime < upTo) late += upTo - inTime;
      met += Math.max(0, Math.min(upTo, inTime) - before);
      before = upTo;
    }
    return (met - LATE * late - WAITING * waiting) / all;
  };
};
