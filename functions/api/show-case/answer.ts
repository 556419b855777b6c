import * as z from 'zod';
import { requestTopic } from '../../../domain/model/care.ts';
import { actor, instant } from '../../../domain/values.ts';

/** a case that a merchant asked on its page, and what was written */
export const answer = z.object({
  id: z.string(),
  /** to answer it */
  version: z.int(),
  title: z.string(),
  topic: requestTopic,
  paymentReference: z.string().optional(),
  askedBy: z.string(),
  waitingOn: z.enum(['operations', 'merchant']),
  openedAt: instant,
  closedAt: instant.optional(),
  rating: z.int().optional(),
  /** whom it waited for from its opening until now, in milliseconds: they add up to the total */
  waited: z.object({ us: z.number(), merchant: z.number(), closed: z.number(), total: z.number() }),
  messages: z.array(z.object({ n: z.int(), at: instant, from: actor, text: z.string() })),
  /** language the merchant reads, BCP 47: the answer is sent as it is typed */
  locale: z.string(),
});
