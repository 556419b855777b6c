import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { Conflict, NotAllowed } from '../errors.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement, openTasks, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { FeeCondition, MerchantPrices } from '../policy/price-schema.ts';
import { priceTakesTwo } from '../pricing/price-takes-two.ts';
import { toldConditions } from '../pricing/told-conditions.ts';
import { verified } from '../requirement/change-requirement.ts';
import { samePerson } from '../same-person.ts';
import { merchantId } from '../values.ts';
import { withSettledWork } from '../work/settle-work.ts';

const about = z.object({ merchantId, requestId: z.string().min(1), by: z.string().min(1), reason: z.string().min(1) });
type About = z.infer<typeof about>;
export const priceDeed = z.object({
  kind: z.enum(['proposed', 'agreed', 'offered']),
  validFrom: z.iso.date(),
  takesTwo: z.boolean(),
});
type Done = z.infer<typeof priceDeed>;

/** the requirement of the catalogue that an agreed price meets */
const approval = 'pricing_approval';

const underApproval = (snapshot: Snapshot): boolean =>
  openTasks(snapshot).some(({ subjectId, approvals }) => subjectId === approval && approvals.length > 0);

/** A person proposes a price. Throws MerchantNotFound, MerchantClosed, and Conflict while the first of two people has agreed another. */
export const proposePrice = (
  known: Snapshot | undefined,
  input: About & { readonly conditions: readonly FeeCondition[]; readonly validFrom: string },
  context: Context,
): Decision<Done> => {
  const { merchant, ...rest } = presentMerchant(known, input.merchantId);
  if (underApproval({ merchant, ...rest })) throw new Conflict({ code: 'price-under-approval', about: {} });
  const { conditions, validFrom, by, reason } = input;
  const proposed = { conditions: [...conditions], validFrom, by, at: context.now, reason };
  const entry: TimelineEntry = {
    ...{ merchantId: merchant.merchantId, id: `price/${input.requestId}`, at: context.now, type: 'price.proposed.v1' },
    ...{ actor: { kind: 'person', id: by }, reason, data: { conditions: toldConditions(conditions), validFrom } },
  };
  return {
    result: { kind: 'proposed', validFrom, takesTwo: priceTakesTwo(context.policy, merchant) },
    puts: [{ ...merchant, prices: { ...merchant.prices, proposed } }],
    deletes: [],
    timeline: [entry],
  };
};

interface Agreement {
  readonly id: string;
  readonly reason: string;
  /** whose agreement made it one */
  readonly by: string;
  /** everybody who agreed, and who proposed it */
  readonly approvedBy: readonly string[];
}

/** the proposal somebody made, or the policy's list price as of today; undefined under a policy without one */
const onTheTable = (
  { prices }: Merchant,
  { policy, now }: Context,
): Pick<NonNullable<MerchantPrices['agreed']>, 'conditions' | 'validFrom'> | undefined => {
  if (prices?.proposed !== undefined) return prices.proposed;
  return policy.pricing === undefined ? undefined : { conditions: policy.pricing.list, validFrom: now.slice(0, 10) };
};

/** a price of the merchant's own is an offer where policy has merchants accept theirs; the list price came with the application */
const isOffer = ({ merchant }: Snapshot, { policy }: Context): boolean =>
  merchant.prices?.proposed !== undefined && policy.pricing?.merchantAccepts === true;

/**
 * The price on the table is agreed, or offered to the merchant, and what waits for operations' word on it is met. What was agreed before holds until
 * an offer is accepted. Throws Conflict when there is no price.
 */
export const agree = (snapshot: Snapshot, { id, reason, by, approvedBy }: Agreement, context: Context): Changes => {
  const { merchant } = snapshot;
  const price = onTheTable(merchant, context);
  if (price === undefined) throw new Conflict({ code: 'price-none', about: {} });
  const { conditions, validFrom } = price;
  const word = { conditions, validFrom, at: context.now, approvedBy: [...approvedBy] };
  const offers = isOffer(snapshot, context);
  const { proposed: _agreed, offered: _before, ...kept } = merchant.prices ?? {};
  const base = {
    ...{ merchantId: merchant.merchantId, at: context.now, reason },
    actor: { kind: 'person' as const, id: by },
  };
  const asked = findRequirement(snapshot, approval);
  const met = asked !== undefined && isOpen(asked) ? [verified(asked, context.now)] : [];
  const data = { conditions: toldConditions(conditions), validFrom, approvedBy: [...approvedBy], ...(offers && { offerId: id }) };
  const changes: Changes = {
    puts: [{ ...merchant, prices: { ...kept, ...(offers ? { offered: { id, ...word } } : { agreed: word }) } }, ...met],
    deletes: [],
    timeline: [
      { ...base, id, type: offers ? 'price.offered.v1' : 'price.agreed.v1', data },
      ...met.map(
        (one): TimelineEntry => ({
          ...{ ...base, id: `${id}/satisfied`, type: 'requirement.satisfied.v1', data: { requirementId: one.id } },
        }),
      ),
    ],
  };
  return withSettledWork(snapshot, withSettledCapabilities(snapshot, changes, context.now), context);
};

/**
 * A person agrees the price on the table. Above policy's volume it takes another person than who proposed it. Throws MerchantNotFound,
 * MerchantClosed, Conflict when there is no price or its task is half decided, NotAllowed for one person alone.
 */
export const approvePrice = (known: Snapshot | undefined, input: About, context: Context): Decision<Done> => {
  const snapshot = presentMerchant(known, input.merchantId);
  const { merchant } = snapshot;
  const { by, reason, requestId } = input;
  if (underApproval(snapshot)) throw new Conflict({ code: 'price-under-approval', about: {} });
  const proposed = merchant.prices?.proposed;
  if (proposed === undefined) throw new Conflict({ code: 'price-none', about: {} });
  const takesTwo = priceTakesTwo(context.policy, merchant);
  if (takesTwo && samePerson(proposed.by, by)) throw new NotAllowed({ code: 'first-approver', about: { by, at: proposed.at } });
  const approvedBy = samePerson(proposed.by, by) ? [by] : [proposed.by, by];
  const changes = agree(snapshot, { id: `agree-price/${requestId}`, reason, by, approvedBy }, context);
  const kind = isOffer(snapshot, context) ? 'offered' : 'agreed';
  return { result: { kind, validFrom: proposed.validFrom, takesTwo }, ...changes };
};
