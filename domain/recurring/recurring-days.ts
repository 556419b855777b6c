import { weekdayOf } from '../forecast/daily-series.ts';
import { poissonTail } from './poisson-tail.ts';

/** one thing somebody reported */
export interface Report {
  /** number of the day since 1970-01-01 */
  readonly day: number;
  /** what is counted together: type × method × provider × error code */
  readonly key: string;
  /** who reported it */
  readonly merchant: string;
}

/** a day on which more was reported of one key than chance explains */
export interface RecurringDay {
  readonly day: number;
  readonly key: string;
  readonly count: number;
  /** reports usual on such a day */
  readonly expected: number;
  /** different merchants that reported it */
  readonly merchants: number;
}

/** fewer a day are no issue, however rare the key is */
const FEWEST = 5;
const FEWEST_MERCHANTS = 3;
/** a day this unlikely happens by chance once in three hundred years of a key */
const CHANCE = 1e-5;
/** days before that say what is usual; a key is compared once all of them are known */
const BEFORE = 28;
/** one half beside what came (Jeffreys' prior): a key that never came is not impossible */
const PRIOR = 0.5;

const isWeekend = (day: number): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

const countsOf = (reports: readonly Report[]) => {
  const keys = new Map<string, Map<number, { count: number; readonly merchants: Set<string> }>>();
  for (const { day, key, merchant } of reports) {
    const days = keys.get(key) ?? new Map<number, { count: number; readonly merchants: Set<string> }>();
    keys.set(key, days);
    const one = days.get(day) ?? { count: 0, merchants: new Set<string>() };
    days.set(day, one);
    one.count += 1;
    one.merchants.add(merchant);
  }
  return keys;
};

/** what came of one key on one day */
export interface DayOfKey {
  readonly count: number;
  /** different merchants */
  readonly merchants: number;
}

/**
 * The days of one key that chance does not explain.
 * @param days by number of the day; one without a report may be missing
 * @param first the day counting began on: nothing is usual before four weeks of it
 */
export const suspectDays = (key: string, days: ReadonlyMap<number, DayOfKey>, first: number): readonly RecurringDay[] => {
  const found: RecurringDay[] = [];
  for (const [day, { count, merchants }] of days) {
    if (count < FEWEST || merchants < FEWEST_MERCHANTS || day - first < BEFORE) continue;
    let [alike, came] = [0, PRIOR];
    for (let before = day - BEFORE; before < day; before += 1) {
      if (isWeekend(before) !== isWeekend(day)) continue;
      alike += 1;
      came += days.get(before)?.count ?? 0;
    }
    const expected = came / alike;
    if (poissonTail(count, expected) < CHANCE) found.push({ day, key, count, expected, merchants });
  }
  return found;
};

/**
 * The days on which an issue is suspected, in order: at least five reports of one key from at least three merchants, more than chance gives
 * against the days of the same kind (working days, or weekends) of the four weeks before.
 */
export const recurringDays = (reports: readonly Report[]): readonly RecurringDay[] => {
  const first = reports.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const found = [...countsOf(reports)].flatMap(([key, days]) =>
    suspectDays(key, new Map([...days].map(([day, { count, merchants }]) => [day, { count, merchants: merchants.size }])), first),
  );
  return found.toSorted((one, other) => one.day - other.day || (one.key < other.key ? -1 : 1));
};
