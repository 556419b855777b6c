import { minutesADay, type OpenHours, SLOT, weekdayOf } from './open-hours.ts';

export interface Judged {
  /** part of the work that was done in time, 0 to 1 */
  readonly attainment: number;
  /** the same of the worst week */
  readonly worstWeek: number;
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

/**
 * Plays a plan on work that really came: `arrivals` are open minutes, ascending. Minute by minute each person does `effective` minutes of the
 * oldest work that nobody else does. Weeks are counted from the day of the first arrival.
 */
export const replayPlan = (arrivals: readonly number[], judging: Judging): Judged => {
  const { hours, staff, handling, effective, withinMinutes } = judging;
  const length = minutesADay(hours);
  const firstDay = Math.floor(Number(arrivals[0]) / length);
  const weeks = new Map<number, { met: number; of: number }>();
  const end = (at: number, doneAt: number): void => {
    const week = Math.floor((Math.floor(at / length) - firstDay) / 7);
    const { met, of } = weeks.get(week) ?? { met: 0, of: 0 };
    weeks.set(week, { met: met + (doneAt <= at + withinMinutes ? 1 : 0), of: of + 1 });
  };
  if (staff.every((people) => people === 0)) for (const at of arrivals) end(at, Number.POSITIVE_INFINITY);
  else {
    const waiting: { at: number; left: number }[] = [];
    let come = 0;
    let now = Math.floor(Number(arrivals[0]));
    while (come < arrivals.length || waiting.length > 0) {
      if (waiting.length === 0) now = Math.max(now, Math.floor(Number(arrivals[come])));
      for (; come < arrivals.length && Number(arrivals[come]) <= now; come += 1) {
        waiting.push({ at: Number(arrivals[come]), left: handling });
      }
      const slot = Math.floor((weekdayOf(Math.floor(now / length)) * length + (now % length)) / SLOT);
      const people = Number(staff[slot]);
      const busy = waiting.slice(0, Math.ceil(people));
      for (const [n, piece] of busy.entries()) piece.left -= effective * Math.min(1, people - n);
      now += 1;
      for (const piece of busy.filter(({ left }) => left <= 1e-9)) {
        end(piece.at, now);
        waiting.splice(waiting.indexOf(piece), 1);
      }
    }
  }
  const all = [...weeks.values()];
  const met = all.reduce((sum, week) => sum + week.met, 0);
  return { attainment: met / arrivals.length, worstWeek: Math.min(...all.map((week) => week.met / week.of)) };
};
