import { Conflict } from '../errors.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import type { Message } from '../letter/write-letter.ts';
import type { Context, Decision, Rules } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import { ladderOf, parkedWaits, type Snapshot } from '../model/snapshot.ts';
import { newsOf, playbookOf } from '../playbooks/registry.ts';
import type { Refusal } from '../refusal.ts';
import type { Channel } from '../values.ts';
import { judgeNudge } from './judge-nudge.ts';
import { messageOf } from './request-nudge.ts';

export interface AskNudgeInput {
  readonly by: string;
  readonly reason: string;
  /** makes a second press of the button harmless */
  readonly requestId: string;
}
export interface Asked {
  readonly kind: 'asked';
  readonly stage: string;
  readonly rung: number;
}

interface Unaskable {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/** The ladder whose next message a person may ask for, or why there is none. */
function askable(snapshot: Snapshot, rules: Rules): Ladder | Unaskable {
  const { merchant } = snapshot;
  const ladder = ladderOf(snapshot, merchant.lifecycleStage);
  if (ladder === undefined || ladder.status === 'stopped') {
    return { kind: 'refused', refusal: { code: 'no-ladder', about: { stage: merchant.lifecycleStage } } };
  }
  // of several runs the one of the stage's playbook climbs its ladder
  const waits = parkedWaits(snapshot).filter(({ playbook }) => playbook === playbookOf(merchant.lifecycleStage)?.id);
  if (waits.length === 0) {
    return { kind: 'refused', refusal: { code: 'no-run-waits', about: {} } };
  }
  // a run that waits for a person's decision ignores its ladder: a request would stay unanswered
  if (!waits.some((one) => newsOf(one.playbook, one.waitingFor).includes('stalled'))) {
    return { kind: 'refused', refusal: { code: 'decision-first', about: {} } };
  }
  if (rungAhead(rules, snapshot, ladder)?.rung.kind !== 'nudge') {
    return { kind: 'refused', refusal: { code: 'message-none-left', about: { stage: merchant.lifecycleStage } } };
  }
  return ladder;
}

function askedFor(ladder: Ladder, now: string): Ladder {
  const { dueAt: _due, ...rest } = ladder;
  return { ...rest, status: 'stalled', stalledAt: now, askedAt: now };
}

/**
 * A person asks for the next message now: the ladder counts as stalled and the message skips its waiting time. The run decides by the
 * usual rules: quiet hours, caps, opt-out and hold-out still apply. Throws Conflict when there is no message to ask for.
 */
export function askNudge(snapshot: Snapshot, { by, reason, requestId }: AskNudgeInput, context: Context): Decision<Asked> {
  const { now } = context;
  const ladder = askable(snapshot, context);
  if (ladder.kind === 'refused') throw new Conflict(ladder.refusal);
  const { stage, rung, lastProgressAt } = ladder;
  return {
    result: { kind: 'asked', stage, rung },
    puts: [askedFor(ladder, now)],
    deletes: [],
    timeline: [
      {
        merchantId: snapshot.merchant.merchantId,
        id: requestId,
        at: now,
        type: 'merchant.stalled.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { stage, lastProgressAt, rung },
      },
    ],
  };
}

export type NudgePreview =
  /** asking would be refused */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** it may be asked for, and the rules would say no */
  | { readonly kind: 'suppressed'; readonly version: number; readonly reason: string; readonly until?: string }
  | {
      readonly kind: 'send';
      /** of the ladder: asking names it */
      readonly version: number;
      readonly channel: Channel;
      readonly to?: string;
      /** when it leaves, ISO 8601 UTC */
      readonly at: string;
      /** why not at once */
      readonly waitsFor?: string;
      readonly message: Message;
    };

/** What would happen if a person asked for the next message now: the very letter, or why none would leave. Writes nothing. */
export function previewNudge(snapshot: Snapshot, context: Context): NudgePreview {
  const { now, policy } = context;
  const ladder = askable(snapshot, context);
  if (ladder.kind === 'refused') return { kind: 'refused', refusal: ladder.refusal };
  const { version } = ladder;
  const asked = askedFor(ladder, now);
  const first = judgeNudge(snapshot, asked, context);
  const waits = first.kind === 'wait' ? first : undefined;
  const answer = waits === undefined ? first : judgeNudge(snapshot, asked, { ...context, now: waits.until });
  if (answer.kind !== 'send') {
    const until = 'until' in answer && answer.until !== undefined ? { until: answer.until } : {};
    return { kind: 'suppressed', version, reason: answer.reason, ...until };
  }
  const { channel, at } = answer;
  const email = channel === 'email' ? snapshot.merchant.contact.email : undefined;
  const message = messageOf(snapshot, answer, policy);
  return {
    ...{ kind: 'send', version, channel, at, message },
    ...(email === undefined ? {} : { to: email }),
    ...(waits === undefined ? {} : { waitsFor: waits.reason }),
  };
}
