import type * as z from 'zod';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { presentMerchant } from '../../../domain/model/step.ts';
import { requestNudge, requestNudgeInput, requestNudgeResult } from '../../../domain/nudge/request-nudge.ts';

export { requestNudgeInput as input, requestNudgeResult as result };

/** puts the message on the timeline; the channels deliver it */
export const handle = (work: UnitOfWork) => (input: z.infer<typeof requestNudgeInput>) =>
  work.step(input, (snapshot, given, context) => requestNudge(presentMerchant(snapshot, given.merchantId), given, context));
