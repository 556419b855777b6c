import * as z from 'zod';
import { channel, instant, lifecycleStage } from '../values.ts';

const of = { stage: lifecycleStage, rung: z.int().min(0) };

export const suppressionReason = z.enum([
  'frequency_cap',
  'opted_out',
  'hold_out',
  'our_move',
  'provider_move',
  'no_contact',
  'snoozed',
  'already_progressed',
  'merchant_closed',
  'ladder_exhausted',
]);
export type SuppressionReason = z.infer<typeof suppressionReason>;

/** what the ladder says; every answer but send carries its reason */
export const nudgeAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('send'),
    ...of,
    channel,
    template: z.string().min(1),
    /** the requirement it speaks of, when it is about one */
    requirementId: z.string().optional(),
    /** the instant it was judged for: quiet hours and caps hold for this one */
    at: instant,
  }),
  z.object({
    kind: z.literal('wait'),
    ...of,
    reason: z.enum(['quiet_hours', 'holiday', 'weekend', 'outage']),
    until: instant,
    /** of an outage: which one it is */
    outage: z.object({ outageId: z.string(), provider: z.string(), capability: z.string() }).optional(),
  }),
  z.object({
    kind: z.literal('suppress'),
    ...of,
    reason: suppressionReason,
    /** when the ladder looks again, if it does */
    until: instant.optional(),
  }),
  z.object({ kind: z.literal('escalate'), ...of, queue: z.string().min(1), reason: z.string().min(1) }),
  z.object({ kind: z.literal('stop'), ...of, reason: z.string().min(1) }),
]);
export type NudgeAnswer = z.infer<typeof nudgeAnswer>;
export type SendAnswer = Extract<NudgeAnswer, { kind: 'send' }>;
export type StopAnswer = Extract<NudgeAnswer, { kind: 'stop' }>;
