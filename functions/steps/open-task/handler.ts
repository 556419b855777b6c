import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { presentMerchant } from '../../../domain/model/step.ts';
import { openTask } from '../../../domain/task/open-task.ts';
import { type OpenTaskInput, openTaskInput, openTaskResult } from '../../../domain/task/task-ask.ts';

export { openTaskInput as input, openTaskResult as result };

/** asks a person: one open task per run, queue and subject, its service level fixed as it opens */
export const handle = (work: UnitOfWork) => (input: OpenTaskInput) =>
  work.step(input, (snapshot, given, context) => openTask(presentMerchant(snapshot, given.merchantId), given, context));
