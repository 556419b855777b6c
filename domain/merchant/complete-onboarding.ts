import * as z from 'zod';
import { Conflict } from '../errors.ts';
import { stopLadderOf } from '../ladder/move-ladder.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { nothingCurrentlyDue } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant, type StepInput, stepEntry, stepInput } from '../model/step.ts';
import { cancelTasks } from '../task/cancel-tasks.ts';
import { transition } from './transition.ts';

export const completeOnboardingInput = stepInput;
export const completeOnboardingResult = z.object({ kind: z.literal('completed') });
type Result = z.infer<typeof completeOnboardingResult>;

/** Moves the merchant to the risk check, whose run the event starts, and cancels the open tasks of onboarding. Throws MerchantNotFound, MerchantClosed, Conflict while something is due */
export const completeOnboarding = (snapshot: Snapshot | undefined, input: StepInput, context: Context): Decision<Result> => {
  const present = presentMerchant(snapshot, input.merchantId);
  // a retry after the transaction went through
  if (present.merchant.lifecycleStage !== 'onboarding') return nothing({ kind: 'completed' });
  if (!nothingCurrentlyDue(present))
    throw new Conflict({
      code: 'requirements-due',
      about: {},
    });
  const merchant = {
    ...transition(present.merchant, 'risk_check', context.now),
    onboardedAt: context.now,
    disabledReason: 'risk_check',
  };
  const settled = cancelTasks(present, input, 'complete-onboarding', 'onboarding_completed', context);
  return {
    result: { kind: 'completed' },
    puts: [merchant, ...stopLadderOf(present, 'onboarding', context.now, 'onboarding_completed'), ...settled.puts],
    deletes: [],
    timeline: [
      stepEntry(input, 'complete-onboarding', context, {
        type: 'merchant.onboarding.completed.v1',
        data: { stage: 'risk_check' },
      }),
      ...settled.timeline,
    ],
    separable: settled.separable,
  };
};
