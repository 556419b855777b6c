import * as z from 'zod';
import { instant } from '../values.ts';

export const caseClockKinds = [
  'first_reply',
  'next_reply',
  'our_work',
  'provider',
  'engineering',
  'merchant',
  'promise',
  'requester_wait',
] as const;

/** A clock of a case that is not over: running towards `dueAt`; without one it is paused, or has no target. ISO 8601 UTC */
export const caseClock = z.object({
  clock: z.enum(caseClockKinds),
  /** the question or the promise */
  of: z.string().optional(),
  since: instant,
  dueAt: instant.optional(),
  /** of the requester's own waiting: it is for the requester to move */
  paused: z.literal(true).optional(),
});
export type CaseClock = z.infer<typeof caseClock>;
