import * as z from 'zod';
import { merchantCard } from '../../../domain/model/merchant.ts';
import { task } from '../../../domain/model/task.ts';

/** a page of tasks, and whom they are about; without cursor it is the last */
export const answer = z.object({
  tasks: z.array(task),
  merchants: z.array(merchantCard),
  cursor: z.string().optional(),
});
