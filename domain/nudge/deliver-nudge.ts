import { alertWordsOf, languageFor, type Tongue } from '../letter/letter-texts.ts';
import type { Context, Decision } from '../model/decision.ts';
import { nothing } from '../model/decision.ts';
import { isGone } from '../model/is-gone.ts';
import type { Nudge } from '../model/ladder.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { concernedIn, holding } from '../outage/touched.ts';
import { contentOf, failed, outcomeEntry } from './nudge-outcome.ts';
import { sendingClosed } from './send-window.ts';

/*
 * What is guaranteed, exactly. The message has one item, written in the transaction that decided it, and its event is that
 * transaction's outbox: none is lost before delivery. Delivery claims the item by a conditional write before it calls the provider,
 * so of any number of duplicate or concurrent deliveries one calls. After the call it records the message id. A crash before the
 * claim changes nothing. A crash between claim and record leaves the claim open: nobody sends while the lease runs, and within it
 * the provider's own event of the message (tagged with our nudge id) settles the claim, whichever process is alive. Only a claim
 * that neither recorded nor confirmed anything until its lease ended is taken as never accepted, and sent again.
 * So: never lost; and never twice as long as the provider tells of an accepted message within the lease. A confirmation later than
 * that is the one case in which a merchant can get a message twice; no provider without an idempotency key can offer more.
 */

/** How long a claim keeps others from sending, in ms: far longer than a provider takes to confirm. */
export const claimLeaseMs = 15 * 60_000;

export type Claim =
  /** call the provider now, then recordDelivery or recordFailure; `optOutLabel`: of a reminder, the words of the way to stop them */
  | {
      readonly kind: 'send';
      readonly nudge: Nudge;
      readonly to: string | undefined;
      readonly optOutLabel?: string;
    }
  /** delivered or failed before: acknowledge and do nothing */
  | { readonly kind: 'done' }
  /** somebody else is sending: come back then */
  | { readonly kind: 'busy'; readonly until: string }
  /** it got late on the way: come back when messages are welcome again */
  | { readonly kind: 'wait'; readonly until: string; readonly reason: string }
  /** no longer wanted: acknowledge and do nothing */
  | { readonly kind: 'dropped'; readonly reason: string }
  /** no such nudge: acknowledge, its event is not of this table */
  | { readonly kind: 'unknown' };

export interface ClaimInput {
  readonly nudgeId: string;
}

/** Decides whether this delivery may send the nudge, and claims it if so. The claim is a conditional write without an event. */
export function claimNudge(snapshot: Snapshot, input: ClaimInput, context: Context): Decision<Claim> {
  const { now, policy, outages = [] } = context;
  const nudge = snapshot.nudges.find((one) => one.id === input.nudgeId);
  if (nudge === undefined) return nothing({ kind: 'unknown' });
  if (nudge.status === 'delivered' || nudge.status === 'failed') return nothing({ kind: 'done' });
  if (nudge.status === 'claimed') {
    const until = new Date(Date.parse(nudge.claimedAt) + claimLeaseMs).toISOString();
    if (until > now) return nothing({ kind: 'busy', until });
  }
  const { merchant } = snapshot;
  const unwanted = isReminder(nudge) ? unwantedBy(snapshot) : isForNobody(snapshot, nudge) ? 'member_removed' : undefined;
  if (unwanted !== undefined) {
    const data = { stage: nudge.stage, rung: nudge.rung, reason: unwanted, nudgeId: nudge.id };
    return {
      result: { kind: 'dropped', reason: unwanted },
      puts: [failed(nudge, now, unwanted)],
      deletes: [],
      timeline: [outcomeEntry(nudge, context, 'suppressed', data, unwanted)],
    };
  }
  // somebody has just asked for a notice, or must know at once; an alert waits for the morning
  const closed = nudge.purpose === 'notice' && nudge.alert === undefined ? undefined : sendingClosed(policy, merchant, now);
  if (closed !== undefined) return nothing({ kind: 'wait', ...closed });
  const outage = isReminder(nudge) ? holding(outages, concernedIn(policy, snapshot, nudge.stage), now) : undefined;
  if (outage !== undefined) return nothing({ kind: 'wait', until: outage.until, reason: 'outage' });
  const claimed: Nudge = { ...nudge, status: 'claimed', claimedAt: now };
  const label = stopLabel(nudge, languageFor(policy, nudge.locale));
  return {
    result: { kind: 'send', nudge: claimed, to: nudge.to ?? merchant.contact.email, ...label },
    puts: [claimed],
    deletes: [],
    timeline: [],
  };
}

