import * as z from 'zod';
import { instant } from '../values.ts';

/** something of ours that an outside system is to have, once */
export const outgoingMessage = z.object({
  /** of our event that asked for it */
  eventId: z.string().min(1),
  merchantId: z.string().min(1),
  title: z.string(),
  /** `sending` is written before the call: whoever comes after a crash looks there first */
  status: z.enum(['sending', 'waiting', 'sent']),
  tries: z.int().min(0),
  since: instant,
  /** what the outside system calls it */
  key: z.string().optional(),
  sentAt: instant.optional(),
  /** why the last try failed, as its status or the name of an error */
  failure: z.string().optional(),
});
export type OutgoingMessage = z.infer<typeof outgoingMessage>;
