import * as z from 'zod';
import { day } from '../values.ts';

const optional = z.number().nullable();

/** of one day, so many days ahead, with its band of 80 % and both yardsticks; null where too little is known */
export const leadForecast = z.object({
  ...{ lead: z.int().min(1), target: day, point: z.number(), q10: optional, q90: optional },
  ...{ lastWeek: optional, meanOfFour: optional },
});

export const leadAccuracy = z.object({
  lead: z.int().min(1),
  /** forecasts that could be compared */
  n: z.int().min(1),
  /** sum of what each was off ÷ sum of what came; null where nothing came */
  wape: optional,
  /** the same of both yardsticks, over the forecasts that have one */
  lastWeek: optional,
  meanOfFour: optional,
  /** share of days within the band of 80 % */
  covered: optional,
});
export type LeadAccuracy = z.infer<typeof leadAccuracy>;
