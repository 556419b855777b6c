import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { merchantId } from '../values.ts';
import { waived } from './change-requirement.ts';
import { changeable } from './requirement-by-hand.ts';

/** requestId makes a second press of the button harmless */
export const waiveRequirementInput = z.object({
  merchantId,
  requirementId: z.string().min(1),
  requestId: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
});
export const waiveRequirementResult = z.object({ kind: z.literal('waived'), requirementId: z.string() });
type Input = z.infer<typeof waiveRequirementInput>;
type Result = z.infer<typeof waiveRequirementResult>;

/** a person does without a requirement, and says why. Throws MerchantNotFound, MerchantClosed, RequirementNotFound, Conflict */
export const waiveRequirement = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { merchantId: id, requirementId, requestId, by, reason } = input;
  const result: Result = { kind: 'waived', requirementId };
  if (findRequirement(present, requirementId)?.dueStatus === 'waived') return nothing(result);
  const known = changeable(present, requirementId);
  const changed: Changes = {
    puts: [waived(known, reason)],
    deletes: [],
    timeline: [
      {
        merchantId: id,
        id: `waive/${requirementId}/${requestId}`,
        at: context.now,
        type: 'requirement.waived.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { requirementId },
      },
    ],
  };
  return { result, ...withSettledCapabilities(present, changed, context.now) };
};
