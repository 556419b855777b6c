import * as z from 'zod';
import { deadLetterQueue } from '../../../domain/dead-letter/dead-letter-queues.ts';
import { instant } from '../../../domain/values.ts';

export const deadLetter = z.object({
  id: z.string(),
  sentAt: instant,
  /** how often it was looked at here */
  receives: z.int().min(0),
  /** what went wrong, as whoever gave up said it */
  reason: z.string().optional(),
  /** rule, target or function that gave up */
  where: z.string().optional(),
  /** what it is about; of the event's data nothing */
  event: z.object({ id: z.string(), type: z.string(), source: z.string(), subject: z.string().optional() }).optional(),
});

/** every queue of dead letters, and some of the letters of the one asked for: a queue has no order and no pages */
export const answer = z.object({
  queues: z.array(
    z.object({
      queue: deadLetterQueue,
      waiting: z.int().min(0),
      replay: z.enum(['bus', 'source', 'none']),
      /** a replay names it, and is refused with 409 once somebody else had the queue replayed */
      version: z.int().min(1),
      /** who had it replayed last */
      replayed: z.object({ by: z.string(), at: instant }).optional(),
    }),
  ),
  letters: z.array(deadLetter),
});
