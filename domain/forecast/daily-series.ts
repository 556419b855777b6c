/** How many of something came on each day, from a first day on, without a gap. Days are numbers of UTC days since 1970-01-01. */
export interface DailySeries {
  readonly firstDay: number;
  readonly counts: readonly number[];
}

/** 0 Sunday to 6 Saturday */
export const weekdayOf = (day: number): number => (day + 4) % 7;

export const lastDayOf = ({ firstDay, counts }: DailySeries): number => firstDay + counts.length - 1;

/** The count of a day, 0 for a day outside the series. */
export const countOn = ({ firstDay, counts }: DailySeries, day: number): number => counts[day - firstDay] ?? 0;

/** The last `most` counts of the weekday of `target` that are known on `madeOn`, newest first. */
export const sameWeekdays = (series: DailySeries, madeOn: number, target: number, most = 4): readonly number[] => {
  const found: number[] = [];
  for (let day = target - 7; found.length < most && day >= series.firstDay; day -= 7)
    if (day <= madeOn) found.push(countOn(series, day));
  return found;
};

/** the mean of some numbers, undefined of none */
export const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, one) => sum + one, 0) / values.length;

/** The value below which a share of some sorted numbers lies, between neighbours in proportion; undefined of none. */
export const quantileOf = (sorted: readonly number[], share: number): number | undefined => {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (place - Math.floor(place));
};

export const inOrder = (values: readonly number[]): readonly number[] => values.toSorted((one, other) => one - other);
