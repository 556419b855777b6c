import * as z from 'zod';
import { weekAbsences } from '../../../domain/staffing/present-people.ts';
import { day, instant } from '../../../domain/values.ts';
import { leadAccuracy, leadForecast } from '../../../domain/volume/forecast-shapes.ts';
import { forecastOverride } from '../../../domain/volume/made-forecast.ts';
import { revisedHour, revisedQueue } from '../../../domain/volume/revise-today.ts';

const whole = z.int().min(0);
const optional = z.number().nullable();
const texts = z.array(z.string());

/** the desk as it is now, every queue by time to breach */
export const answer = z.object({
  asOf: instant,
  queues: z.array(
    z.object({
      queue: z.string(),
      /** of today, UTC */
      hours: z.array(
        z.object({
          ...{ hour: whole, opened: whole, taken: whole, decided: whole, cancelled: whole, minutes: z.number() },
          expected: optional,
        }),
      ),
      backlog: z.object({ open: whole, claimed: whole, overdue: whole, dueSoon: whole, nextDueAt: instant.optional() }),
      day: revisedQueue.nullable(),
      band: leadForecast.pick({ point: true, q10: true, q90: true, lastWeek: true, meanOfFour: true }).nullable(),
      ahead: z.array(leadForecast),
      accuracy: z.array(leadAccuracy),
      firstTimeRight: z.object({ value: optional, n: whole }),
      overrides: z.array(forecastOverride),
    }),
  ),
  people: z
    .object({ planned: z.number(), away: z.number(), shrinkage: optional, minutes: z.number(), occupancy: optional })
    .nullable(),
  /** how the day was seen at its hours: never changed afterwards */
  seen: z.array(revisedHour),
  /** when what is expected today was made; null where nothing is yet */
  madeAt: instant.nullable(),
  /** what may be chosen to look at a part */
  cuts: z.object({ country: texts, segment: texts, pspClient: texts, team: texts }),
  /** Monday of the present week, by the plan's clock */
  week: day,
  /** who is away in it, as a lead gave it */
  absences: weekAbsences.nullable(),
  /** there are more open tasks than were looked at */
  more: z.boolean(),
});
