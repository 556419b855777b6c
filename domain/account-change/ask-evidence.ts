import * as z from 'zod';
import type { Context, Decision } from '../model/decision.ts';
import { nothing } from '../model/decision.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';
import { stepEntry } from '../model/step.ts';
import { openRequirement } from '../requirement/open-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { changeProofTexts } from '../wording/policy-texts/change-texts.ts';
import { type ChangeStepInput, changePolicyOf, endedBefore, knownChange } from './change-step.ts';

export const askEvidenceResult = z.object({ kind: z.enum(['asked', 'not_needed', 'stopped']) });
type Result = z.infer<typeof askEvidenceResult>;

/** id of the requirement whose document is the evidence of a change */
export const evidenceId = (changeId: string): string => `change_proof:${changeId}`;

/** Is the document that was asked for verified? Doing without it is no evidence. */
export const isDocumented = (snapshot: Pick<Snapshot, 'requirements'>, change: { readonly evidenceId?: string | undefined }) => {
  const document = snapshot.requirements.find(({ id }) => id === change.evidenceId);
  return document?.dueStatus === 'satisfied' && document.verificationStatus === 'verified';
};

/**
 * The step "Ask for the evidence": a requirement like any other, handed in on the merchant's page and verified by operations. Its deadline
 * is the end of the change and restricts nothing. Throws MerchantNotFound, MerchantClosed, AccountChangeNotFound, Conflict.
 */
export const askEvidence = (known: Snapshot | undefined, input: ChangeStepInput, context: Context): Decision<Result> => {
  const { snapshot, change } = knownChange(known, input);
  const ended = endedBefore(change);
  if (ended !== undefined) return ended;
  if (!changePolicyOf(context).evidenceFor.includes(change.to.of)) return nothing({ kind: 'not_needed' });
  const id = evidenceId(change.id);
  if (findRequirement(snapshot, id) !== undefined) return nothing({ kind: 'asked' });
  const { title, reason } = changeProofTexts[change.to.of];
  const document = openRequirement(
    {
      ...{ merchantId: input.merchantId, id, title: title.en, requestedReason: reason.en },
      subject: { kind: 'document', id: change.id },
      ...{ dueIn: snapshot.merchant.lifecycleStage, dueNow: true, suppliedBy: 'merchant', verifiedBy: 'operations' },
      restricts: [],
    },
    context.now,
  );
  return {
    result: { kind: 'asked' },
    puts: [{ ...change, evidenceId: id }, document],
    deletes: [],
    timeline: [stepEntry(input, 'ask-evidence', context, { ...openedEvent(document) })],
  };
};
