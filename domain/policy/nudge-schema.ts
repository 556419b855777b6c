import * as z from 'zod';
import { clockTime, days, workingDays } from '../calendar/business-calendar.ts';
import { channel, lifecycleStage, segment } from '../values.ts';

/** one step of a ladder: what happens after this many working days without progress */
export const rung = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nudge'), afterWorkingDays: workingDays, channel, template: z.string().min(1) }),
  /** a person is asked: call or rescue */
  z.object({ kind: z.literal('task'), afterWorkingDays: workingDays, queue: z.string().min(1) }),
  /** the ladder ends: the merchant is put to sleep */
  z.object({ kind: z.literal('dormant'), afterWorkingDays: workingDays }),
]);
export type Rung = z.infer<typeof rung>;

/** whose ladder it is: empty lists mean all, both must match */
const ladderApplies = z.object({
  segments: z.array(segment).default([]),
  pspClients: z.array(z.string().min(1)).default([]),
});

export const stageLadder = z.object({
  stage: lifecycleStage,
  /** of several ladders of a stage a merchant climbs the first one that is meant for it */
  applies: ladderApplies.default({ segments: [], pspClients: [] }),
  /** working days since last progress after which the merchant is stalled, if it is its move */
  stalledAfterWorkingDays: workingDays,
  rungs: z.array(rung).min(1),
});
export type StageLadder = z.infer<typeof stageLadder>;

export const nudgePolicy = z.object({
  ladders: z.array(stageLadder),
  /** local time of the merchant in which nothing is sent; may run over midnight */
  quietHours: z.object({ from: clockTime, to: clockTime }),
  /** nothing on Saturday and Sunday or the calendar's non-working days */
  skipWeekends: z.boolean(),
  skipHolidays: z.boolean(),
  /** no more than this many nudges in any window of so many days, all ladders together */
  caps: z.array(z.object({ days: days.int(), nudges: z.int().positive() })).min(1),
  /** never two nudges closer than this */
  minimumGapHours: z.number().min(0).max(1_000),
  /** days after its last progress up to which anybody who works tasks may put a merchant's messages aside; beyond it only a lead */
  maximumSnoozeDays: days.default(60),
  /** working days an in-app message waits to be shown on the page; then the next message of the ladder takes its place, or its next rung comes in its time */
  unreadAfterWorkingDays: workingDays.default(2),
  /** share never nudged, to measure uplift; drawn by hash of merchantId and salt */
  holdOutPercent: z.number().min(0).max(100),
  holdOutSalt: z.string().min(1),
});
export type NudgePolicy = z.infer<typeof nudgePolicy>;
