import * as z from 'zod';
import type { Log } from '../../../application/log.ts';
import { makePlan, type PlanNeeds } from '../../../application/make-plan.ts';

/** what a route sends: which plan */
export const wanted = z.object({ plan: z.string().min(1) });

/** Makes a plan of shifts that somebody asked for. What goes wrong is kept with the plan, and thrown so that it is seen */
export const handle =
  ({ log, ...needs }: PlanNeeds & { readonly log: Log }) =>
  async ({ plan }: z.infer<typeof wanted>): Promise<{ readonly made: string }> => {
    const job = await makePlan(needs, plan);
    log.info('plan.ended', { plan, kind: job?.kind ?? 'nothing to do' });
    return { made: job?.kind ?? 'nothing' };
  };