/** the words of the one click that stops reminders, or the alert it is; nothing else is stopped by a letter */
const stopLabel = (nudge: Nudge, tongue: Tongue): { readonly optOutLabel?: string } => {
  if (nudge.alert !== undefined) return { optOutLabel: alertWordsOf(tongue).label };
  return isReminder(nudge) ? { optOutLabel: tongue.language.optOut.label } : {};
};

/** decisions, notices and codes are sent whatever a merchant thinks of reminders, and after it has left too */
const isReminder = ({ purpose = 'reminder' }: Nudge): boolean => purpose === 'reminder';
/** whom it is for is no member any more */
const isForNobody = ({ members }: Snapshot, { to }: Nudge): boolean =>
  to !== undefined && !members.some(({ id, status }) => id === to && status !== 'removed');
const unwantedBy = (snapshot: Snapshot): 'merchant_closed' | 'opted_out' | undefined => {
  if (isGone(snapshot)) return 'merchant_closed';
  return snapshot.merchant.optedOutAt === undefined ? undefined : 'opted_out';
};

export interface DeliveryInput {
  readonly nudgeId: string;
  /** the provider's id of the message */
  readonly messageId?: string;
}
export type Delivery = { readonly kind: 'delivered' } | { readonly kind: 'already_known' };

/** Records that the provider took the message: from its answer to our call, or from its own event. Whichever is second is ignored. */
export function recordDelivery(snapshot: Snapshot, input: DeliveryInput, context: Context): Decision<Delivery> {
  const nudge = snapshot.nudges.find((one) => one.id === input.nudgeId);
  if (nudge === undefined || nudge.status === 'delivered' || hasBounced(nudge)) return nothing({ kind: 'already_known' });
  const claimedAt = nudge.status === 'claimed' ? { claimedAt: nudge.claimedAt } : {};
  const messageId = input.messageId === undefined ? {} : { messageId: input.messageId };
  const delivered: Nudge = { ...contentOf(nudge), status: 'delivered', deliveredAt: context.now, ...claimedAt, ...messageId };
  const data = { nudgeId: nudge.id, channel: nudge.channel, stage: nudge.stage, rung: nudge.rung };
  return {
    result: { kind: 'delivered' },
    puts: [delivered],
    deletes: [],
    timeline: [outcomeEntry(nudge, context, 'delivered', data)],
  };
}

/** how long a provider that takes nothing is left alone, in ms: the quota of SES counts the last 24 hours */
export const closedMs = 6 * 3_600_000;

/** Gives a claim back: the provider surely did not take the message. Somebody else's outcome stays. */
export function releaseClaim(snapshot: Snapshot, input: ClaimInput): Decision<{ readonly kind: 'released' | 'already_known' }> {
  const nudge = snapshot.nudges.find((one) => one.id === input.nudgeId);
  if (nudge?.status !== 'claimed') return nothing({ kind: 'already_known' });
  return { result: { kind: 'released' }, puts: [{ ...contentOf(nudge), status: 'requested' }], deletes: [], timeline: [] };
}

export interface FailureInput {
  readonly nudgeId: string;
  readonly reason: string;
}
export type Failure = { readonly kind: 'failed' } | { readonly kind: 'already_known' };

/** Records that the provider refused the message for good (a bad address, a suppressed recipient). */
export function recordFailure(snapshot: Snapshot, input: FailureInput, context: Context): Decision<Failure> {
  const nudge = snapshot.nudges.find((one) => one.id === input.nudgeId);
  if (nudge === undefined || nudge.status === 'delivered' || nudge.status === 'failed') return nothing({ kind: 'already_known' });
  const data = { stage: nudge.stage, rung: nudge.rung, reason: 'refused_by_provider', nudgeId: nudge.id };
  return {
    result: { kind: 'failed' },
    puts: [failed(nudge, context.now, input.reason)],
    deletes: [],
    timeline: [outcomeEntry(nudge, context, 'failed', data, input.reason)],
  };
}

/** the provider took the message, and the mailbox behind the address gave it back */
const bounced = 'bounced';
const hasBounced = (nudge: Nudge): boolean => nudge.status === 'failed' && nudge.failure === bounced;

/** Takes a delivery back: the message came back, nobody read it. The provider's own event of it, so it may be heard twice. */
export function recordBounce(snapshot: Snapshot, input: ClaimInput, context: Context): Decision<Failure> {
  const nudge = snapshot.nudges.find((one) => one.id === input.nudgeId);
  if (nudge === undefined || nudge.status === 'failed') return nothing({ kind: 'already_known' });
  const data = { stage: nudge.stage, rung: nudge.rung, reason: bounced, nudgeId: nudge.id };
  return {
    result: { kind: 'failed' },
    puts: [failed(nudge, context.now, bounced)],
    deletes: [],
    timeline: [outcomeEntry(nudge, context, 'bounced', data, bounced)],
  };
}
