import type { Context } from '../model/decision.ts';
import { type Nudge, nudgeContent } from '../model/ladder.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';

/** what was decided, whatever became of it since */
export const contentOf = (nudge: Nudge) => nudgeContent.parse(nudge);

export const failed = (nudge: Nudge, now: string, failure: string): Nudge => ({
  ...contentOf(nudge),
  status: 'failed',
  failedAt: now,
  failure,
});

/** what a ladder sent and other letters are told of apart: what nudging is worth is counted from the first */
const told = {
  delivered: { ladder: 'nudge.delivered.v1', letter: 'letter.delivered.v1' },
  suppressed: { ladder: 'nudge.suppressed.v1', letter: 'letter.failed.v1' },
  failed: { ladder: 'nudge.suppressed.v1', letter: 'letter.failed.v1' },
  bounced: { ladder: 'nudge.suppressed.v1', letter: 'letter.failed.v1' },
  'not-read': { ladder: 'nudge.suppressed.v1', letter: 'letter.failed.v1' },
} as const;

/** the entry that tells what became of a message */
export const outcomeEntry = (
  nudge: Nudge,
  { now }: Context,
  part: keyof typeof told,
  data: TimelineEntry['data'],
  reason?: string,
  actor: Actor = { kind: 'system', id: `deliver-${nudge.channel}` },
): TimelineEntry => ({
  merchantId: nudge.merchantId,
  id: `nudge/${nudge.id}/${part}`,
  at: now,
  type: told[part][nudge.purpose === undefined ? 'ladder' : 'letter'],
  actor,
  run: nudge.run,
  data,
  ...(reason === undefined ? {} : { reason }),
});
