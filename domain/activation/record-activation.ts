import * as z from 'zod';
import { addDays } from '../calendar/add-days.ts';
import { later } from '../calendar/earlier.ts';
import { nextBusinessInstant } from '../calendar/next-business-instant.ts';
import { InvalidInput } from '../errors.ts';
import { stopLadderOf } from '../ladder/move-ladder.ts';
import { transition } from '../merchant/transition.ts';
import type { CheckIn } from '../model/care.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import { both } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { cancelTasks } from '../task/cancel-tasks.ts';

export const recordActivationInput = stepInput;
export const recordActivationResult = z.object({ kind: z.literal('recorded'), activatedAt: z.string() });
export type RecordActivationResult = z.infer<typeof recordActivationResult>;

/**
 * The step "Record the activation": the first sale made the merchant active, at the instant of that sale. It goes into care with
 * its check-ins due, what was still open towards the first sale is dropped, and a referrer's reward falls due.
 * Throws MerchantNotFound, MerchantClosed, and InvalidInput when nothing was sold yet.
 */
export function recordActivation(
  snapshot: Snapshot | undefined,
  input: StepInput,
  context: Context,
): Decision<RecordActivationResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  const activatedAt = present.merchant.activatedAt ?? present.payments?.firstSaleAt;
  if (activatedAt === undefined)
    throw new InvalidInput('merchantId', `${input.merchantId} has no sale yet; wait for the first one`);
  const result = { kind: 'recorded' as const, activatedAt };
  if (present.merchant.lifecycleStage === 'care') return nothing(result);
  const { now } = context;
  const merchant = { ...transition(present.merchant, 'care', now), activatedAt };
  const own: Changes = {
    puts: [
      merchant,
      ...stopLadderOf(present, 'activation', now, 'first_sale'),
      ...checkInsOf(present, merchant, activatedAt, context),
    ],
    deletes: [],
    timeline: [
      stepEntry(input, 'record-activation', context, { type: 'merchant.activated.v1', data: { stage: 'care', at: activatedAt } }),
      ...reward(merchant, input, context),
    ],
  };
  return { result, ...both(own, cancelTasks(present, input, 'record-activation', 'first_sale', context)) };
}

/** on a working day, so that what a check-in has to say can be said at once */
function checkInsOf(snapshot: Snapshot, merchant: Merchant, activatedAt: string, { now, policy }: Context): readonly CheckIn[] {
  const calendar = merchantCalendar(policy, merchant);
  const known = new Set(snapshot.checkIns.map((one) => one.id));
  return policy.care.checkInDays
    .filter((day) => !known.has(`d${day}`))
    .map((day) => {
      const scheduledFor = nextBusinessInstant(calendar, later(addDays(activatedAt, day), now));
      return {
        merchantId: merchant.merchantId,
        id: `d${day}`,
        version: 0,
        kind: 'check_in',
        day,
        scheduledFor,
        status: 'scheduled',
        dueAt: scheduledFor,
      };
    });
}

function reward(merchant: Merchant, input: StepInput, context: Context) {
  if (merchant.referrer === undefined) return [];
  const amountMinor = context.policy.care.referral.rewardMinor[merchant.currency];
  const amount = amountMinor === undefined ? {} : { amountMinor, currency: merchant.currency };
  return [
    stepEntry(input, 'record-activation', context, {
      type: 'referral.reward.due.v1',
      data: { referrer: merchant.referrer, ...amount },
      part: 'reward',
    }),
  ];
}
