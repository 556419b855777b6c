import * as z from 'zod';
import { dayNumber } from '../../domain/calendar/day-number.ts';
import { minuteOf } from '../../domain/calendar/working-day.ts';
import { SHIFT_MINUTES } from '../../domain/staffing/legal-shifts.ts';
import { SLOT } from '../../domain/staffing/open-hours.ts';
import { day, timeZone } from '../../domain/values.ts';
import { readOptions as readProgramOptions } from '../read-options.ts';

export const usage = `npm run plan -- --arrivals <csv> --aht-minutes <n> --sla-open-hours <n> --open 06:00-22:00 --weeks <from>..<to> --out <json>

  --arrivals <csv>        a row for each piece of work, with a column at (2016-02-29 01:16, or with an offset)
  --aht-minutes <n>       minutes of work of a piece
  --sla-open-hours <n>    open hours in which it should be done
  --open <from>-<to>      the open hours of every day, 20:00-06:00 past midnight; around the clock is 00:00-24:00
  --weeks <from>..<to>    days to plan on, both included: 2016-02-29..2016-04-03
  --out <json>            where the plan goes
  --effective <e>         occupancy × (1 − shrinkage), up to 1 (default: 0.72)
  --time-zone <zone>      whose clock all hours are of (default: UTC)
  --attainment <part>     how much of the work should be in time on those days (default: 0.975, and 0.94 from twelve
                          open hours on: a week that is too busy is late whatever the shifts)

A shift is nine hours on five days, with a paid hour of lunch.`;

const positive = (what: string) =>
  z
    .string({ error: `is missing: give ${what}` })
    .regex(/^\d+(\.\d+)?$/, 'is a number above 0')
    .transform(Number)
    .refine((value) => value > 0, 'is a number above 0');
const part = z
  .string()
  .regex(/^\d*\.?\d+$/, 'is a number above 0, up to 1')
  .transform(Number)
  .refine((value) => value > 0 && value <= 1, 'is a number above 0, up to 1');

const open = z
  .string({ error: 'is missing: give the open hours, 06:00-22:00' })
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'are two times of a day: 06:00-22:00')
  .transform((text) => ({ opens: minuteOf(text.slice(0, 5)), closes: minuteOf(text.slice(6)) }))
  .refine(({ opens, closes }) => opens !== closes, 'end when they begin: around the clock is 00:00-24:00')
  // what closes before it opens closes on the next day
  .transform(({ opens, closes }) => ({ opens, closes: closes < opens ? closes + 1440 : closes }))
  .refine(({ opens, closes }) => opens % SLOT === 0 && closes % SLOT === 0, 'begin and end on a full or half hour: 06:00-22:00')
  .refine(({ opens, closes }) => closes - opens >= SHIFT_MINUTES, 'are shorter than a shift of nine hours: give at least nine');

const weeks = z
  .string({ error: 'are missing: give the first and the last day, 2016-02-29..2016-04-03' })
  .regex(/^\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}$/, 'are two days: 2016-02-29..2016-04-03')
  .refine(
    (text) => day.safeParse(text.slice(0, 10)).success && day.safeParse(text.slice(12)).success,
    'name a day that does not exist',
  )
  .transform((text) => ({ from: dayNumber(text.slice(0, 10)), to: dayNumber(text.slice(12)) }))
  .refine(({ from, to }) => !(from > to), 'end before they begin: give the first day first, the last day is included')
  .refine(({ from, to }) => !(to - from < 6), 'are fewer than seven days: give at least one whole week')
  .refine(({ from, to }) => !(to - from > 3_660), 'are more than ten years: give the last weeks');

const schema = z.object({
  arrivals: z.string({ error: 'is missing: give the CSV file of the work' }),
  'aht-minutes': positive('the minutes of work of a piece'),
  'sla-open-hours': positive('the open hours in which it should be done').refine(
    (hours) => hours * 60 >= SLOT,
    'is at least 0.5',
  ),
  open,
  weeks,
  out: z.string({ error: 'is missing: give the file to write' }),
  effective: part.default(0.72),
  'time-zone': timeZone.default('UTC'),
  attainment: part.optional(),
});
export type PlanOptions = z.infer<typeof schema>;

/** how much should be in time where nobody says: work that may wait a day is late in a busy week or not at all, and people for that week stand idle in others */
export const attainmentOf = (options: PlanOptions): number =>
  options.attainment ?? (options['sla-open-hours'] >= 12 ? 0.94 : 0.975);

/** @throws BadOption naming the option and what to type */
export const readOptions = (argv: readonly string[]): PlanOptions => readProgramOptions(schema, argv);
