import * as z from 'zod';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { Conflict } from '../errors.ts';
import { boardingFact } from '../fact/boarding-fact.ts';
import type { Changes, Context, Decision } from '../model/decision.ts';
import { overlay } from '../model/overlay-changes.ts';
import type { PaymentMethod } from '../model/parties.ts';
import { isOpen } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { openingsFor } from '../requirement/catalogue.ts';
import { superseded } from '../requirement/change-requirement.ts';
import { openRequirement } from '../requirement/open-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { merchantId } from '../values.ts';
import { withSettledWork } from '../work/settle-work.ts';

const about = z.object({
  ...{ merchantId, method: z.string().min(1), requestId: z.string().min(1), by: z.string().min(1), reason: z.string().min(1) },
});
type About = z.infer<typeof about>;
export const methodDeed = z.object({ kind: z.enum(['added', 'removed', 'boarding']), method: z.string(), status: z.string() });
type Done = z.infer<typeof methodDeed>;

export interface MethodDeed {
  readonly id: string;
  readonly by: string;
  readonly reason: string;
}

const settled = (snapshot: Snapshot, changes: Changes, context: Context): Changes =>
  withSettledWork(snapshot, withSettledCapabilities(snapshot, changes, context.now), context);

const entry = (
  { merchant }: Snapshot,
  { id, by, reason }: MethodDeed,
  at: string,
  told: Pick<TimelineEntry, 'type' | 'data'>,
) => ({
  ...{ merchantId: merchant.merchantId, id, at, actor: { kind: 'person' as const, id: by }, reason },
  ...told,
});

/** A method the merchant wants. Throws Conflict for one it does not want. */
const wanted = (snapshot: Snapshot, method: string): PaymentMethod => {
  const known = snapshot.paymentMethods.find((one) => one.id === method);
  if (known?.wanted === true) return known;
  const names = snapshot.paymentMethods.filter((one) => one.wanted).map(({ id }) => id);
  throw new Conflict({ code: 'method-not-wanted', about: { method, wanted: names } });
};

/** A person hands a method to its provider to board. Throws Conflict when it is with the provider or boarded already, or not wanted. */
export const boardByHand = (snapshot: Snapshot, method: string, deed: MethodDeed, context: Context): Changes => {
  const { status } = wanted(snapshot, method);
  const asked = snapshot.requirements.find(({ id }) => id === `boarding:${method}`);
  const ours = asked !== undefined && isOpen(asked) && asked.awaitingActionFrom === 'operations';
  if (!ours && (status === 'activated' || status === 'pending_external'))
    throw new Conflict({ code: 'method-not-ours', about: { method, status } });
  const { pspClient, externalReference: subject } = snapshot.merchant;
  const data = { pspClient, method, status: 'pending_external' as const };
  const type = 'payment-method.boarding.changed.v1' as const;
  const event = { specversion: '1.0' as const, id: deed.id, source: 'console', time: context.now, subject, type, data };
  const effect = boardingFact({ event, teller: { kind: 'person', id: deed.by }, snapshot, context });
  if (effect.kind !== 'takes') throw new Conflict({ code: 'method-not-ours', about: { method, status } });
  const told = entry(snapshot, deed, context.now, { type, data: { method, status: 'pending_external' } });
  return settled(snapshot, { puts: effect.puts, deletes: [], timeline: [told] }, context);
};

/** A person hands a method to its provider. Throws MerchantNotFound, MerchantClosed, Conflict. */
export const boardMethod = (snapshot: Snapshot | undefined, input: About, context: Context): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { method, by, reason, requestId } = input;
  const changes = boardByHand(present, method, { id: `board/${method}/${requestId}`, by, reason }, context);
  return { result: { kind: 'boarding', method, status: 'pending_external' }, ...changes };
};

/** in these stages what activation asks for is due at once */
const sells = ['activation', 'care', 'dormant'];

/**
 * A person enters a payment method the merchant asked for: what the catalogue asks of it opens, due at once where the merchant sells. Throws
 * MerchantNotFound, MerchantClosed, and Conflict for one it wants already.
 */
export const addMethod = (snapshot: Snapshot | undefined, input: About, context: Context): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { method, by, reason, requestId } = input;
  const known = present.paymentMethods.find((one) => one.id === method);
  if (known?.wanted === true) throw new Conflict({ code: 'method-wanted', about: { method } });
  const { merchant } = present;
  const added: PaymentMethod = {
    ...{ kind: 'payment_method', merchantId: merchant.merchantId, id: method, version: known?.version ?? 0 },
    ...{ pspClient: merchant.pspClient, wanted: true, status: 'pending_boarding', statusAt: context.now },
  };
  const next = overlay(present, { puts: [added], deletes: [] });
  const opened = openingsFor(next, context.policy)
    .filter(({ id, dueIn }) => id.endsWith(`:${method}`) && (dueIn === 'onboarding' || dueIn === 'activation'))
    .map((one) => {
      const before = present.requirements.find(({ id }) => id === one.id);
      const dueNow = one.dueNow || sells.includes(merchant.lifecycleStage);
      return { ...openRequirement({ ...one, dueNow }, context.now), version: before?.version ?? 0 };
    });
  const deed = { id: `add-method/${method}/${requestId}`, by, reason };
  const told = entry(present, deed, context.now, { type: 'payment-method.added.v1', data: { method } });
  const changes: Changes = {
    puts: [added, ...opened],
    deletes: [],
    timeline: [
      told,
      ...opened.map((one) => entry(present, { ...deed, id: `${deed.id}/${one.id}` }, context.now, openedEvent(one))),
    ],
  };
  return { result: { kind: 'added', method, status: 'pending_boarding' }, ...settled(present, changes, context) };
};

/** The method is not wanted any more, and nothing is asked for it. Throws Conflict for one that is not wanted. */
export const removeByHand = (snapshot: Snapshot, method: string, deed: MethodDeed, context: Context): Changes => {
  const known = wanted(snapshot, method);
  const { statusReason: _old, ...rest } = known;
  const asked = snapshot.requirements.filter((one) => one.subject.kind === 'payment_method' && one.subject.id === method);
  const told = entry(snapshot, deed, context.now, { type: 'payment-method.removed.v1', data: { method } });
  const dropped = asked.filter(isOpen).map((one) => superseded(one, deed.reason));
  const changes: Changes = {
    puts: [{ ...rest, wanted: false, status: 'disabled', statusAt: context.now }, ...dropped],
    deletes: [],
    timeline: [
      told,
      ...dropped.map(({ id }) =>
        entry(snapshot, { ...deed, id: `${deed.id}/${id}` }, context.now, {
          ...{ type: 'requirement.superseded.v1', data: { requirementId: id } },
        }),
      ),
    ],
  };
  return settled(snapshot, changes, context);
};

/** A person takes a payment method away. Throws MerchantNotFound, MerchantClosed, Conflict. */
export const removeMethod = (snapshot: Snapshot | undefined, input: About, context: Context): Decision<Done> => {
  const present = presentMerchant(snapshot, input.merchantId);
  const { method, by, reason, requestId } = input;
  const changes = removeByHand(present, method, { id: `remove-method/${method}/${requestId}`, by, reason }, context);
  return { result: { kind: 'removed', method, status: 'disabled' }, ...changes };
};
