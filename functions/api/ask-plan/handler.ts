import { wishHash } from '../../../application/same-request.ts';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import { KeyReused } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import { askPlan, planJobAt } from '../../../domain/staffing/plan-job.ts';
import type { PlanJobs, PlanStarter } from '../../../domain/staffing/plan-ports.ts';
import { planWish } from '../../../domain/staffing/shift-plan.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'plan.publish',
  params: none,
  query: none,
  body: planWish,
  answer,
  writes: true,
} as const satisfies Route;

interface Needs {
  readonly jobs: PlanJobs;
  readonly planner: PlanStarter;
  readonly clock: Clock;
}

/** Asks for a plan of next week's shifts: it is made afterwards, and looked at by its id. Throws KeyReused */
export const handle =
  ({ jobs, planner, clock }: Needs) =>
  ({ person, body: wish, key }: CallOf<typeof wanted>) =>
    retryConcurrentChange(async () => {
      const id = `j_${textDigest(key)}`;
      const known = await jobs.get(id);
      if (known !== undefined && wishHash(known.wish) !== wishHash(wish)) throw new KeyReused();
      const job = planJobAt(known ?? askPlan(wish, { id, by: person.id, now: clock.now() }), clock.now());
      if (known === undefined) await jobs.add(job);
      // whoever asks again may have been cut off before it was told of
      if (job.kind === 'asked') await planner.start(id);
      return { job };
    });
