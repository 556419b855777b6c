import { dayNumber } from '../calendar/day-number.ts';

/** YYYY-MM-DD of a day's number since 1970-01-01 */
export const dayText = (of: number): string => new Date(of * 86_400_000).toISOString().slice(0, 10);

/** so many days before a day; after it, where they are negative */
export const dayBefore = (day: string, days: number): string => dayText(dayNumber(day) - days);
