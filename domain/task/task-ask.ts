import * as z from 'zod';
import { stepInput } from '../model/step.ts';

/** what a person is asked for: the playbook's words */
export const taskAsk = z.discriminatedUnion('kind', [
  /** a deadline passed: extend, waive or close */
  z.object({ kind: z.literal('deadline'), requirementId: z.string().min(1) }),
  /** the ladder ran out of messages, or a matter lay with us too long; the queue says which */
  z.object({ kind: z.literal('escalation'), queue: z.string().min(1) }),
  /** the risk check wants a person's verdict */
  z.object({ kind: z.literal('review'), assessmentId: z.string().min(1) }),
  /** a check-in found the merchant in critical health */
  z.object({ kind: z.literal('care'), score: z.number().optional() }),
]);
export type TaskAsk = z.infer<typeof taskAsk>;

export const openTaskInput = stepInput.extend({ ask: taskAsk });
export type OpenTaskInput = z.infer<typeof openTaskInput>;

export const openTaskResult = z.object({
  kind: z.enum(['opened', 'already_open']),
  taskId: z.string(),
  queue: z.string(),
  slaDueAt: z.string(),
});
export type OpenTaskResult = z.infer<typeof openTaskResult>;
