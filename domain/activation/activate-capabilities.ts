import * as z from 'zod';
import { withCapabilities } from '../capability/derive-capabilities.ts';
import { NotDecided } from '../errors.ts';
import { startLadder } from '../ladder/move-ladder.ts';
import { type Changes, type Context, nothing } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { PaymentBucket } from '../model/payments.ts';
import type { RefundedSale } from '../model/refunded-sale.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { merchantIn, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { becomeDue } from '../requirement/open-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { cancelTasks } from '../task/cancel-tasks.ts';
import { withSettledWork } from '../work/settle-work.ts';
import { applyPayments, type PaymentDecision, type PaymentsResult } from './apply-payments.ts';
import type { PaymentFact } from './payment-fact.ts';

export const activateCapabilitiesInput = stepInput;
export const activateCapabilitiesResult = z.object({
  kind: z.literal('activated'),
  policyVersion: z.string(),
  capabilities: z.array(z.string()),
  released: z.int().min(0),
});
export type ActivateCapabilitiesResult = z.infer<typeof activateCapabilitiesResult>;

/** payments that came in before the approval, and the buckets of the hours they touch */
export interface Held {
  readonly payments: readonly PaymentFact[];
  readonly buckets: readonly PaymentBucket[];
  readonly refunded: readonly RefundedSale[];
  readonly all: boolean;
}

export interface ActivateDecision extends Changes {
  readonly result: ActivateCapabilitiesResult;
  readonly buckets: readonly PaymentBucket[];
  readonly refunded: readonly RefundedSale[];
  /** what became of the held payments */
  readonly payments: PaymentsResult;
}

/**
 * The step "Activate the capabilities": what is ready goes active, the requirements of going live become due, the ladder towards
 * the first sale starts, tasks of earlier playbooks nobody waits for are cancelled, and payments held since before the approval
 * are counted. Throws MerchantNotFound, MerchantClosed, WrongStage, NotDecided when it was never approved.
 */
export function activateCapabilities(
  snapshot: Snapshot | undefined,
  input: StepInput & { readonly held: Held },
  context: Context,
): ActivateDecision {
  const present = merchantIn(['activation', 'care'], snapshot, input.merchantId, 'activate-capabilities');
  if (present.merchant.approvedAt === undefined)
    throw new NotDecided(input.merchantId, 'activate-capabilities', { code: 'never-approved', about: {} });
  const opened = openUp(present, input, context);
  const released = release(overlay(present, opened), input.held, context);
  const changes = withSettledWork(present, both(opened, released), context);
  const result = {
    kind: 'activated' as const,
    policyVersion: context.policy.version,
    capabilities: [...opened.active],
    released: released.result.kind === 'applied' ? released.result.fresh : 0,
  };
  return {
    result,
    ...changes,
    buckets: released.buckets,
    refunded: released.refunded,
    payments: released.result,
  };
}

function release(snapshot: Snapshot, held: Held, context: Context): PaymentDecision {
  if (held.payments.length > 0) return applyPayments(snapshot, held, context);
  return { ...nothing({ kind: 'applied', fresh: 0, duplicates: 0, refused: [], held: [] }), buckets: [], refunded: [] };
}

function openUp(snapshot: Snapshot, input: StepInput, context: Context): Changes & { readonly active: readonly string[] } {
  const { now } = context;
  const due = snapshot.requirements.filter((one) => one.dueIn === 'activation' && one.dueStatus === 'eventually_due');
  const requirements = due.map((one) => becomeDue(one, now));
  const falling = requirements.map((one) => {
    const told = stepEntry(input, 'activate-capabilities', context, { ...openedEvent(one), part: `due/${one.id}` });
    return { puts: [one], timeline: [told] };
  });
  const ahead = overlay(snapshot, { puts: requirements, deletes: [] });
  const merchant = { ...withCapabilities(ahead, now), run: input.run };
  const active = merchant.capabilities.filter((one) => one.status === 'active').map((one) => one.name);
  const fresh = merchant.capabilities.filter((one) => one.status === 'active' && !snapshot.merchant.capabilities.includes(one));
  const ladder = ladderOf(snapshot, 'activation');
  const ladders = ladder === undefined ? startLadder(merchant, ladder, 'activation', context, ahead.requirements) : [];
  const stale = cancelTasks(snapshot, input, 'activate-capabilities', 'activation_began', context);
  return {
    puts: [merchant, ...requirements, ...ladders, ...stale.puts],
    deletes: [],
    timeline: [
      ...fresh.map((one) =>
        stepEntry(input, 'activate-capabilities', context, {
          type: 'capability.activated.v1',
          data: { capability: one.name },
          part: one.name,
        }),
      ),
      ...falling.flatMap(({ timeline }) => timeline),
      ...stale.timeline,
    ],
    separable: [...falling, ...stale.separable],
    active,
  };
}
