import * as z from 'zod';
import { instant } from '../values.ts';

/** an event from outside that was refused, readable by a person: the one shape in which it is kept, told of and listed */
export const rejectedEvent = z.object({
  id: z.string(),
  /** hash of what came in: two events of one id at one instant are two. Rows of older versions have none */
  content: z.string().optional(),
  /** when it was received, by our clock */
  at: instant,
  /** event type, if it could be read */
  type: z.string().optional(),
  merchantId: z.string().optional(),
  /** a RejectionCode of the version that refused it */
  code: z.string(),
  field: z.string(),
  /** the values its code is worded with; a row of an older version has the sentences alone */
  about: z.record(z.string(), z.json()).optional(),
  /** the same in English, for programs */
  message: z.string(),
  remedy: z.string(),
  /** what came in, personal data included: for replay, never for logs */
  original: z.json(),
  replayedAt: instant.optional(),
  /** who had it replayed, and the key of that request: nobody is told it */
  replayedBy: z.string().optional(),
  replayKey: z.string().optional(),
});
/** where it stands on the list */
export type RejectedPlace = Pick<z.infer<typeof rejectedEvent>, 'at' | 'id' | 'content'>;
export type RejectedEvent = z.infer<typeof rejectedEvent>;
