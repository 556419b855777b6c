/** minutes of a slot: staff and work are planned by half hours */
export const SLOT = 30;

/**
 * When work is done, on every day of the week, in minutes of the local day: whole slots, 0 to 1440 is around the clock. What closes after
 * midnight closes after 1440: 1200 to 1800 is 20:00 to 06:00, and a day is named after the evening it opens on.
 */
export interface OpenHours {
  readonly opens: number;
  readonly closes: number;
}

export const minutesADay = ({ opens, closes }: OpenHours): number => closes - opens;
export const slotsADay = (hours: OpenHours): number => minutesADay(hours) / SLOT;
export const slotsAWeek = (hours: OpenHours): number => 7 * slotsADay(hours);
export const aroundTheClock = (hours: OpenHours): boolean => minutesADay(hours) === 1440;

/**
 * Open minutes up to a wall-clock minute, both counted from 1970-01-01: what comes while nobody works has come when the next day opens.
 * `openMinute / minutesADay` is the day.
 */
export const openMinute = (hours: OpenHours, wallMinute: number): number => {
  const since = wallMinute - hours.opens;
  const day = Math.floor(since / 1440);
  const length = minutesADay(hours);
  return day * length + Math.min(length, since - day * 1440);
};

/** Weekday of a day number (days since 1970-01-01), 0 = Monday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
