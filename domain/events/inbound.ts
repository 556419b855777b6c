import * as z from 'zod';
import { paymentMethodStatus } from '../model/parties.ts';
import { maskAccountNumbers } from '../text/mask-account-numbers.ts';
import { lastFourDigits, maskBuyer, maskReference } from '../text/mask-buyer.ts';
import { anyInstant, country, currency, day, freeText, line, locale, minor, prose, remark, shortLine } from '../values.ts';
import { applicationSubmitted } from './application.ts';
import {
  caseMessageWritten,
  caseRequester,
  caseResolved,
  issueMoved,
  place,
  questionAnswered,
  questionAsked,
} from './case-events.ts';
import { directClient, envelopeOf } from './envelope.ts';
import { type OutageEvent, outageDeclared, outageEnded, outageExtended } from './outage-events.ts';

/** with the envelope's subject it names the merchant */
const client = { pspClient: shortLine.default(directClient) };

export const withdrawalRequested = envelopeOf(
  'merchant.withdrawal.requested.v1',
  z.object({ ...client, reason: remark.optional() }),
);

export const requirementSubmitted = envelopeOf(
  'requirement.submitted.v1',
  z.object({
    ...client,
    requirementId: shortLine,
    /** a corrected value for an identifier requirement; an account number in full is sealed, never kept */
    value: shortLine.optional(),
    /** where the document lies, never the document */
    documentReference: shortLine.optional(),
  }),
);
export const requirementVerified = envelopeOf('requirement.verified.v1', z.object({ ...client, requirementId: shortLine }));
export const requirementFailed = envelopeOf(
  'requirement.failed.v1',
  z.object({ ...client, requirementId: shortLine, code: shortLine, remediation: freeText(1000) }),
);

export const boardingChanged = envelopeOf(
  'payment-method.boarding.changed.v1',
  z.object({ ...client, method: shortLine, status: paymentMethodStatus, reason: remark.optional() }),
);

/** said of a payment beside what counts: left out where it cannot be read, because no payment is refused for it */
const decoration = (kept: (text: string) => string | undefined) => shortLine.transform(kept).optional().catch(undefined);
const payment = {
  ...client,
  paymentId: shortLine,
  /** minor units, more than zero */
  amountMinor: minor.positive(),
  currency,
  /** the buyer's name or e-mail address: masked as it is read, and never kept in clear */
  customer: decoration(maskBuyer),
  /** of a card number only the last four digits are kept */
  card: decoration(lastFourDigits),
  plan: decoration(maskAccountNumbers),
  /** where the buyer paid from, two letters */
  country: country.optional().catch(undefined),
  /** the merchant's own number for it */
  reference: decoration(maskReference),
};
export const paymentCaptured = envelopeOf(
  'payment.captured.v1',
  z.object({ ...payment, capturedAt: anyInstant, method: shortLine.optional() }),
);
export const paymentRefunded = envelopeOf(
  'payment.refunded.v1',
  z.object({ ...payment, refundId: shortLine, refundedAt: anyInstant, method: shortLine.optional().catch(undefined) }),
);

/** an attempt to pay that did not work: counted by day and reason, and nothing else is kept of it */
export const paymentFailed = envelopeOf(
  'payment.failed.v1',
  z.object({
    ...client,
    /** of the attempt: who tries again makes another */
    paymentId: shortLine,
    failedAt: anyInstant,
    /** why, as the provider calls it */
    code: shortLine.transform(maskAccountNumbers),
    method: shortLine.transform(maskAccountNumbers).optional().catch(undefined),
    /** where the buyer paid from, two letters */
    country: country.optional().catch(undefined),
  }),
);
export type PaymentFailed = z.infer<typeof paymentFailed>;

const payout = {
  ...client,
  payoutId: shortLine,
  /** minor units, more than zero */
  amountMinor: minor.positive(),
  currency,
  /** the day it was made out: with its id it names the payout, however often it is tried */
  initiatedOn: day,
  /** of the account only the last four characters are kept */
  accountLast4: shortLine.transform((text) => text.replace(/[^\p{L}\p{N}]/gu, '').slice(-4)).optional(),
};
export const payoutPaid = envelopeOf('payout.paid.v1', z.object({ ...payout, paidAt: anyInstant, arrivesOn: day.optional() }));
export const payoutFailed = envelopeOf(
  'payout.failed.v1',
  z.object({ ...payout, failedAt: anyInstant, code: shortLine, retryOn: day.optional() }),
);

