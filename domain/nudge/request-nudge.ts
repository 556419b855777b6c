import * as z from 'zod';
import { stepUp } from '../ladder/ladder-moves.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Nudge } from '../model/ladder.ts';
import type { Requirement } from '../model/requirement.ts';
import { findRequirement, ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry, stepInput } from '../model/step.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { nudgeAnswer, type SendAnswer } from './nudge-answer.ts';
import { type Message, writeMessage } from './write-message.ts';

export const requestNudgeInput = stepInput.extend({ nudge: nudgeAnswer });
export type RequestNudgeInput = z.infer<typeof requestNudgeInput>;

export const requestNudgeResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('requested'), nudgeId: z.string() }),
  /** the ladder has moved on since the answer: this rung was sent before, or the merchant progressed */
  z.object({ kind: z.literal('outdated'), reason: z.string() }),
]);
export type RequestNudgeResult = z.infer<typeof requestNudgeResult>;

/**
 * The id of the one message a rung may send in one climb of a ladder. Asking twice names the same message; letters, digits and
 * dashes only, so that it can be a tag of the mail provider.
 */
export function nudgeIdOf(stage: string, rung: number, lastProgressAt: string): string {
  return `${stage}-${rung}-${lastProgressAt.replace(/[-:.]/g, '')}`;
}

/** The step "Request the nudge": the message, the ladder's move and the event telling of them, in one transaction. */
export function requestNudge(
  known: Snapshot | undefined,
  input: RequestNudgeInput,
  context: Context,
): Decision<RequestNudgeResult> {
  const snapshot = presentMerchant(known, input.merchantId);
  const answer = input.nudge;
  if (answer.kind !== 'send') return nothing({ kind: 'outdated', reason: `answered_${answer.kind}` });
  const ladder = ladderOf(snapshot, answer.stage);
  if (ladder === undefined || ladder.status !== 'stalled' || ladder.rung !== answer.rung) {
    return nothing({ kind: 'outdated', reason: 'ladder_moved' });
  }
  const nudge = newNudge(snapshot, input, answer, nudgeIdOf(ladder.stage, ladder.rung, ladder.lastProgressAt), context);
  const sent = [...ladder.sent, { rung: answer.rung, at: answer.at, channel: answer.channel, nudgeId: nudge.id }];
  const moved = stepUp(context.policy, snapshot, { ...ladder, sent }, context.now);
  const data = { stage: answer.stage, rung: answer.rung, nudgeId: nudge.id, channel: answer.channel };
  const entries = [
    stepEntry(input, 'request-nudge', context, {
      type: 'nudge.requested.v1',
      data: { ...data, template: answer.template, requirementId: answer.requirementId ?? null, requestedAt: answer.at },
    }),
  ];
  // in-app the message is the item itself: it is there as soon as it is written
  if (nudge.status === 'delivered') {
    entries.push(stepEntry(input, 'request-nudge', context, { type: 'nudge.delivered.v1', data, part: 'delivered' }));
  }
  if (moved.status === 'stopped') {
    const why = { stage: answer.stage, reason: 'ladder_exhausted' };
    entries.push(stepEntry(input, 'request-nudge', context, { type: 'ladder.stopped.v1', data: why, part: 'stopped' }));
  }
  return { result: { kind: 'requested', nudgeId: nudge.id }, puts: [nudge, moved], deletes: [], timeline: entries };
}

/** The letter an answer of the ladder becomes: what is delivered, and what a person is shown before asking for it. */
export function messageOf(snapshot: Snapshot, answer: SendAnswer, policy: Policy): Message {
  return writeMessage(policy, snapshot.merchant, answer.template, aboutOf(snapshot, answer), answer.at);
}

function aboutOf(snapshot: Snapshot, { requirementId }: SendAnswer): Requirement | undefined {
  return requirementId === undefined ? undefined : findRequirement(snapshot, requirementId);
}

function newNudge(snapshot: Snapshot, input: RequestNudgeInput, answer: SendAnswer, id: string, { now, policy }: Context): Nudge {
  const requirement = aboutOf(snapshot, answer);
  const message = messageOf(snapshot, answer, policy);
  const common = {
    merchantId: input.merchantId,
    id,
    version: 0,
    kind: 'nudge' as const,
    stage: answer.stage,
    rung: answer.rung,
    channel: answer.channel,
    template: answer.template,
    ...message,
    run: input.run,
    requestedAt: answer.at,
    ...(requirement === undefined ? {} : { requirementId: requirement.id }),
  };
  return answer.channel === 'in_app' ? { ...common, status: 'delivered', deliveredAt: now } : { ...common, status: 'requested' };
}
