import type { Context } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type Message, writeMessage } from '../nudge/write-message.ts';
import { failed } from '../requirement/change-requirement.ts';
import { changeable } from '../requirement/requirement-by-hand.ts';
import { rejectionNamed } from './verify-by-hand.ts';

/** there is always a text of this name */
const usual = 'onboarding_missing';

/** What the merchant would read if this were rejected now, in its language. Nothing is written. Throws RequirementNotFound, Conflict, InvalidInput. */
export const previewRejection = (snapshot: Snapshot, requirementId: string, code: string, context: Context): Message => {
  const { key, remediation } = rejectionNamed(context.policy, code);
  const { correctionDeadlineDays: correctionDays } = context.policy.requirements;
  const known = changeable(snapshot, requirementId);
  const rejected = failed(known, context.now, context.now, { error: { code: key, remediation }, correctionDays });
  return writeMessage(context.policy, snapshot.merchant, usual, rejected, context.now);
};
