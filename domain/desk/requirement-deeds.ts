import * as z from 'zod';
import { addDays } from '../calendar/add-days.ts';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { Conflict, RequirementNotFound } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { handedInBy } from '../model/document.ts';
import type { Item } from '../model/item.ts';
import type { Requirement } from '../model/requirement.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import { identifierFieldOf } from '../requirement/identifier-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { changeable } from '../requirement/requirement-by-hand.ts';
import { merchantId } from '../values.ts';
import { withSettledWork } from '../work/settle-work.ts';
import { deedByHand } from './deed-by-hand.ts';
import { rejectByHand, verifyByHand } from './verify-by-hand.ts';

/** requestId makes a second press of the button harmless */
const about = z.object({ merchantId, requirementId: z.string().min(1), requestId: z.string().min(1), by: z.string().min(1) });
type About = z.infer<typeof about>;

export const requirementDeed = z.object({
  kind: z.enum(['verified', 'rejected', 'submitted', 'requested_again']),
  requirementId: z.string(),
  dueStatus: z.string(),
  verificationStatus: z.string(),
});
export type Done = z.infer<typeof requirementDeed>;

export const done = (kind: Done['kind'], known: Requirement, changes: Omit<Decision<unknown>, 'result'>): Decision<Done> => {
  const isIt = (one: Item): one is Requirement => one.kind === 'requirement' && one.id === known.id;
  const after = changes.puts.reduce<Requirement>((last, one) => (isIt(one) ? one : last), known);
  const { dueStatus, verificationStatus } = after;
  return { result: { kind, requirementId: known.id, dueStatus, verificationStatus }, ...changes };
};

/** A person found it right. Throws MerchantNotFound, MerchantClosed, RequirementNotFound, Conflict. */
export const verifyRequirement = (
  snapshot: Snapshot | undefined,
  input: About & { readonly reason?: string | undefined },
  context: Context,
): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const known = changeable(present, input.requirementId);
  const deed = { id: `verify/${known.id}/${input.requestId}`, by: input.by, reason: input.reason };
  return done('verified', known, verifyByHand(present, known, deed, context));
};

/** A person found it wrong, by a reason of policy's catalogue. Throws as above, and InvalidInput for another reason. */
export const rejectRequirement = (
  snapshot: Snapshot | undefined,
  input: About & { readonly reason: string; readonly code: string },
  context: Context,
): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const known = changeable(present, input.requirementId);
  const deed = { id: `reject/${known.id}/${input.requestId}`, by: input.by, reason: input.reason };
  return done('rejected', known, rejectByHand(present, known, input.code, deed, context));
};

interface Submission extends About {
  readonly through: z.infer<typeof handedInBy>;
  readonly reason?: string | undefined;
  readonly documentReference?: string | undefined;
  readonly value?: string | undefined;
}

/**
 * A person hands in for the merchant what reached us another way; the timeline says how. An account number never comes this way. Throws as
 * above, and InvalidInput without a document or a value.
 */
export const submitRequirement = (snapshot: Snapshot | undefined, input: Submission, context: Context): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const known = changeable(present, input.requirementId);
  if (identifierFieldOf(known.id) === 'bank_account') throw new Conflict({ code: 'account-by-merchant', about: {} });
  const { documentReference, value, through } = input;
  const deed = { id: `submit/${known.id}/${input.requestId}`, by: input.by, reason: input.reason };
  const told = { through, onBehalf: true, ...(documentReference === undefined ? {} : { documentReference }) };
  const said = { type: 'requirement.submitted.v1' as const, documentReference, value };
  return done('submitted', known, deedByHand(present, known, said, { ...deed, told }, context));
};

const asked = (known: Requirement, { now, policy }: Context): Requirement => {
  const { documentReference: _d, closedReason: _c, verifiedAt: _v, waiver: _w, submittedAt: _s, ...rest } = known;
  const deadline = addDays(now, known.deadlineDays ?? policy.requirements.correctionDeadlineDays);
  return {
    ...rest,
    ...{ dueStatus: 'currently_due', verificationStatus: 'not_submitted', awaitingActionFrom: known.suppliedBy, errors: [] },
    ...{ openedAt: now, deadline, dueAt: deadline, factAt: now },
  };
};

/**
 * A person asks for it once more, whatever became of it: a document has expired, or another one is needed. Its deadline runs anew. Throws
 * MerchantNotFound, MerchantClosed, RequirementNotFound, and Conflict while the merchant has not handed in anything.
 */
export const requestRequirementAgain = (
  snapshot: Snapshot | undefined,
  input: About & { readonly reason: string },
  context: Context,
): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const known = findRequirement(present, input.requirementId);
  if (known === undefined) throw new RequirementNotFound(input.merchantId, input.requirementId);
  if (known.verificationStatus === 'not_submitted' && known.dueStatus !== 'waived' && known.dueStatus !== 'superseded')
    throw new Conflict({ code: 'already-asked', about: {} });
  const again = asked(known, context);
  const changes = {
    puts: [again],
    deletes: [],
    timeline: [
      {
        ...{ merchantId: input.merchantId, id: `request-again/${known.id}/${input.requestId}`, at: context.now },
        ...{ ...openedEvent(again), actor: { kind: 'person' as const, id: input.by }, reason: input.reason },
      },
    ],
  };
  const settled = withSettledWork(present, withSettledCapabilities(present, changes, context.now), context);
  return done('requested_again', known, settled);
};
