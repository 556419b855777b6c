import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { presentMerchant, stepInput } from '../../../domain/model/step.ts';
import { decideNudge } from '../../../domain/nudge/decide-nudge.ts';
import { nudgeAnswer } from '../../../domain/nudge/nudge-answer.ts';

export { nudgeAnswer as result, stepInput as input };

/** send, wait, suppress, escalate or stop: every answer is on the timeline */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof stepInput>) =>
  work.step(input, (snapshot, given, context) => decideNudge(presentMerchant(snapshot, given.merchantId), given, context));
