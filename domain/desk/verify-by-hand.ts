import { Conflict, InvalidInput } from '../errors.ts';
import type { Changes, Context } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { sendLetter } from '../nudge/send-letter.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { RejectionReason } from '../policy/requirement-schema.ts';
import { identifierFieldOf } from '../requirement/identifier-requirement.ts';
import { type Deed, deedByHand } from './deed-by-hand.ts';

/** only the party that is named verifies: throws Conflict for what a provider verifies, or what is checked by its form alone */
const demandOurs = ({ id, verifiedBy }: Requirement): void => {
  if (verifiedBy !== 'operations' || identifierFieldOf(id) !== undefined)
    throw new Conflict({
      code: 'verifier-other',
      about: { verifiedBy: identifierFieldOf(id) === undefined ? verifiedBy : 'form' },
    });
};

/** A reason of policy's catalogue. Throws InvalidInput naming the known ones. */
export const rejectionNamed = ({ requirements }: Policy, code: string): RejectionReason => {
  const known = requirements.rejections.find(({ key }) => key === code);
  if (known !== undefined) return known;
  throw new InvalidInput('code', {
    ...{ code: 'rejection-unknown', about: { rejection: code, known: requirements.rejections.map(({ key }) => key) } },
  });
};

/** A person found it right. Throws Conflict when another party verifies it, or it is no longer open. */
export const verifyByHand = (snapshot: Snapshot, known: Requirement, deed: Deed, context: Context): Changes => {
  demandOurs(known);
  return deedByHand(snapshot, known, { type: 'requirement.verified.v1' }, deed, context);
};

/**
 * A person found it wrong, for a reason of policy's catalogue; the merchant is told at once, with everything else that is due. Throws
 * Conflict as above, InvalidInput for a reason policy does not have.
 */
export const rejectByHand = (
  snapshot: Snapshot,
  known: Requirement,
  code: string,
  deed: Deed & { readonly reason: string },
  context: Context,
): Changes => {
  demandOurs(known);
  const { key, remediation } = rejectionNamed(context.policy, code);
  const changes = deedByHand(snapshot, known, { type: 'requirement.failed.v1', code: key, remediation }, deed, context);
  const after = overlay(snapshot, changes);
  if (known.suppliedBy !== 'merchant') return changes;
  const actor = { kind: 'person' as const, id: deed.by };
  const told = { letter: 'requirement_rejected', requirementId: known.id } as const;
  return both(changes, sendLetter(after, { ...told, because: deed.id, actor, run: snapshot.merchant.run }, context));
};
