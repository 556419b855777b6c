import * as z from 'zod';
import { merchant } from '../../../domain/model/merchant.ts';
import { task } from '../../../domain/model/task.ts';

/** what a list says of the merchant a task is about */
export const merchantCard = merchant.pick({
  merchantId: true,
  legalName: true,
  country: true,
  segment: true,
  currency: true,
  declaredMonthlyVolumeMinor: true,
  lifecycleStage: true,
});

/** a page of tasks, and whom they are about; without cursor it is the last */
export const answer = z.object({
  tasks: z.array(task),
  merchants: z.array(merchantCard),
  cursor: z.string().optional(),
});
