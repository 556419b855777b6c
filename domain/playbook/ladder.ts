import { addWorkingDays } from '../calendar/working-days.ts';
import type { Context } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import type { Merchant } from '../model/merchant.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import type { LifecycleStage } from '../model/values.ts';
import { calendarOf } from '../policy/lookup.ts';

/** when a merchant of this stage is stalled, counted from its last progress; undefined where policy has no ladder for the stage */
export const stalledAt = (merchant: Merchant, stage: LifecycleStage, from: string, context: Context): string | undefined => {
  const plan = context.policy.nudges.ladders.find((one) => one.stage === stage);
  if (plan === undefined) return undefined;
  return addWorkingDays(calendarOf(context.policy, merchant.country), from, plan.stalledAfterWorkingDays);
};

/** the ladder of a stage from its first rung, watching from now; nothing where policy has none */
export const startLadder = (
  merchant: Merchant,
  existing: Ladder | undefined,
  stage: LifecycleStage,
  context: Context,
): readonly Ladder[] => {
  const dueAt = stalledAt(merchant, stage, context.now, context);
  if (dueAt === undefined) return [];
  return [
    {
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
      dueAt,
    },
  ];
};

/** progress in the present stage: the ladder starts from its first rung again. Nothing when older than what is known */
export const progressLadder = (snapshot: Snapshot, at: string, context: Context): readonly Ladder[] => {
  const { merchant } = snapshot;
  const ladder = ladderOf(snapshot, merchant.lifecycleStage);
  const progressAt = at < context.now ? at : context.now;
  if (ladder === undefined || progressAt < ladder.lastProgressAt) return [];
  const { stalledAt: _stalled, stoppedAt: _stopped, stopReason: _reason, dueAt: _due, ...rest } = ladder;
  const dueAt = stalledAt(merchant, ladder.stage, progressAt, context);
  if (dueAt === undefined) return [];
  return [{ ...rest, status: 'watching', lastProgressAt: progressAt, rung: 0, dueAt }];
};

/** nothing more is sent in this stage */
export const stopLadder = (ladder: Ladder, at: string, reason: string): Ladder => {
  const { dueAt: _due, ...rest } = ladder;
  return { ...rest, status: 'stopped', stoppedAt: at, stopReason: reason };
};

/** the running ladder of a stage, stopped; nothing when there is none */
export const stopLadderOf = (snapshot: Snapshot, stage: LifecycleStage, at: string, reason: string): readonly Ladder[] => {
  const ladder = ladderOf(snapshot, stage);
  return ladder === undefined || ladder.status === 'stopped' ? [] : [stopLadder(ladder, at, reason)];
};
