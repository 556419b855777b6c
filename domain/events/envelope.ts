import * as z from 'zod';
import { json } from '../json.ts';
import { actor, anyInstant, freeText, line } from '../values.ts';

/** who sends an outside event for a merchant that is not one of a PSP client's */
export const directClient = 'direct';

export const eventId = line.min(1).max(128);
/** ours are timeline entry ids: they name what was done to what, by whom, with which key, which is longer than we ask of others */
export const ownEventId = z.string().min(1).max(900);
export const eventSubject = line.min(1).max(256);

/** kept with what is told, so no longer than it needs to be */
const teller = line.min(1).max(256);

/**
 * CloudEvents-style envelope inside EventBridge's `detail`; `id` is the idempotency key, `subject` the external reference (ours: merchantId).
 * It has no actor: who did it follows from the bus's source and from who may send that type, never from what the sender writes.
 */
export const envelopeOf = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.object({
    specversion: z.literal('1.0'),
    id: eventId,
    type: z.literal(type),
    source: teller,
    time: anyInstant,
    subject: eventSubject,
    reason: freeText(2000).optional(),
    data,
  });

/** the envelope before its type is known, an event of ours or of others */
export const anyEnvelope = z.object({
  specversion: z.literal('1.0'),
  id: ownEventId,
  // a refusal repeats it
  type: z.string().min(1).max(128),
  source: z.string().min(1),
  time: anyInstant,
  subject: z.string().min(1).max(256),
  actor: actor.optional(),
  reason: z.string().min(1).max(2000).optional(),
  data: z.record(z.string(), json),
});
export type AnyEnvelope = z.infer<typeof anyEnvelope>;
