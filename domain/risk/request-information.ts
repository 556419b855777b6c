import * as z from 'zod';
import { startLadder } from '../ladder/move-ladder.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement, ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { failed } from '../requirement/change-requirement.ts';
import { openRequirement } from '../requirement/open-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { reviewOf } from './review-of.ts';

export const requestInformationInput = stepInput;
export const requestInformationResult = z.object({ kind: z.literal('requested'), requirementIds: z.array(z.string()) });
type Result = z.infer<typeof requestInformationResult>;

interface Asked {
  readonly key: string;
  readonly title: string;
  readonly remediation: string;
}

/** what the rules ask for; a reviewer's request comes in the reviewer's own words */
const askedFor = (merchant: Merchant, snapshot: Snapshot, run: string): readonly Asked[] => {
  const review = reviewOf(snapshot, run);
  if (review?.decision.choice === 'request_information') {
    return [{ key: `review-${review.id}`, title: 'Information for the risk review', remediation: review.decision.reason }];
  }
  return merchant.risk?.requests ?? [];
};

/** opens a requirement for each thing asked for (or asks again for one that was answered before) and starts the ladder. Throws MerchantNotFound, MerchantClosed */
export const requestInformation = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { merchant } = present;
  const days = context.policy.requirements.informationDeadlineDays;
  const asked = askedFor(merchant, present, input.run);
  const opened = asked.flatMap((one) => {
    const id = `information:${one.key}`;
    const error = { code: 'information_requested', remediation: one.remediation };
    const known = findRequirement(present, id);
    if (known !== undefined) {
      return isOpen(known)
        ? []
        : [failed({ ...known, dueStatus: 'satisfied' }, context.now, context.now, { error, correctionDays: days })];
    }
    const opening = {
      merchantId: merchant.merchantId,
      id,
      title: one.title,
      subject: { kind: 'document' as const, id: merchant.merchantId },
      requestedReason: 'the risk check needs it to decide',
      dueIn: 'risk_check' as const,
      dueNow: true,
      suppliedBy: 'merchant' as const,
      verifiedBy: 'operations' as const,
      deadlineDays: days,
      restricts: ['payments', 'payouts'],
      errors: [error],
    };
    return [openRequirement(opening, context.now)];
  });
  const rounds = (merchant.risk?.rounds ?? 0) + (opened.length > 0 ? 1 : 0);
  const ladder = startLadder(merchant, ladderOf(present, 'risk_check'), 'risk_check', context, [
    ...present.requirements,
    ...opened,
  ]);
  return {
    result: { kind: 'requested', requirementIds: asked.map((one) => `information:${one.key}`) },
    puts:
      opened.length === 0
        ? []
        : [{ ...merchant, ...(merchant.risk === undefined ? {} : { risk: { ...merchant.risk, rounds } }) }, ...opened, ...ladder],
    deletes: [],
    timeline: opened.map((one) => stepEntry(input, 'request-information', context, { ...openedEvent(one), part: one.id })),
  };
};
