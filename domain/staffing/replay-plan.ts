import { minutesADay, type OpenHours, SLOT, weekdayOf } from './open-hours.ts';

/** pieces done in time, of all that came in a week */
export interface JudgedWeek {
  /** 0 is the first */
  readonly week: number;
  readonly met: number;
  readonly of: number;
}
/** a piece that was done late: which one of the arrivals, and by how many open minutes; endless when nobody ever does it */
export interface LatePiece {
  readonly nth: number;
  readonly minutes: number;
}
export interface Judged {
  /** part of the work that was done in time, 0 to 1 */
  readonly attainment: number;
  /** the same of the worst week */
  readonly worstWeek: number;
  /** weeks in which work came, in order */
  readonly weeks: readonly JudgedWeek[];
  /** in the order they came */
  readonly late: readonly LatePiece[];
}
/** when a piece came: in open minutes, and in which week */
export interface Arrival {
  readonly at: number;
  readonly week: number;
}
interface Judging {
  readonly hours: OpenHours;
  /** people in each slot of the week, Monday first; part of a person works that part of the time */
  readonly staff: readonly number[];
  /** minutes of work of a piece */
  readonly handling: number;
  readonly effective: number;
  /** the service level in open minutes */
  readonly withinMinutes: number;
}

/** when each piece is done, in open minutes: minute by minute each person does `effective` minutes of the oldest work that nobody else does */
const doneAt = (arrivals: readonly Arrival[], { hours, staff, handling, effective }: Judging): readonly number[] => {
  const done = Array.from(arrivals, () => Number.POSITIVE_INFINITY);
  if (staff.every((people) => people === 0)) return done;
  const length = minutesADay(hours);
  const minuteOfWeek = (at: number): number => {
    const day = Math.floor(at / length);
    return weekdayOf(day) * length + at - day * length;
  };
  // work in hand, oldest first; what nobody has taken up yet is `next` and later
  let held: { readonly nth: number; left: number }[] = [];
  let next = 0;
  let now = Math.floor(Number(arrivals[0]?.at));
  let minute = minuteOfWeek(now);
  while (next < arrivals.length || held.length > 0) {
    if (held.length === 0 && Number(arrivals[next]?.at) > now) {
      now = Math.floor(Number(arrivals[next]?.at));
      minute = minuteOfWeek(now);
    }
    const people = Number(staff[Math.floor(minute / SLOT)]);
    const busy = Math.ceil(people);
    for (; held.length < busy && Number(arrivals[next]?.at) <= now; next += 1) held.push({ nth: next, left: handling });
    now += 1;
    minute = minute + 1 < 7 * length ? minute + 1 : 0;
    let ended = false;
    for (let n = 0; n < busy; n += 1) {
      const piece = held[n];
      if (piece === undefined) break;
      piece.left -= effective * Math.min(1, people - n);
      if (piece.left > 1e-9) continue;
      done[piece.nth] = now;
      ended = true;
    }
    if (ended) held = held.filter(({ left }) => left > 1e-9);
  }
  return done;
};

/** Plays a plan on work that really came, at least one piece, `at` ascending. */
export const replayPlan = (arrivals: readonly Arrival[], judging: Judging): Judged => {
  const weeks = new Map<number, { readonly week: number; met: number; of: number }>();
  const late: LatePiece[] = [];
  const done = doneAt(arrivals, judging);
  for (const [nth, { at, week }] of arrivals.entries()) {
    const minutes = Number(done[nth]) - at - judging.withinMinutes;
    const one = weeks.get(week) ?? { week, met: 0, of: 0 };
    if (one.of === 0) weeks.set(week, one);
    one.of += 1;
    if (minutes > 0) late.push({ nth, minutes });
    else one.met += 1;
  }
  const all = [...weeks.values()].toSorted((one, other) => one.week - other.week);
  return {
    attainment: (arrivals.length - late.length) / arrivals.length,
    worstWeek: Math.min(...all.map(({ met, of }) => met / of)),
    weeks: all,
    late,
  };
};
