import * as z from 'zod';
import type { Clock } from '../../../domain/ports.ts';
import { planJobAt, planJobId } from '../../../domain/staffing/plan-job.ts';
import type { PlanJobReader } from '../../../domain/staffing/plan-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'plan.publish',
  params: z.object({ jobId: planJobId }),
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** how a plan stands that somebody asked for: one that should have ended by now has failed */
export const handle =
  ({ jobs, clock }: { readonly jobs: PlanJobReader; readonly clock: Clock }) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const job = await jobs.get(params.jobId);
    return { job: job === undefined ? null : planJobAt(job, clock.now()) };
  };
