import * as z from 'zod';
import { NotDecided } from '../errors.ts';
import { startLadder } from '../ladder/move-ladder.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Requirement } from '../model/requirement.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement, ladderOf, type Snapshot } from '../model/snapshot.ts';
import { merchantIn, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import type { InformationRequest } from '../model/task.ts';
import { informationCatalogue } from '../policy/information-catalogue.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { InformationItem } from '../policy/risk-schema.ts';
import { failed } from '../requirement/change-requirement.ts';
import { openRequirement } from '../requirement/open-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { ownReasons } from '../wording/policy-texts/identifier-texts.ts';
import { reviewOf } from './review-of.ts';

export const requestInformationInput = stepInput;
export const requestInformationResult = z.object({ kind: z.literal('requested'), requirementIds: z.array(z.string()) });
type Result = z.infer<typeof requestInformationResult>;

interface Asked {
  readonly items: readonly InformationItem[];
  /** the language a reviewer chose to ask in */
  readonly language?: string;
}

/**
 * What the rules ask for, or what a reviewer chose from policy's catalogue. A reviewer's reason is never part of it: a merchant that reads
 * why it is looked at is tipped off. Throws NotDecided when neither asks for anything.
 */
const askedFor = ({ merchant, tasks }: Snapshot, run: string, policy: Policy): Asked => {
  const review = reviewOf({ merchant, tasks }, run);
  const message = review?.decision.choice === 'request_information' ? review.decision.message : undefined;
  if (message !== undefined) {
    const items = informationCatalogue(policy).filter(({ key }) => message.items.includes(key));
    return { items, language: message.language };
  }
  if (review === undefined && merchant.risk?.outcome === 'request_information') return { items: merchant.risk.requests };
  throw new NotDecided(merchant.merchantId, 'request-information', { code: 'nothing-asked-for', about: {} });
};

/** the requirement of one thing asked for, as it is opened now */
const requested = (merchant: Merchant, one: InformationItem, days: number, now: string): Requirement =>
  openRequirement(
    {
      merchantId: merchant.merchantId,
      id: informationId(one),
      title: one.title,
      subject: { kind: 'document', id: merchant.merchantId },
      requestedReason: ownReasons.information.en,
      dueIn: 'risk_check',
      dueNow: true,
      suppliedBy: 'merchant',
      verifiedBy: 'operations',
      deadlineDays: days,
      restricts: ['payments', 'payouts'],
      errors: [{ code: 'information_requested', remediation: one.remediation }],
    },
    now,
  );

const informationId = ({ key }: InformationItem): string => `information:${key}`;

/** the requirements of what a reviewer is about to ask for, as they would be opened now: what a preview writes its letter from */
export const requestedItems = (
  { merchant }: Snapshot,
  { items, language }: InformationRequest,
  { policy, now }: Context,
): readonly Requirement[] =>
  informationCatalogue(policy)
    .filter(({ key }) => items.includes(key))
    .map((one) => ({ ...requested(merchant, one, policy.requirements.informationDeadlineDays, now), language }));

/**
 * Opens a requirement for each thing asked for (or asks again for one that was answered before) and starts the ladder. Throws
 * MerchantNotFound, MerchantClosed, WrongStage, NotDecided.
 */
export const requestInformation = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  const present = merchantIn(['risk_check'], snapshot, input.merchantId, 'request-information');
  const { merchant } = present;
  const days = context.policy.requirements.informationDeadlineDays;
  const { items, language } = askedFor(present, input.run, context.policy);
  const inLanguage = language === undefined ? {} : { language };
  const opened = items.flatMap((one): Requirement[] => {
    const error = { code: 'information_requested', remediation: one.remediation };
    const known = findRequirement(present, informationId(one));
    if (known === undefined) return [{ ...requested(merchant, one, days, context.now), ...inLanguage }];
    if (isOpen(known)) return [];
    const again = failed({ ...known, dueStatus: 'satisfied' }, context.now, context.now, { error, correctionDays: days });
    return [{ ...again, ...inLanguage }];
  });
  const pieces = opened.map((one) => ({
    puts: [one],
    timeline: [stepEntry(input, 'request-information', context, { ...openedEvent(one), part: one.id })],
  }));
  const rounds = (merchant.risk?.rounds ?? 0) + (opened.length > 0 ? 1 : 0);
  const ladder = startLadder(merchant, ladderOf(present, 'risk_check'), 'risk_check', context, [
    ...present.requirements,
    ...opened,
  ]);
  return {
    result: { kind: 'requested', requirementIds: items.map(informationId) },
    puts:
      opened.length === 0
        ? []
        : [{ ...merchant, ...(merchant.risk === undefined ? {} : { risk: { ...merchant.risk, rounds } }) }, ...opened, ...ladder],
    deletes: [],
    timeline: pieces.flatMap(({ timeline }) => timeline),
    separable: pieces,
  };
};
