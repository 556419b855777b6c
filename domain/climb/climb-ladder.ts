import type * as z from 'zod';
import { stepUp, watching } from '../ladder/ladder-moves.ts';
import { stopLadder } from '../ladder/move-ladder.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import { ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry, stepInput } from '../model/step.ts';
import { judgeNudge } from '../nudge/judge-nudge.ts';
import type { NudgeAnswer } from '../nudge/nudge-answer.ts';
import { leaveUnread } from '../nudge/on-page.ts';
import { requestNudge } from '../nudge/request-nudge.ts';
import { openTask } from '../task/open-task.ts';
import { taskAsk } from '../task/task-ask.ts';

export const climbLadderInput = stepInput.extend({
  /** how a person is asked where the ladder escalates: the ask of the playbook, its queue is the ladder's */
  escalates: taskAsk,
});
export type ClimbLadderInput = z.infer<typeof climbLadderInput>;

/**
 * The step "Climb the ladder": asks the ladder of the merchant's stage and does what it says, the message or the person's task and the
 * ladder's move in one transaction. Every answer is on the timeline.
 * Throws MerchantNotFound, MerchantClosed, and what openTask throws.
 */
export function climbLadder(known: Snapshot | undefined, input: ClimbLadderInput, context: Context): Decision<NudgeAnswer> {
  const snapshot = presentMerchant(known, input.merchantId);
  const stage = snapshot.merchant.lifecycleStage;
  const ladder = ladderOf(snapshot, stage);
  if (ladder === undefined) {
    const answer: NudgeAnswer = { kind: 'suppress', stage, rung: 0, reason: 'ladder_exhausted' };
    return { ...nothing(answer), timeline: [stepEntry(input, 'climb-ladder', context, told(answer))] };
  }
  const answer = judgeNudge(snapshot, ladder, context);
  if (answer.kind === 'send') return { result: answer, ...requestNudge(snapshot, input, { ladder, answer }, context) };
  const moved = move(snapshot, ladder, answer, context);
  const entries = [stepEntry(input, 'climb-ladder', context, told(answer))];
  // said once: by the answer itself when it stops the ladder, here when its last rung was spent
  if (moved.status === 'stopped' && ladder.status !== 'stopped' && answer.kind !== 'stop') {
    const data = { stage, reason: String(moved.stopReason) };
    entries.push(stepEntry(input, 'climb-ladder', context, { type: 'ladder.stopped.v1', data, part: 'stopped' }));
  }
  const went = moved.rung !== ladder.rung || moved.status === 'stopped';
  const own: Changes = { puts: [moved], deletes: [], timeline: entries };
  const climbed = went ? both(own, leaveUnread(snapshot, context)) : own;
  if (answer.kind !== 'escalate') return { result: answer, ...climbed };
  const ask = { ...input.escalates, queue: answer.queue };
  return { result: answer, ...both(climbed, openTask(overlay(snapshot, climbed), { ...input, ask }, context)) };
}

function told(answer: Exclude<NudgeAnswer, { kind: 'send' }>) {
  const data = { stage: answer.stage, rung: answer.rung, reason: answer.reason };
  switch (answer.kind) {
    case 'wait':
      return { type: 'nudge.deferred.v1', data: { ...data, until: answer.until, ...answer.outage }, reason: answer.reason };
    case 'suppress':
      return { type: 'nudge.suppressed.v1', data: { ...data, until: answer.until ?? null }, reason: answer.reason };
    case 'escalate':
      return { type: 'nudge.escalated.v1', data: { ...data, queue: answer.queue }, reason: answer.reason };
    case 'stop':
      return { type: 'ladder.stopped.v1', data, reason: answer.reason };
  }
}

/** where each answer leaves the ladder: not stalled, so that a run is woken by the next stall and not by this one again */
function move(snapshot: Snapshot, ladder: Ladder, answer: Exclude<NudgeAnswer, { kind: 'send' }>, context: Context): Ladder {
  const { now } = context;
  switch (answer.kind) {
    case 'wait':
      // in care no sweep comes back: the check-in's run waits itself, asks again then, and must find the ladder as it left it
      return ladder.stage === 'care' ? ladder : watching(ladder, answer.until);
    case 'escalate':
      return stepUp(context, snapshot, ladder, now);
    case 'stop':
      return stopLadder(ladder, now, answer.reason);
    case 'suppress':
      switch (answer.reason) {
        case 'snoozed':
        case 'our_move':
        case 'provider_move':
        case 'already_progressed':
        case 'frequency_cap':
          return watching(ladder, answer.until);
        // nothing will ever be sent on this rung: the next one may be a person
        case 'hold_out':
        case 'opted_out':
        case 'no_contact':
          return stepUp(context, snapshot, ladder, now);
        case 'merchant_closed':
        case 'ladder_exhausted':
          return stopLadder(ladder, now, answer.reason);
      }
  }
}
