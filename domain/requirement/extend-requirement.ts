import * as z from 'zod';
import { roles } from '../access.ts';
import { addDays } from '../calendar/add-days.ts';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { Conflict } from '../errors.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { instant, merchantId } from '../values.ts';
import { extended } from './change-requirement.ts';
import { demandWithin, firstDueOf } from './postponement.ts';
import { changeable } from './requirement-by-hand.ts';

/** requestId makes a second press of the button harmless */
export const extendRequirementInput = z.object({
  merchantId,
  requirementId: z.string().min(1),
  requestId: z.string().min(1),
  by: z.string().min(1),
  /** of who gives it */
  roles: z.array(z.enum(roles)),
  reason: z.string().min(1),
  /** the new deadline */
  to: instant,
});
export const extendRequirementResult = z.object({ kind: z.literal('extended'), requirementId: z.string(), deadline: instant });
type Input = z.infer<typeof extendRequirementInput>;
type Result = z.infer<typeof extendRequirementResult>;

const later = (a: string, b: string): string => (a > b ? a : b);

/** a person gives more time, and says why; never less, never into the past, never more at once than policy allows, and beyond its bound after the first due date only by a lead. Throws MerchantNotFound, MerchantClosed, RequirementNotFound, Conflict, NotAllowed */
export const extendRequirement = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { merchantId: id, requirementId, requestId, by, reason, to } = input;
  const result: Result = { kind: 'extended', requirementId, deadline: to };
  const before = findRequirement(present, requirementId);
  if (before?.deadline === to && before.dueStatus === 'currently_due') return nothing(result);
  const known = changeable(present, requirementId);
  const from = known.deadline;
  if (from === undefined) throw new Conflict({ code: 'no-deadline', about: {} });
  const base = later(from, context.now);
  if (to <= base)
    throw new Conflict({
      code: 'deadline-not-later',
      about: { base },
    });
  const days = context.policy.requirements.maximumExtensionDays;
  const latest = addDays(base, days);
  if (to > latest)
    throw new Conflict({
      code: 'deadline-too-late',
      about: { days, latest },
    });
  const bound = addDays(firstDueOf(from, known.deadlineHistory), context.policy.requirements.maximumPostponementDays);
  demandWithin(to, bound, input.roles);
  const changed: Changes = {
    puts: [extended(known, to, { at: context.now, by, reason })],
    deletes: [],
    timeline: [
      {
        merchantId: id,
        id: `extend/${requirementId}/${requestId}`,
        at: context.now,
        type: 'requirement.extended.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { requirementId, from, to },
      },
    ],
  };
  return { result, ...withSettledCapabilities(present, changed, context.now) };
};
