import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { earlier, later } from '../calendar/earlier.ts';
import { nextBusinessInstant } from '../calendar/next-business-instant.ts';
import type { Pause } from '../calendar/pauses.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Rules } from '../model/decision.ts';
import type { Ladder } from '../model/ladder.ts';
import type { Merchant } from '../model/merchant.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Requirement } from '../model/requirement.ts';
import { concernedIn, pausesOf } from '../outage/touched.ts';
import type { Rung } from '../policy/nudge-schema.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { stageLadderOf } from './stage-ladder.ts';

const dayMs = 86_400_000;

/** What a ladder's timing depends on besides the ladder. */
export interface Climber {
  readonly merchant: Merchant;
  readonly requirements: readonly Requirement[];
}

/** A ladder's next rung and when it is reached, ISO 8601 UTC. */
export interface RungAhead {
  readonly rung: Rung;
  readonly at: string;
}

/** nobody has read the ladder's last message since the merchant's last progress: from when on (ISO 8601 UTC) the next one takes its place */
function unreadUntil(
  policy: Policy,
  calendar: BusinessCalendar,
  pauses: readonly Pause[],
  { sent, lastProgressAt }: Ladder,
): string | undefined {
  const last = sent.at(-1);
  if (last?.channel !== 'in_app' || last.readAt !== undefined || last.at <= lastProgressAt) return undefined;
  return addWorkingDays(calendar, last.at, policy.nudges.unreadAfterWorkingDays, pauses);
}

/**
 * The ladder's next rung and when it is reached: so much working time after the last progress, or, for a message, as soon as the
 * deadline of something the merchant owes comes near, the last message stays unread on its page or a person asks for it, whichever is first. An
 * outage is no working time. Undefined at the end of the ladder.
 */
export function rungAhead({ policy, outages = [] }: Rules, climber: Climber, ladder: Ladder): RungAhead | undefined {
  const stageLadder = stageLadderOf(policy, climber.merchant, ladder.stage);
  if (stageLadder === undefined) return undefined;
  const rung = stageLadder.rungs[ladder.rung];
  if (rung === undefined) return undefined;
  const calendar = merchantCalendar(policy, climber.merchant);
  const days = Math.max(rung.afterWorkingDays, stageLadder.stalledAfterWorkingDays);
  const pauses = pausesOf(outages, concernedIn(policy, climber, ladder.stage));
  const byTime = addWorkingDays(calendar, ladder.lastProgressAt, days, pauses);
  if (rung.kind !== 'nudge') return { rung, at: byTime };
  if (ladder.askedAt !== undefined) return { rung, at: earlier(byTime, ladder.askedAt) };
  const lastSentAt = ladder.sent.reduce((latest, one) => later(latest, one.at), ladder.lastProgressAt);
  const reminders = climber.requirements
    .filter((one) => one.awaitingActionFrom === 'merchant' && one.dueStatus === 'currently_due')
    .flatMap((one) => (one.deadline === undefined ? [] : [reminderAt(policy, one.deadline)]))
    .map((at) => nextBusinessInstant(calendar, at))
    // one message per deadline: what was sent since the deadline came near has spoken of it
    .filter((at) => at > lastSentAt);
  const inPlace = unreadUntil(policy, calendar, pauses, ladder);
  return { rung, at: [...reminders, ...(inPlace === undefined ? [] : [inPlace])].reduce(earlier, byTime) };
}

/** From when on a message speaks of a deadline (ISO 8601 UTC). */
export function reminderAt(policy: Policy, deadline: string): string {
  return new Date(Date.parse(deadline) - policy.requirements.remindBeforeDeadlineDays * dayMs).toISOString();
}
