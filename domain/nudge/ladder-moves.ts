import type { Ladder } from '../model/ladder.ts';
import type { LifecycleStage } from '../model/values.ts';
import type { Policy } from '../policy/schema.ts';
import { type Climber, rungAhead } from './rung-timing.ts';

/** A ladder that looks again at an instant (ISO 8601 UTC); undefined: never again by itself. */
export function watching(ladder: Ladder, dueAt: string | undefined): Ladder {
  const { dueAt: _due, stalledAt: _stalled, ...rest } = ladder;
  return { ...rest, status: 'watching', ...(dueAt === undefined ? {} : { dueAt }) };
}

/** A ladder of a stage, begun at an instant. Undefined when the policy has no ladder for the stage. */
export function startLadder(policy: Policy, climber: Climber, stage: LifecycleStage, at: string): Ladder | undefined {
  const begun: Ladder = {
    merchantId: climber.merchant.merchantId,
    id: stage,
    version: 0,
    kind: 'ladder',
    stage,
    status: 'watching',
    startedAt: at,
    lastProgressAt: at,
    rung: 0,
    sent: [],
  };
  const ahead = rungAhead(policy, climber, begun);
  return ahead === undefined ? undefined : watching(begun, ahead.at);
}

/**
 * The ladder after the merchant moved on at an instant: from the lowest rung, its clock anew. What was sent before stays for the
 * caps. Progress older than what is known changes nothing; a stopped ladder stays stopped.
 */
export function progressed(policy: Policy, climber: Climber, ladder: Ladder, at: string): Ladder {
  if (ladder.status === 'stopped' || at <= ladder.lastProgressAt) return ladder;
  return restarted(policy, climber, ladder, at);
}

/** The ladder climbed anew from an instant, even if it was stopped. */
export function restarted(policy: Policy, climber: Climber, ladder: Ladder, at: string): Ladder {
  const { stoppedAt: _at, stopReason: _reason, snoozedUntil: _snoozed, ...rest } = ladder;
  const again = { ...rest, lastProgressAt: at, rung: 0 };
  return watching(again, rungAhead(policy, climber, again)?.at);
}

/** The ladder with its present rung behind it; stopped when that was the last one. */
export function stepUp(policy: Policy, climber: Climber, ladder: Ladder, now: string): Ladder {
  const up = { ...ladder, rung: ladder.rung + 1 };
  const next = rungAhead(policy, climber, up);
  if (next === undefined) return stopped(up, now, 'ladder_exhausted');
  return watching(up, next.at > now ? next.at : now);
}

/** The ladder ended; nothing is due any more. */
export function stopped(ladder: Ladder, now: string, reason: string): Ladder {
  return { ...watching(ladder, undefined), status: 'stopped', stoppedAt: now, stopReason: reason };
}

/** The ladder put aside until an instant (ISO 8601 UTC). */
export function snoozed(ladder: Ladder, until: string): Ladder {
  return { ...watching(ladder, until), snoozedUntil: until };
}
