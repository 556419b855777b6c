import * as z from 'zod';
import { actor, instant } from '../values.ts';

/** types of what is told when work is moved between teams */
export const shareMoved = 'queue.share-moved.v1';
export const shareReturned = 'queue.share-returned.v1';

/** the audit entry of a moved share: who, when, why and until when */
export const shareEntry = z.object({
  id: z.string().min(1),
  at: instant,
  type: z.enum([shareMoved, shareReturned]),
  actor,
  reason: z.string().min(1),
  data: z.object({ queue: z.string(), team: z.string(), share: z.number(), until: instant, overrideId: z.string() }),
});
export type ShareEntry = z.infer<typeof shareEntry>;
