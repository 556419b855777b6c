import * as z from 'zod';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import type { Clock } from '../../../domain/ports.ts';
import { cancelPlan, planJobAt, planJobId } from '../../../domain/staffing/plan-job.ts';
import type { PlanJobs } from '../../../domain/staffing/plan-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'plan.publish',
  params: z.object({ jobId: planJobId }),
  query: none,
  body: none,
  answer,
  writes: true,
} as const satisfies Route;

/** Calls a plan off that is being made; one that has ended stays as it ended. */
export const handle =
  ({ jobs, clock }: { readonly jobs: PlanJobs; readonly clock: Clock }) =>
  ({ params }: CallOf<typeof wanted>) =>
    retryConcurrentChange(async () => {
      const found = await jobs.get(params.jobId);
      if (found === undefined) return { job: null };
      const job = cancelPlan(planJobAt(found, clock.now()));
      if (job.kind === 'cancelled' && found.kind !== 'cancelled') await jobs.replace(job);
      return { job };
    });