/** a key of the company's API was made for the merchant; the key itself is never sent here, and a longer prefix is refused */
export const apiKeyIssued = envelopeOf(
  'api-key.issued.v1',
  z.object({
    ...client,
    keyId: shortLine,
    prefix: line.min(1).max(16),
    name: remark.optional(),
    scopes: z.array(shortLine).max(20).default([]),
    issuedAt: anyInstant,
    /** the key it takes the place of, and until when both work */
    replaces: shortLine.optional(),
    replacedEndsAt: anyInstant.optional(),
  }),
);
export const apiKeyEnded = envelopeOf('api-key.ended.v1', z.object({ ...client, keyId: shortLine, endsAt: anyInstant }));

export const caseOpened = envelopeOf(
  'case.opened.v1',
  z.object({
    ...client,
    caseId: shortLine,
    title: remark,
    severity: z.enum(['low', 'normal', 'high']).default('normal'),
    /** what it is about, as far as the sender knows: routing goes by it */
    topic: remark.optional(),
    provider: remark.optional(),
    method: shortLine.optional(),
    errorCode: shortLine.optional(),
    language: locale.optional(),
    requester: caseRequester.optional(),
    /** a dispute, as the acquirer tells of it: its day is a fact, and no rule of ours */
    dispute: z
      .object({
        paymentReference: shortLine,
        reason: remark,
        amountMinor: minor.positive().optional(),
        currency: currency.optional(),
        /** until when evidence may be handed in */
        dueAt: anyInstant.optional(),
      })
      .optional(),
    ...place,
  }),
);
export const caseClosed = envelopeOf(
  'case.closed.v1',
  z.object({ ...client, ...place, caseId: shortLine, resolution: remark.optional() }),
);
export const csatRated = envelopeOf(
  'csat.rated.v1',
  z.object({
    ...client,
    csatId: shortLine,
    rating: z.int().min(1).max(5),
    comment: prose.max(2000).transform(maskAccountNumbers).optional(),
  }),
);
export const nudgeOptedOut = envelopeOf('nudge.opted-out.v1', z.object({ ...client }));

/** a known contact told somebody else that it did not ask for this change */
export const changeObjected = envelopeOf('account-change.objected.v1', z.object({ ...client, changeId: shortLine }));

/** events that outside systems may send */
export const inboundEvents = {
  'merchant.application.submitted.v1': applicationSubmitted,
  'merchant.withdrawal.requested.v1': withdrawalRequested,
  'requirement.submitted.v1': requirementSubmitted,
  'requirement.verified.v1': requirementVerified,
  'requirement.failed.v1': requirementFailed,
  'payment-method.boarding.changed.v1': boardingChanged,
  'payment.captured.v1': paymentCaptured,
  'payment.refunded.v1': paymentRefunded,
  'payment.failed.v1': paymentFailed,
  'payout.paid.v1': payoutPaid,
  'payout.failed.v1': payoutFailed,
  'api-key.issued.v1': apiKeyIssued,
  'api-key.ended.v1': apiKeyEnded,
  'case.opened.v1': caseOpened,
  'case.closed.v1': caseClosed,
  'case.resolved.v1': caseResolved,
  'case.message.written.v1': caseMessageWritten,
  'question.asked.v1': questionAsked,
  'question.answered.v1': questionAnswered,
  'issue.moved.v1': issueMoved,
  'csat.rated.v1': csatRated,
  'nudge.opted-out.v1': nudgeOptedOut,
  'account-change.objected.v1': changeObjected,
  'outage.declared.v1': outageDeclared,
  'outage.extended.v1': outageExtended,
  'outage.ended.v1': outageEnded,
} as const;

export const inboundEvent = z.discriminatedUnion('type', [
  applicationSubmitted,
  withdrawalRequested,
  requirementSubmitted,
  requirementVerified,
  requirementFailed,
  boardingChanged,
  paymentCaptured,
  paymentRefunded,
  paymentFailed,
  payoutPaid,
  payoutFailed,
  apiKeyIssued,
  apiKeyEnded,
  caseOpened,
  caseClosed,
  caseResolved,
  caseMessageWritten,
  questionAsked,
  questionAnswered,
  issueMoved,
  csatRated,
  nudgeOptedOut,
  changeObjected,
  outageDeclared,
  outageExtended,
  outageEnded,
]);
export type InboundEvent = z.infer<typeof inboundEvent>;
export type InboundType = InboundEvent['type'];
/** a fact about a known merchant: everything from outside but an application, payments and outages */
export type FactEvent = Exclude<
  InboundEvent,
  {
    type:
      | 'merchant.application.submitted.v1'
      | 'payment.captured.v1'
      | 'payment.refunded.v1'
      | 'payment.failed.v1'
      | OutageEvent['type'];
  }
>;
export type PaymentEvent = Extract<InboundEvent, { type: 'payment.captured.v1' | 'payment.refunded.v1' }>;
