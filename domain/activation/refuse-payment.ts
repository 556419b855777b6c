import type { Rejection } from '../events/rejection.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Conflict } from './fill-buckets.ts';
import type { PaymentFact } from './payment-fact.ts';

const dayMs = 86_400_000;
/** what six bytes hold: 2.8 million million in major units */
export const largestAmountMinor = 2 ** 48 - 1;

/** Why a payment can't be counted for a merchant; undefined when it can. `now` is ISO 8601 UTC. */
export function refusalOf(merchant: Merchant, fact: PaymentFact, now: string): Rejection | undefined {
  const { amountMinor, currency } = fact;
  if (!Number.isInteger(amountMinor) || amountMinor <= 0)
    return { code: 'amount_not_positive', field: 'amountMinor', about: { amountMinor } };
  if (amountMinor > largestAmountMinor)
    return { code: 'amount_too_large', field: 'amountMinor', about: { amountMinor, most: largestAmountMinor } };
  if (currency !== merchant.currency)
    return { code: 'wrong_currency', field: 'currency', about: { currency, own: merchant.currency } };
  if (Date.parse(fact.at) > Date.parse(now) + dayMs) {
    const field = 'capturedAt';
    return { code: 'in_the_future', field, about: { field, at: fact.at, now } };
  }
  const field = 'subject';
  if (merchant.declinedAt !== undefined) return { code: 'merchant_declined', field, about: { at: merchant.declinedAt } };
  if (merchant.closedAt !== undefined && fact.kind === 'captured' && fact.at > merchant.closedAt)
    return { code: 'merchant_closed', field, about: { at: merchant.closedAt } };
  return undefined;
}

/** Why a payment whose id was counted before is neither counted again nor taken for a repeat. */
export function conflictOf({ payment, counted }: Conflict): Rejection {
  const sameTime = payment.at === counted.at;
  const timed = payment.kind === 'captured' ? 'capturedAt' : 'refundedAt';
  const field = sameTime ? 'amountMinor' : timed;
  const value = sameTime ? String(payment.amountMinor) : payment.at;
  return { code: 'payment_conflict', field, about: { field, value, amountMinor: counted.amountMinor, at: counted.at } };
}

/** The note that goes with a payment kept until the merchant is approved. */
export const heldNote: Rejection = { code: 'payment_before_approval', field: 'subject', about: {} };

/** Is the merchant still to be approved? Its payments are held until then. */
export function isBeforeApproval(merchant: Merchant): boolean {
  return merchant.approvedAt === undefined && merchant.declinedAt === undefined && merchant.closedAt === undefined;
}
