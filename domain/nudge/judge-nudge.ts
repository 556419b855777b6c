import { addWorkingDays } from '../calendar/working-days.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import { owedBy } from '../letter/write-letter.ts';
import type { Context } from '../model/decision.ts';
import { isGone } from '../model/is-gone.ts';
import type { Ladder } from '../model/ladder.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { concernedIn, holding, namedOutage } from '../outage/touched.ts';
import type { Rung } from '../policy/nudge-schema.ts';
import { canWriteTo } from '../requirement/check-email.ts';
import { whoseMove } from '../requirement/whose-move.ts';
import { cappedUntil } from './frequency-cap.ts';
import type { NudgeAnswer } from './nudge-answer.ts';
import { sendingClosed } from './send-window.ts';

/**
 * What the ladder says at `context.now`, from policy, history and calendar alone. Nothing is written here: climbLadder
 * moves the ladder. The order is that of the reasons: what can't be helped before what only takes time.
 */
export function judgeNudge(snapshot: Snapshot, ladder: Ladder, context: Context): NudgeAnswer {
  const { merchant } = snapshot;
  const { now, policy, outages = [] } = context;
  const of = { stage: ladder.stage, rung: ladder.rung };
  const suppress = (reason: Extract<NudgeAnswer, { kind: 'suppress' }>['reason'], until?: string): NudgeAnswer => ({
    kind: 'suppress',
    ...of,
    reason,
    ...(until === undefined ? {} : { until }),
  });

  if (isGone(snapshot)) return suppress('merchant_closed');
  if (merchant.lifecycleStage !== ladder.stage) return suppress('already_progressed');
  const ahead = rungAhead(context, snapshot, ladder);
  if (ahead === undefined || ladder.status === 'stopped') return suppress('ladder_exhausted');
  if (ladder.snoozedUntil !== undefined && ladder.snoozedUntil > now) return suppress('snoozed', ladder.snoozedUntil);

  const outage = holding(outages, concernedIn(policy, snapshot, ladder.stage), now);
  if (outage !== undefined) return { kind: 'wait', ...of, reason: 'outage', until: outage.until, outage: namedOutage(outage) };

  const party = whoseMove(snapshot);
  if (party !== 'merchant') {
    const again = addWorkingDays(merchantCalendar(policy, merchant), now, 1);
    return suppress(party === 'provider' ? 'provider_move' : 'our_move', again);
  }
  // in care it was a check-in that asked, not the time that passed
  const reached = ladder.stage === 'care' || ahead.at <= now;
  if (ladder.status !== 'stalled' || !reached) return suppress('already_progressed', ahead.at);
  const { rung } = ahead;
  if (rung.kind === 'task') return { kind: 'escalate', ...of, queue: rung.queue, reason: 'no_progress' };
  if (rung.kind === 'dormant') return { kind: 'stop', ...of, reason: 'no_progress' };
  return message(snapshot, rung, context, of);
}

function message(
  snapshot: Snapshot,
  rung: Extract<Rung, { kind: 'nudge' }>,
  context: Context,
  of: Pick<NudgeAnswer, 'stage' | 'rung'>,
): NudgeAnswer {
  const { merchant } = snapshot;
  const { now, policy } = context;
  if (merchant.nudgeGroup === 'hold_out') return { kind: 'suppress', ...of, reason: 'hold_out' };
  if (merchant.optedOutAt !== undefined) return { kind: 'suppress', ...of, reason: 'opted_out' };
  if (rung.channel === 'email' && !canWriteTo(merchant.contact.email)) return { kind: 'suppress', ...of, reason: 'no_contact' };
  const capped = cappedUntil(policy.nudges, snapshot.nudges, now);
  if (capped !== undefined) return { kind: 'suppress', ...of, reason: 'frequency_cap', until: capped };
  const closed = sendingClosed(policy, merchant, now);
  if (closed !== undefined) return { kind: 'wait', ...of, ...closed };
  const [requirement] = owedBy(snapshot);
  return {
    kind: 'send',
    ...of,
    channel: rung.channel,
    template: rung.template,
    at: now,
    ...(requirement === undefined ? {} : { requirementId: requirement.id }),
  };
}
