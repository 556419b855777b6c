import { later } from '../calendar/earlier.ts';
import { Conflict } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { dayWhere } from './customer-share.ts';
import { toldConditions } from './told-conditions.ts';

export interface AcceptOfferInput {
  readonly merchantId: string;
  /** the address of whoever accepts */
  readonly by: string;
  /** which offer they read */
  readonly offerId: string;
}
export interface OfferAccepted {
  readonly kind: 'accepted' | 'accepted_before';
  /** local day from which it holds */
  readonly validFrom: string;
}

/**
 * Somebody of the merchant accepts the prices that are offered: they hold from the offered day on, or from today where that has passed. Twice is once.
 * Throws MerchantNotFound, MerchantClosed, and Conflict for an offer that is not the one on the table.
 */
export const acceptOffer = (known: Snapshot | undefined, input: AcceptOfferInput, context: Context): Decision<OfferAccepted> => {
  const { merchant } = presentMerchant(known, input.merchantId);
  const { offered, agreed, ...rest } = merchant.prices ?? {};
  if (offered?.id !== input.offerId) {
    if (agreed?.offerId === input.offerId) return nothing({ kind: 'accepted_before', validFrom: agreed.validFrom });
    throw new Conflict({ code: 'offer-gone', about: {} });
  }
  const { id: offerId, conditions, approvedBy } = offered;
  const validFrom = later(offered.validFrom, dayWhere(merchant, context.now));
  const entry: TimelineEntry = {
    ...{ merchantId: merchant.merchantId, id: `accept/${offerId}`, at: context.now, type: 'price.accepted.v1' },
    actor: { kind: 'merchant', id: input.by },
    data: { conditions: toldConditions(conditions), validFrom, offerId },
  };
  const accepted = { conditions, validFrom, at: context.now, approvedBy, acceptedBy: input.by, offerId };
  return {
    result: { kind: 'accepted', validFrom },
    puts: [{ ...merchant, prices: { ...rest, agreed: accepted } }],
    deletes: [],
    timeline: [entry],
  };
};
