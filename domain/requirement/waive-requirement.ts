import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { NotAllowed } from '../errors.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import type { Requirement } from '../model/requirement.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { samePerson } from '../same-person.ts';
import { merchantId } from '../values.ts';
import { waived } from './change-requirement.ts';
import { changeable } from './requirement-by-hand.ts';
import { waivingTakesTwo } from './takes-two.ts';

/** requestId makes a second press of the button harmless */
export const waiveRequirementInput = z.object({
  merchantId,
  requirementId: z.string().min(1),
  requestId: z.string().min(1),
  by: z.string().min(1),
  reason: z.string().min(1),
});
export const waiveRequirementResult = z.object({ kind: z.enum(['waived', 'approved_once']), requirementId: z.string() });
type Input = z.infer<typeof waiveRequirementInput>;
type Result = z.infer<typeof waiveRequirementResult>;

/** the first of two people does without it: nothing is waived yet, and whoever comes second reads who and why */
const approveOnce = (known: Requirement, input: Input, { now }: Context): Decision<Result> => {
  const { merchantId: id, requirementId, requestId, by, reason } = input;
  return {
    result: { kind: 'approved_once', requirementId },
    puts: [{ ...known, waiver: { by, at: now, reason } }],
    deletes: [],
    timeline: [
      {
        merchantId: id,
        id: `waive/${requirementId}/${requestId}`,
        at: now,
        type: 'requirement.waiver-approved-once.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { requirementId, by },
      },
    ],
  };
};

/** Throws NotAllowed when the person has given the first approval already. */
const demandAnother = ({ waiver }: Requirement, { by }: Input): void => {
  if (waiver === undefined || !samePerson(waiver.by, by)) return;
  throw new NotAllowed({
    code: 'first-approver',
    about: { by, at: waiver.at },
  });
};

/**
 * A person does without a requirement, and says why. What holds back payments or payouts takes two people: the first approval is kept, the
 * second waives. Throws MerchantNotFound, MerchantClosed, RequirementNotFound, Conflict, NotAllowed for the same person's second approval.
 */
export const waiveRequirement = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { merchantId: id, requirementId, requestId, by, reason } = input;
  const result: Result = { kind: 'waived', requirementId };
  if (findRequirement(present, requirementId)?.dueStatus === 'waived') return nothing(result);
  const known = changeable(present, requirementId);
  const first = waivingTakesTwo(known) ? known.waiver : undefined;
  if (waivingTakesTwo(known) && first === undefined) return approveOnce(known, input, context);
  demandAnother(known, input);
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
        data: { requirementId, ...(first === undefined ? {} : { approvedBy: [first.by, by] }) },
      },
    ],
  };
  return { result, ...withSettledCapabilities(present, changed, context.now) };
};
