import * as z from 'zod';
import { stopLadderOf } from '../ladder/move-ladder.ts';
import { transition } from '../merchant/transition.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { judgeNudge } from '../nudge/judge-nudge.ts';
import type { StopAnswer } from '../nudge/nudge-answer.ts';
import { cancelTasks } from '../task/cancel-tasks.ts';
import { wakeUp } from './wake-merchant.ts';

export const putToSleepInput = stepInput;
export const putToSleepResult = z.object({ kind: z.literal('asleep'), wokeUp: z.boolean() });
export type PutToSleepResult = z.infer<typeof putToSleepResult>;

/** the ladder's own last word, told beside what it leads to */
const ladderStopped = (input: StepInput, { stage, rung, reason }: StopAnswer, context: Context) =>
  stepEntry(input, 'put-to-sleep', context, {
    type: 'ladder.stopped.v1',
    data: { stage, rung, reason },
    reason,
    part: 'stopped',
  });

/**
 * The step "Put the merchant to sleep": the ladder is spent or a person gave up; a later sale wakes it. If the first sale came in
 * while this was being decided, it wakes at once and a new run records its activation. Throws MerchantNotFound, MerchantClosed.
 */
export function putToSleep(snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<PutToSleepResult> {
  const present = presentMerchant(snapshot, input.merchantId);
  if (present.merchant.lifecycleStage === 'dormant') return nothing({ kind: 'asleep', wokeUp: false });
  const { lifecycleStage } = present.merchant;
  const ladder = ladderOf(present, lifecycleStage);
  const answer = ladder?.status === 'stalled' ? judgeNudge(present, ladder, context) : undefined;
  const spent = answer?.kind === 'stop' ? answer : undefined;
  const reason = spent?.reason ?? ladder?.stopReason ?? 'person_decided';
  const own: Changes = {
    puts: [
      transition(present.merchant, 'dormant', context.now),
      ...stopLadderOf(present, lifecycleStage, context.now, spent?.reason ?? 'dormant'),
    ],
    deletes: [],
    timeline: [
      ...(spent === undefined ? [] : [ladderStopped(input, spent, context)]),
      stepEntry(input, 'put-to-sleep', context, { type: 'merchant.fell-dormant.v1', data: { stage: 'dormant', reason }, reason }),
    ],
  };
  const asleep = both(own, cancelTasks(present, input, 'put-to-sleep', 'merchant_put_to_sleep', context));
  const soldAt = present.payments?.firstSaleAt;
  if (soldAt === undefined) return { result: { kind: 'asleep', wokeUp: false }, ...asleep };
  const awake = both(asleep, wakeUp(overlay(present, asleep), soldAt, context));
  return { result: { kind: 'asleep', wokeUp: true }, ...awake };
}
