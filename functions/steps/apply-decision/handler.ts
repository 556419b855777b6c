import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { presentMerchant } from '../../../domain/model/step.ts';
import {
  type ApplyDecisionInput,
  appliedDecision,
  applyDecision,
  applyDecisionInput,
} from '../../../domain/task/apply-decision.ts';

export { appliedDecision as result, applyDecisionInput as input };

/** what a person decided becomes the state of the merchant, once */
export const handle = (work: UnitOfWork) => (input: ApplyDecisionInput) =>
  work.step(input, (snapshot, given, context) => applyDecision(presentMerchant(snapshot, given.merchantId), given, context), {
    kind: 'task',
    id: input.taskId,
  });
