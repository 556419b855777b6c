import { later } from '../calendar/earlier.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Context } from '../model/decision.ts';
import { isGone } from '../model/is-gone.ts';
import type { Ladder } from '../model/ladder.ts';
import { merchantCalendar } from '../model/merchant-calendar.ts';
import type { Outage } from '../model/outage.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { concernedIn, holding, pausesOf } from '../outage/touched.ts';
import { whoseMove } from '../requirement/whose-move.ts';
import { heldByTask, moveSince } from './move-since.ts';
import { rungAhead } from './rung-timing.ts';

export type Stall =
  /** working time since the last progress exceeds policy and it is the merchant's move */
  | { readonly kind: 'stalled' }
  | { readonly kind: 'not_yet'; readonly until: string }
  /** an outage: nobody is late while it lasts */
  | { readonly kind: 'held'; readonly until: string; readonly outage: Outage }
  /** our move for longer than policy allows: a task escalates */
  | { readonly kind: 'ours_too_long'; readonly queue: string; readonly until: string; readonly since: string }
  | { readonly kind: 'our_move'; readonly until: string }
  /** the provider's clock runs, not the merchant's */
  | { readonly kind: 'provider_move'; readonly until: string }
  /** the provider's move for longer than policy allows: a person of ours chases it, the merchant hears nothing */
  | { readonly kind: 'provider_too_long'; readonly queue: string; readonly until: string; readonly since: string }
  | { readonly kind: 'over'; readonly reason: 'merchant_closed' | 'ladder_exhausted' };

/** Is the merchant stalled at `context.now`, and if not, whose move is it and when is it worth looking again? */
export function findStall(snapshot: Snapshot, ladder: Ladder, context: Context): Stall {
  const { now, policy, outages = [] } = context;
  if (isGone(snapshot) || snapshot.merchant.lifecycleStage !== ladder.stage) return { kind: 'over', reason: 'merchant_closed' };
  const ahead = rungAhead(context, snapshot, ladder);
  if (ahead === undefined) return { kind: 'over', reason: 'ladder_exhausted' };
  if (ladder.snoozedUntil !== undefined && ladder.snoozedUntil > now) return { kind: 'not_yet', until: ladder.snoozedUntil };

  const concerned = concernedIn(policy, snapshot, ladder.stage);
  const outage = holding(outages, concerned, now);
  if (outage !== undefined) return { kind: 'held', until: outage.until, outage };
  const calendar = merchantCalendar(policy, snapshot.merchant);
  const party = whoseMove(snapshot);
  if (party === 'merchant') return ahead.at > now ? { kind: 'not_yet', until: ahead.at } : { kind: 'stalled' };
  const again = addWorkingDays(calendar, now, 1);
  const theirs = party === 'provider';
  const kind = theirs ? 'provider_move' : 'our_move';
  const limit = (theirs ? policy.providerMoveLimits : policy.ourMoveLimits).find((one) => one.stage === ladder.stage);
  // a task has a service level of its own, and its own way of escalating
  if (limit === undefined || heldByTask(snapshot)) return { kind, until: again };
  const since = lastHandledAt(snapshot, limit.queue, moveSince(snapshot, theirs ? 'provider' : 'operations'));
  const limitAt = addWorkingDays(calendar, since, limit.workingDays, pausesOf(outages, concerned));
  if (limitAt > now) return { kind, until: limitAt };
  return { kind: theirs ? 'provider_too_long' : 'ours_too_long', queue: limit.queue, until: again, since };
}

/** a matter somebody just dealt with gets its time again before it escalates once more */
function lastHandledAt(snapshot: Snapshot, queue: string, since: string): string {
  return snapshot.tasks.reduce(
    (latest, task) => (task.status === 'decided' && task.queue === queue ? later(latest, task.decision.at) : latest),
    since,
  );
}
