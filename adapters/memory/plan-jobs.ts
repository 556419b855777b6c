import { ConcurrentChange } from '../../domain/errors.ts';
import type { PlanJob } from '../../domain/staffing/plan-job.ts';
import type { PlanJobs } from '../../domain/staffing/plan-ports.ts';
import { copy } from './world.ts';

/** plans that were asked for, in memory, as the table keeps them */
export const planJobs = (): PlanJobs => {
  const jobs = new Map<string, PlanJob>();
  const put = async (job: PlanJob, before: number | undefined): Promise<void> => {
    if (jobs.get(job.id)?.version !== before) throw new ConcurrentChange('of the plans');
    jobs.set(job.id, copy(job));
  };
  return {
    get: async (id) => {
      const job = jobs.get(id);
      return job && copy(job);
    },
    add: (job) => put(job, undefined),
    replace: (job) => put(job, job.version - 1),
  };
};
