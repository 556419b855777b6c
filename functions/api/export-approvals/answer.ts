import * as z from 'zod';
import { merchant } from '../../../domain/model/merchant.ts';
import { taskDecision } from '../../../domain/model/task.ts';
import { worded } from '../../../domain/wording/told.ts';

const { risk, screening } = merchant.shape;
const approval = z.object({
  taskId: z.string(),
  queue: z.string(),
  about: z.object({ kind: z.string(), id: z.string() }),
  openedAt: z.string(),
  title: worded,
  facts: z.array(worded),
  choices: z.array(z.string()),
  fourEyes: z.object({ required: z.boolean(), reasons: z.array(worded) }),
  decisions: z.array(taskDecision),
});
/** who decided what about a merchant, and what they saw; `asOf`: when it was read */
export const answer = z.object({
  merchantId: z.string(),
  asOf: z.string(),
  policyVersion: z.string(),
  approvedAt: z.string().optional(),
  declinedAt: z.string().optional(),
  risk,
  screening,
  approvals: z.array(approval),
});
