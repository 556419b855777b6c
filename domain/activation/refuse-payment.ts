import type { Rejection, RejectionCode } from '../events/rejection.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Conflict } from './fill-buckets.ts';
import type { PaymentFact } from './payment-fact.ts';

const dayMs = 86_400_000;
/** what six bytes hold: 2.8 million million in major units */
export const largestAmountMinor = 2 ** 48 - 1;

/** Why a payment can't be counted for a merchant; undefined when it can. `now` is ISO 8601 UTC. */
export function refusalOf(merchant: Merchant, fact: PaymentFact, now: string): Rejection | undefined {
  if (!Number.isInteger(fact.amountMinor) || fact.amountMinor <= 0) {
    return refusal(
      'amount_not_positive',
      'amountMinor',
      `is ${fact.amountMinor}`,
      'send a whole number of minor units greater than zero; a refund is payment.refunded.v1',
    );
  }
  if (fact.amountMinor > largestAmountMinor) {
    return refusal(
      'amount_too_large',
      'amountMinor',
      `is ${fact.amountMinor}`,
      `send minor units, at most ${largestAmountMinor} per payment`,
    );
  }
  if (fact.currency !== merchant.currency) {
    return refusal(
      'wrong_currency',
      'currency',
      `is ${fact.currency}, the merchant's is ${merchant.currency}`,
      `send the settled amount in ${merchant.currency}`,
    );
  }
  if (Date.parse(fact.at) > Date.parse(now) + dayMs) {
    return refusal(
      'in_the_future',
      'capturedAt',
      `is ${fact.at}, more than a day after ${now}`,
      'send the instant of the capture, in UTC or with its offset',
    );
  }
  if (merchant.declinedAt !== undefined) {
    return refusal(
      'merchant_declined',
      'subject',
      `was declined at ${merchant.declinedAt}`,
      'stop the merchant at the payment ledger and return the money',
    );
  }
  if (merchant.closedAt !== undefined && fact.kind === 'captured' && fact.at > merchant.closedAt) {
    return refusal(
      'merchant_closed',
      'subject',
      `left at ${merchant.closedAt}`,
      'stop the merchant at the payment ledger; refunds are still taken',
    );
  }
  return undefined;
}

/** Why a payment whose id was counted before is neither counted again nor taken for a repeat. */
export function conflictOf({ payment, counted }: Conflict): Rejection {
  const sameTime = payment.at === counted.at;
  const timed = payment.kind === 'captured' ? 'capturedAt' : 'refundedAt';
  return refusal(
    'payment_conflict',
    sameTime ? 'amountMinor' : timed,
    `is ${sameTime ? payment.amountMinor : payment.at}, but this id was counted with ${counted.amountMinor} minor units at ${counted.at}`,
    'nothing to send again if it is the same payment; another payment needs an id of its own, a correction is a refund',
  );
}

/** The note that goes with a payment kept until the merchant is approved. */
export const heldNote: Rejection = {
  code: 'payment_before_approval',
  field: 'subject',
  message: 'subject is not approved yet; the payment is held and will be counted once it is, and never if it is declined',
  remedy: 'nothing to send again; stop the merchant at the payment ledger until its approval, return the money if it is declined',
};

/** Is the merchant still to be approved? Its payments are held until then. */
export function isBeforeApproval(merchant: Merchant): boolean {
  return merchant.approvedAt === undefined && merchant.declinedAt === undefined && merchant.closedAt === undefined;
}

const refusal = (code: RejectionCode, field: string, problem: string, remedy: string): Rejection => ({
  code,
  field,
  message: `${field} ${problem}`,
  remedy,
});
