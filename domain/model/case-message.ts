import * as z from 'zod';
import { actor, instant, merchantId } from '../values.ts';

/** one message of a case. It is written once and never read by a decision, so it lies in a partition of its own */
export const caseMessage = z.object({
  merchantId,
  caseId: z.string().min(1),
  /** its place in the case, from 1 */
  n: z.int().positive(),
  at: instant,
  from: actor,
  /** account numbers in it are masked */
  text: z.string().min(1),
  /** colleagues read it, whoever asked does not */
  internal: z.literal(true).optional(),
  /** of one that was written elsewhere: how it came, and what it is called there. An automatic one is shown as that */
  elsewhere: z
    .object({ direction: z.enum(['in', 'out', 'internal']), channel: z.string(), messageId: z.string(), automatic: z.boolean() })
    .optional(),
});
export type CaseMessage = z.infer<typeof caseMessage>;
