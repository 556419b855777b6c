import * as z from 'zod';
import { channel, instant, itemBase, letterKind, lifecycleStage } from '../values.ts';
import { alertKind } from './alert.ts';

/** one per stage; id is the stage. climbLadder leaves none `stalled` but that of care, whose run asks again by itself: it is what wakes a run */
export const ladder = z.object({
  ...itemBase,
  kind: z.literal('ladder'),
  stage: lifecycleStage,
  status: z.enum(['watching', 'stalled', 'stopped']),
  startedAt: instant,
  lastProgressAt: instant,
  stalledAt: instant.optional(),
  stoppedAt: instant.optional(),
  stopReason: z.string().optional(),
  /** index of the next rung in policy's ladder of the stage */
  rung: z.int().min(0),
  /** the latest dozen; what was sent before them is only counted. `readAt`: the merchant's page showed it */
  sent: z.array(z.object({ rung: z.int().min(0), at: instant, channel, nudgeId: z.string().min(1), readAt: instant.optional() })),
  sentBefore: z.int().positive().optional(),
  snoozedUntil: instant.optional(),
  /** instant at which a person asked for the next message, which then skips its waiting time; absent once it was sent or the merchant made progress */
  askedAt: instant.optional(),
  /** due index: when to look again, absent when stalled or stopped */
  dueAt: instant.optional(),
});
export type Ladder = z.infer<typeof ladder>;

const nudgeCommon = {
  ...itemBase,
  kind: z.literal('nudge'),
  stage: lifecycleStage,
  rung: z.int().min(0),
  channel,
  template: z.string().min(1),
  /** of a letter that no ladder sent; absent from the reminders of ladders */
  purpose: letterKind.optional(),
  /** address it is for, where that is not the merchant's contact */
  to: z.string().optional(),
  locale: z.string(),
  subject: z.string(),
  body: z.string(),
  /** the words of its link to the merchant's page; those written before there was one have none */
  action: z.string().optional(),
  requirementId: z.string().optional(),
  /** the account change its reader may object to */
  changeId: z.string().min(1).optional(),
  /** the case it is about: whoever answers it answers there */
  caseId: z.string().min(1).optional(),
  /** the question to rate that its link leads to */
  csatId: z.string().optional(),
  /** the page its link leads to, below the merchant's own: `requests/r_1` */
  page: z.string().optional(),
  /** the alert it is, which its reader may stop */
  alert: alertKind.optional(),
  run: z.string().min(1),
  requestedAt: instant,
};
/** a message without what became of it */
export const nudgeContent = z.object(nudgeCommon);

/** id is deterministic: `<stage>-<rung>-<requestedAt>`; claimed is set conditionally before the message leaves */
export const nudge = z.discriminatedUnion('status', [
  z.object({ ...nudgeCommon, status: z.literal('requested') }),
  z.object({ ...nudgeCommon, status: z.literal('claimed'), claimedAt: instant }),
  z.object({
    ...nudgeCommon,
    status: z.literal('delivered'),
    claimedAt: instant.optional(),
    deliveredAt: instant,
    messageId: z.string().optional(),
  }),
  z.object({ ...nudgeCommon, status: z.literal('failed'), failedAt: instant, failure: z.string().min(1) }),
]);
export type Nudge = z.infer<typeof nudge>;
