import * as z from 'zod';
import { json } from '../json.ts';
import { actor, instant } from '../values.ts';

/** one line of the append-only timeline, and the outbox of the event that tells of it (event id = entry id) */
export const timelineEntry = z.object({
  merchantId: z.string().min(1),
  /** deterministic: `<run>/<step>/<entered>` or the inbound event's id, with a suffix when one step writes several */
  id: z.string().min(1),
  /** when it happened; with id it is the key */
  at: instant,
  /** when it was taken in, where that is later: what was decided then knew of everything recorded before */
  recordedAt: instant.optional(),
  /** an event type of domain/events */
  type: z.string().min(1),
  actor,
  reason: z.string().optional(),
  run: z.string().optional(),
  /** id of the event or entry that brought it about */
  causationId: z.string().optional(),
  data: z.record(z.string(), json),
  /** the deciding step's result, stored on its first entry: a repeat answers with it */
  result: json.optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export type { Json } from '../json.ts';
