import * as z from 'zod';
import { instant } from '../../../domain/values.ts';

export const answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('promised'), promiseId: z.string(), dueAt: instant }),
  /** `late`: its day was over */
  z.object({ kind: z.literal('ended'), as: z.enum(['kept', 'late', 'released']) }),
  z.object({ kind: z.literal('provider_asked'), questionId: z.string(), dueAt: instant }),
  /** `caseId`: the case of the merchant's own in which it sees the question */
  z.object({ kind: z.literal('merchant_asked'), questionId: z.string(), caseId: z.string(), dueAt: instant }),
  z.object({ kind: z.literal('provider_answered'), questionId: z.string() }),
  z.object({ kind: z.literal('refund_asked'), questionId: z.string(), dueAt: instant }),
  z.object({ kind: z.literal('resolved') }),
  z.object({ kind: z.literal('issue_raised'), taskId: z.string() }),
  /** the case it leads to, at the end of every merge */
  z.object({ kind: z.literal('merged'), into: z.string() }),
  z.object({ kind: z.literal('linked'), to: z.string() }),
  z.object({ kind: z.literal('unmerged'), caseId: z.string() }),
]);
