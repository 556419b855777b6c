import type { Context } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Requirement } from '../model/requirement.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import type { LifecycleStage } from '../values.ts';
import { rungAhead } from './rung-timing.ts';

/** the ladder of a stage from its first rung, watching from now; nothing where policy has none. What was sent before stays for the caps */
export const startLadder = (
  merchant: Merchant,
  existing: Ladder | undefined,
  stage: LifecycleStage,
  context: Context,
  requirements: readonly Requirement[] = [],
): readonly Ladder[] => {
  const begun: Ladder = {
    kind: 'ladder',
    merchantId: merchant.merchantId,
    id: stage,
    version: existing?.version ?? 0,
    stage,
    status: 'watching',
    startedAt: context.now,
    lastProgressAt: context.now,
    rung: 0,
    sent: existing?.sent ?? [],
    ...(existing?.sentBefore === undefined ? {} : { sentBefore: existing.sentBefore }),
  };
  const ahead = rungAhead(context, { merchant, requirements }, begun);
  return ahead === undefined ? [] : [{ ...begun, dueAt: ahead.at }];
};

/** progress in the present stage: the ladder starts from its first rung again. Nothing when older than what is known, or the same again */
export const progressLadder = (snapshot: Snapshot, at: string, context: Context): readonly Ladder[] => {
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  const progressAt = at < context.now ? at : context.now;
  if (ladder === undefined || progressAt < ladder.lastProgressAt) return [];
  const { stalledAt: _stalled, stoppedAt: _stopped, stopReason: _reason, dueAt: _due, ...still } = ladder;
  const { snoozedUntil: _snoozed, askedAt: _asked, ...rest } = still;
  const again: Ladder = { ...rest, status: 'watching', lastProgressAt: progressAt, rung: 0 };
  const ahead = rungAhead(context, snapshot, again);
  if (ahead === undefined) return [];
  const moved = { ...again, dueAt: ahead.at };
  return isSame(ladder, moved) ? [] : [moved];
};

/** several facts of one instant are one progress: the ladder is written with the first */
const isSame = (one: Ladder, other: Ladder): boolean =>
  one.status === other.status &&
  one.rung === other.rung &&
  one.lastProgressAt === other.lastProgressAt &&
  one.dueAt === other.dueAt &&
  one.snoozedUntil === undefined &&
  one.askedAt === undefined;

/** nothing more is sent in this stage */
export const stopLadder = (ladder: Ladder, at: string, reason: string): Ladder => {
  const { dueAt: _due, stalledAt: _stalled, askedAt: _asked, ...rest } = ladder;
  return { ...rest, status: 'stopped', stoppedAt: at, stopReason: reason };
};

/** the running ladder of a stage, stopped; nothing when there is none */
export const stopLadderOf = (snapshot: Snapshot, stage: LifecycleStage, at: string, reason: string): readonly Ladder[] => {
  const ladder = ladderOf(snapshot, stage);
  return ladder === undefined || ladder.status === 'stopped' ? [] : [stopLadder(ladder, at, reason)];
};
