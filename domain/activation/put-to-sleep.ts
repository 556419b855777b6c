import * as z from 'zod';
import { stopLadderOf } from '../ladder/move-ladder.ts';
import { transition } from '../merchant/transition.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { cancelTasks } from '../task/cancel-tasks.ts';
import { wakeUp } from './wake-merchant.ts';

export const putToSleepInput = stepInput;
export const putToSleepResult = z.object({ kind: z.literal('asleep'), wokeUp: z.boolean() });
export type PutToSleepResult = z.infer<typeof putToSleepResult>;

/**
 * The step "Put the merchant to sleep": the ladder is spent or a person gave up; a later sale wakes it. If the first sale came in
 * while this was being decided, it wakes at once and a new run records its activation. Throws MerchantNotFound, MerchantClosed.
 */
export function putToSleep(snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<PutToSleepResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  if (present.merchant.lifecycleStage === 'dormant') return nothing({ kind: 'asleep', wokeUp: false });
  const { lifecycleStage } = present.merchant;
  const reason = ladderOf(present, lifecycleStage)?.stopReason ?? 'person_decided';
  const own: Changes = {
    puts: [
      transition(present.merchant, 'dormant', context.now),
      ...stopLadderOf(present, lifecycleStage, context.now, 'dormant'),
    ],
    deletes: [],
    timeline: [
      stepEntry(input, 'put-to-sleep', context, { type: 'merchant.fell-dormant.v1', data: { stage: 'dormant', reason }, reason }),
    ],
  };
  const asleep = both(own, cancelTasks(present, input, 'put-to-sleep', 'merchant_put_to_sleep', context));
  const soldAt = present.payments?.firstSaleAt;
  if (soldAt === undefined) return { result: { kind: 'asleep', wokeUp: false }, ...asleep };
  const awake = both(asleep, wakeUp(overlay(present, asleep), soldAt, context));
  return { result: { kind: 'asleep', wokeUp: true }, ...awake };
}
