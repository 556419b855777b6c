import { stepUp } from '../ladder/ladder-moves.ts';
import { type Message, owedBy, writeLetter } from '../letter/write-letter.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Ladder, Nudge } from '../model/ladder.ts';
import { both } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { type StepInput, stepEntry } from '../model/step.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { SendAnswer } from './nudge-answer.ts';
import { leaveUnread } from './on-page.ts';

/**
 * The id of the one message a rung may send in one climb of a ladder. Asking twice names the same message; letters, digits and
 * dashes only, so that it can be a tag of the mail provider.
 */
export function nudgeIdOf(stage: string, rung: number, lastProgressAt: string): string {
  return `${stage}-${rung}-${lastProgressAt.replace(/[-:.]/g, '')}`;
}

/** A ladder and what it says: send. */
export interface Sending {
  readonly ladder: Ladder;
  readonly answer: SendAnswer;
}

/** The message, the ladder's move and the entries telling of them. In-app the message waits on the merchant's page. */
export function requestNudge(snapshot: Snapshot, input: StepInput, { ladder, answer }: Sending, context: Context): Changes {
  const nudge = newNudge(snapshot, input, answer, nudgeIdOf(ladder.stage, ladder.rung, ladder.lastProgressAt), context);
  const sent = withSent(ladder, { rung: answer.rung, at: answer.at, channel: answer.channel, nudgeId: nudge.id });
  const moved = stepUp(context, snapshot, sent, context.now);
  const data = { stage: answer.stage, rung: answer.rung, nudgeId: nudge.id, channel: answer.channel };
  const entries = [
    stepEntry(input, 'climb-ladder', context, {
      type: 'nudge.requested.v1',
      data: { ...data, template: answer.template, requirementId: answer.requirementId ?? null, requestedAt: answer.at },
    }),
  ];
  if (moved.status === 'stopped') {
    const why = { stage: answer.stage, reason: 'ladder_exhausted' };
    entries.push(stepEntry(input, 'climb-ladder', context, { type: 'ladder.stopped.v1', data: why, part: 'stopped' }));
  }
  return both({ puts: [nudge, moved], deletes: [], timeline: entries }, leaveUnread(snapshot, context));
}

/** a ladder is read at every step: it shows the latest messages and counts the older ones */
const sentShown = 12;
function withSent(ladder: Ladder, one: Ladder['sent'][number]): Ladder {
  const all = [...ladder.sent, one];
  const before = (ladder.sentBefore ?? 0) + Math.max(0, all.length - sentShown);
  return { ...ladder, sent: all.slice(-sentShown), ...(before === 0 ? {} : { sentBefore: before }) };
}

/** The letter an answer of the ladder becomes: what is delivered, and what a person is shown before asking for it. */
export function messageOf(snapshot: Snapshot, answer: SendAnswer, policy: Policy): Message {
  return writeLetter(policy, snapshot.merchant, { template: answer.template, due: owedBy(snapshot), now: answer.at });
}

function newNudge(snapshot: Snapshot, input: StepInput, answer: SendAnswer, id: string, { policy }: Context): Nudge {
  const message = messageOf(snapshot, answer, policy);
  return {
    merchantId: input.merchantId,
    id,
    version: 0,
    kind: 'nudge',
    stage: answer.stage,
    rung: answer.rung,
    channel: answer.channel,
    template: answer.template,
    ...message,
    run: input.run,
    requestedAt: answer.at,
    status: 'requested',
  };
}
