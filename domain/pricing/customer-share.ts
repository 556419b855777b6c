import { localDay } from '../calendar/zone.ts';
import { Conflict, InvalidInput } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { CustomerShare } from '../policy/price-schema.ts';
import { ceilingOf } from '../policy/share-ceiling.ts';

/** the local day of an instant where the merchant is: `2026-11-23` */
export const dayWhere = ({ timeZone }: Pick<Merchant, 'timeZone'>, at: string): string =>
  new Date(localDay(timeZone, Date.parse(at)) * 86_400_000).toISOString().slice(0, 10);

/** the fees a share can be of: plans of the agreed conditions, and payments without a plan */
export const plansOf = ({ prices }: Pick<Merchant, 'prices'>): readonly (string | undefined)[] => [
  ...new Set((prices?.agreed?.conditions ?? []).map(({ plan }) => plan)),
];

export interface ShareNow {
  readonly plan?: string;
  /** basis points of the fee that hold today: what was chosen, as far as the ceiling lets it */
  readonly share: number;
  /** what was chosen; more than `share` where a ceiling has come down since */
  readonly chosen: number;
  readonly ceiling: number;
  readonly source?: string;
}

/** who bears the fee of each plan today */
export const sharesNow = (merchant: Merchant, { policy, now }: Context): readonly ShareNow[] =>
  plansOf(merchant).map((plan) => {
    const line = ceilingOf(policy, merchant.country, plan, dayWhere(merchant, now));
    const ceiling = line?.most ?? 0;
    const chosen = merchant.prices?.customerShares?.find((one) => one.plan === plan)?.share ?? 0;
    const share = Math.min(chosen, ceiling);
    return { ...(plan !== undefined && { plan }), share, chosen, ceiling, ...(line && { source: line.source }) };
  });

export interface ChooseShareInput {
  readonly merchantId: string;
  readonly requestId: string;
  /** the address of whoever chooses */
  readonly by: string;
  readonly plan?: string | undefined;
  /** basis points of the fee */
  readonly share: number;
}
export interface ShareChosen {
  readonly kind: 'chosen' | 'chosen_before';
}

/**
 * Somebody of the merchant chooses how much of the fee of a plan its customers bear. Throws MerchantNotFound, MerchantClosed, Conflict for a
 * plan that is not among the agreed conditions, InvalidInput above the ceiling of the merchant's country on its own day.
 */
export const chooseShare = (known: Snapshot | undefined, input: ChooseShareInput, context: Context): Decision<ShareChosen> => {
  const { merchant } = presentMerchant(known, input.merchantId);
  const { plan, share, by, requestId } = input;
  if (!plansOf(merchant).includes(plan)) throw new Conflict({ code: 'plan-not-agreed', about: { plan: plan ?? 'none' } });
  const line = ceilingOf(context.policy, merchant.country, plan, dayWhere(merchant, context.now));
  const most = line?.most ?? 0;
  if (share > most)
    throw new InvalidInput('share', {
      code: 'share-above-ceiling',
      about: { most: most / 100, country: merchant.country, ...(line && { from: line.from }) },
    });
  const before = merchant.prices?.customerShares ?? [];
  const chosen: CustomerShare = { ...(plan !== undefined && { plan }), share, at: context.now, by };
  const customerShares = [...before.filter((one) => one.plan !== plan), chosen];
  const entry: TimelineEntry = {
    ...{ merchantId: merchant.merchantId, id: `customer-share/${requestId}`, at: context.now, type: 'customer-share.chosen.v1' },
    actor: { kind: 'merchant', id: by },
    data: { ...(plan !== undefined && { plan }), share, ceiling: most },
  };
  const puts = [{ ...merchant, prices: { ...merchant.prices, customerShares } }];
  return { result: { kind: 'chosen' }, puts, deletes: [], timeline: [entry] };
};
