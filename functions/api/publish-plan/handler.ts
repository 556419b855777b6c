import { wishHash } from '../../../application/same-request.ts';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import { KeyReused } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import type { PlanStore } from '../../../domain/staffing/plan-ports.ts';
import { publishPlan } from '../../../domain/staffing/publish-plan.ts';
import { planInputs, planShiftsField } from '../../../domain/staffing/shift-plan.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const body = planInputs.extend({ shifts: planShiftsField });

export const wanted = {
  permission: 'plan.publish',
  params: none,
  query: none,
  body,
  answer,
  writes: true,
} as const satisfies Route;

/** Publishes shifts for a week: a plan that never changes. What it would have done is computed here, from its inputs. Throws Conflict, KeyReused */
export const handle =
  ({ plans, clock }: { readonly plans: PlanStore; readonly clock: Clock }) =>
  ({ person, body: sent, key }: CallOf<typeof wanted>) =>
    retryConcurrentChange(async () => {
      const id = `p_${textDigest(key)}`;
      const known = await plans.get(sent.week, id);
      if (known !== undefined) {
        if (wishHash(body.parse(known)) !== wishHash(sent)) throw new KeyReused();
        return known;
      }
      const plan = publishPlan(sent, { id, by: person.id, now: clock.now() });
      await plans.add(plan);
      return plan;
    });
