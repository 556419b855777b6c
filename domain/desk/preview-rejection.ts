import type { Message } from '../letter/write-letter.ts';
import type { Context } from '../model/decision.ts';
import { overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { letterAfter } from '../nudge/send-letter.ts';
import { failed } from '../requirement/change-requirement.ts';
import { changeable } from '../requirement/requirement-by-hand.ts';
import { rejectionNamed } from './verify-by-hand.ts';

/** What the merchant would read if this were rejected now, in its language. Nothing is written. Throws RequirementNotFound, Conflict, InvalidInput. */
export const previewRejection = (snapshot: Snapshot, requirementId: string, code: string, context: Context): Message => {
  const { now, policy } = context;
  const { key, remediation } = rejectionNamed(policy, code);
  const { correctionDeadlineDays: correctionDays } = policy.requirements;
  const known = changeable(snapshot, requirementId);
  const rejected = failed(known, now, now, { error: { code: key, remediation }, correctionDays });
  return letterAfter(
    overlay(snapshot, { puts: [rejected], deletes: [] }),
    { letter: 'requirement_rejected', requirementId },
    context,
  );
};
