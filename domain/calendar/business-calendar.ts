import * as z from 'zod';
import { day, timeZone } from '../values.ts';

/** no span of a policy is longer than this: what lies further ahead nobody waits for, and no holidays are known of */
const longest = 1_000;
export const days = z.number().positive().max(longest);
export const workingDays = z
  .number()
  .positive()
  .max(longest / 2);

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** a business calendar: elapsed working time is always counted in one of these, by name */
export const businessCalendar = z.strictObject({
  /** whose public and bank holidays, as date-holidays knows them: `BR`, `US` */
  holidayCountry: z.string().regex(/^[A-Z]{2}$/),
  /** local days off besides the country's: a region's holiday, the company's day out */
  extraHolidays: z.array(day).optional(),
  timeZone,
  /** ISO weekdays worked, 1 = Monday … 7 = Sunday */
  workdays: z.array(z.int().min(1).max(7)).min(1),
  /** local working hours of a workday */
  opens: clockTime,
  closes: clockTime,
  /** of a split day: local hours in between in which nobody works */
  rest: z.strictObject({ from: clockTime, to: clockTime }).optional(),
});
export type BusinessCalendar = z.infer<typeof businessCalendar>;
