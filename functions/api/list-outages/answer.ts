import * as z from 'zod';
import { outage } from '../../../domain/model/outage.ts';
import { instant } from '../../../domain/values.ts';

/** an outage as people see it; `standing` counts at the instant of the answer */
export const shownOutage = outage.omit({ release: true }).extend({
  standing: z.enum(['proposed', 'planned', 'running', 'releasing', 'over']),
  /** merchants and deadlines let go since its end */
  released: z.int().min(0),
});

/** outages of the last weeks and those to come, the latest first */
export const answer = z.object({ asOf: instant, outages: z.array(shownOutage) });
