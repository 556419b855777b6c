import { DAYS, fieldValue, parseField, WEEKDAYS } from './cron-field.ts';

/** the days of a month that a schedule names, ascending */
export type DaysOf = (year: number, month: number) => readonly number[];

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** 1 is Sunday */
const weekdayOf = (year: number, month: number, day: number): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;

/** the working day nearest to a day, in the same month */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = weekdayOf(year, month, day);
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === lastDay(year, month) ? day - 2 : day + 1;
  return day;
}

/** Compiles day-of-month and day-of-week, one of which is `?`. Throws Error naming the field that is wrong. */
export function parseDays(dayOfMonth: string, dayOfWeek: string): DaysOf {
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) throw new Error('exactly one of day-of-month and day-of-week must be ?');
  return dayOfWeek === '?' ? byDayOfMonth(dayOfMonth.toUpperCase()) : byDayOfWeek(dayOfWeek.toUpperCase());
}

function byDayOfMonth(text: string): DaysOf {
  if (text === 'L') return (year, month) => [lastDay(year, month)];
  if (text === 'LW') return (year, month) => [nearestWeekday(year, month, lastDay(year, month))];
  if (text.endsWith('W')) {
    const day = fieldValue(text.slice(0, -1), DAYS);
    if (day === undefined) throw new Error(`"${text}" is not valid in the day-of-month field`);
    return (year, month) => (day > lastDay(year, month) ? [] : [nearestWeekday(year, month, day)]);
  }
  const days = parseField(text, DAYS);
  return (year, month) => {
    const last = lastDay(year, month);
    return days.filter((day) => day <= last);
  };
}

function byDayOfWeek(text: string): DaysOf {
  if (text === 'L') return onWeekdays([7]);
  const [, last] = /^(.+)L$/.exec(text) ?? [];
  if (last !== undefined) {
    const weekday = single(last, text);
    return (year, month) => onWeekdays([weekday])(year, month).slice(-1);
  }
  const [, which, nth] = /^(.+)#([1-5])$/.exec(text) ?? [];
  if (which !== undefined) {
    const weekday = single(which, text);
    return (year, month) => onWeekdays([weekday])(year, month).slice(Number(nth) - 1, Number(nth));
  }
  return onWeekdays(parseField(text, WEEKDAYS));
}

function single(text: string, whole: string): number {
  const weekday = fieldValue(text, WEEKDAYS);
  if (weekday === undefined) throw new Error(`"${whole}" is not valid in the day-of-week field`);
  return weekday;
}

function onWeekdays(weekdays: readonly number[]): DaysOf {
  return (year, month) => {
    const first = weekdayOf(year, month, 1);
    return Array.from({ length: lastDay(year, month) }, (_, at) => at + 1).filter((day) =>
      weekdays.includes(((first - 1 + day - 1) % 7) + 1),
    );
  };
}
