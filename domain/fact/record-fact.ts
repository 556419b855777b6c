import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import type { FactEvent } from '../events/inbound.ts';
import type { Rejection } from '../events/rejection.ts';
import { deriveMerchantId } from '../merchant/derive-merchant-id.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Json, TimelineEntry } from '../model/timeline-entry.ts';
import type { Actor } from '../values.ts';
import { withSettledWork } from '../work/settle-work.ts';
import { apiKeyEndedFact, apiKeyIssuedFact } from './api-key-fact.ts';
import { boardingFact } from './boarding-fact.ts';
import { caseClosedFact, caseOpenedFact, caseResolvedFact, csatRatedFact, optedOutFact } from './care-fact.ts';
import { caseMessageFact } from './case-message-fact.ts';
import { changeObjectedFact } from './change-fact.ts';
import { type Effect, refused, stale, type Teller } from './fact.ts';
import { factId } from './fact-id.ts';
import { issueMovedFact } from './issue-fact.ts';
import { payoutFact } from './payout-fact.ts';
import { questionAnsweredFact, questionAskedFact } from './question-fact.ts';
import { requirementFact } from './requirement-fact.ts';
import { withdrawalFact } from './withdrawal-fact.ts';

export interface RecordFactInput {
  readonly event: FactEvent;
  readonly teller: Teller;
  /** secret of the stage: seals an account number that comes as a corrected value */
  readonly pepper: string;
}

export type RecordFactResult =
  | { readonly kind: 'recorded'; readonly merchantId: string; readonly stale: string | null }
  /** goes on the rejected list, readable by a person */
  | { readonly kind: 'rejected'; readonly merchantId: string; readonly rejection: Rejection };

/** a clock of somebody else's may be a little ahead of ours, not more */
const allowedAheadMs = 5 * 60_000;

const effectOf = ({ event, teller, pepper }: RecordFactInput, snapshot: Snapshot, context: Context): Effect => {
  // what is left of its money is paid out after a merchant has gone
  if (event.type === 'payout.paid.v1' || event.type === 'payout.failed.v1')
    return payoutFact({ event, teller, snapshot, context });
  if (snapshot.merchant.lifecycleStage === 'offboarded') return stale('merchant_closed');
  switch (event.type) {
    case 'merchant.withdrawal.requested.v1':
      return withdrawalFact({ event, teller, snapshot, context });
    case 'requirement.submitted.v1':
    case 'requirement.verified.v1':
    case 'requirement.failed.v1':
      return requirementFact({ event, teller, snapshot, context }, pepper);
    case 'payment-method.boarding.changed.v1':
      return boardingFact({ event, teller, snapshot, context });
    case 'api-key.issued.v1':
      return apiKeyIssuedFact({ event, teller, snapshot, context });
    case 'api-key.ended.v1':
      return apiKeyEndedFact({ event, teller, snapshot, context });
    case 'case.opened.v1':
      return caseOpenedFact({ event, teller, snapshot, context });
    case 'case.closed.v1':
      return caseClosedFact({ event, teller, snapshot, context });
    case 'case.resolved.v1':
      return caseResolvedFact({ event, teller, snapshot, context });
    case 'question.asked.v1':
      return questionAskedFact({ event, teller, snapshot, context });
    case 'question.answered.v1':
      return questionAnsweredFact({ event, teller, snapshot, context });
    case 'issue.moved.v1':
      return issueMovedFact({ event, teller, snapshot, context });
    case 'case.message.written.v1':
      return caseMessageFact({ event, teller, snapshot, context });
    case 'csat.rated.v1':
      return csatRatedFact({ event, teller, snapshot, context });
    case 'nudge.opted-out.v1':
      return optedOutFact({ event, teller, snapshot, context });
    case 'account-change.objected.v1':
      return changeObjectedFact({ event, teller, snapshot, context });
  }
};

const actorOf = (event: FactEvent, teller: Teller, merchantId: string): Actor => {
  if (teller.kind === 'person') return { kind: 'person', id: teller.id };
  const ofMerchant = ['merchant.withdrawal.requested.v1', 'requirement.submitted.v1', 'csat.rated.v1', 'nudge.opted-out.v1'];
  return ofMerchant.includes(event.type) ? { kind: 'merchant', id: merchantId } : { kind: 'provider', id: teller.source };
};

/** of these the timeline tells that they came: their words lie with the case, and whose address it was is nobody else's matter */
const letters: ReadonlySet<string> = new Set(['case.message.written.v1', 'question.asked.v1', 'question.answered.v1']);
const notTold = new Set(['text', 'subject', 'address', 'headers', 'references', 'inReplyTo']);

/** the fact as it may be kept: a corrected value may be an account number, so no value is */
const keptData = (event: FactEvent): TimelineEntry['data'] => {
  const entries = Object.entries({ ...event.data }).flatMap(([key, value]): [string, Json][] => {
    if (value === undefined || (letters.has(event.type) && notTold.has(key))) return [];
    return key === 'value' ? [['valueGiven', true]] : [[key, value]];
  });
  return Object.fromEntries(entries);
};

/**
 * Takes in a fact from outside about a known merchant. Never throws for what the outside sent: what can't be taken is a rejection.
 * The shell commits with `eventMarker` = the fact's id, so the same event again changes nothing.
 */
export const recordFact = (
  snapshot: Snapshot | undefined,
  input: RecordFactInput,
  context: Context,
): Decision<RecordFactResult> => {
  const { event, teller } = input;
  const merchantId = deriveMerchantId(event.data.pspClient, event.subject);
  const reject = ({ rejection }: { readonly rejection: Rejection }): Decision<RecordFactResult> =>
    nothing({ kind: 'rejected', merchantId, rejection });
  if (snapshot === undefined) {
    const about = { subject: event.subject, pspClient: event.data.pspClient, replay: false };
    return reject(refused({ code: 'merchant_unknown', field: 'subject', about }));
  }
  if (Date.parse(event.time) > Date.parse(context.now) + allowedAheadMs) {
    const about = { time: event.time, now: context.now };
    return reject(refused({ code: 'time_in_future', field: 'time', about }));
  }
  const effect = effectOf(input, snapshot, context);
  if (effect.kind === 'refused') return reject(effect);
  const base = {
    merchantId,
    at: event.time,
    ...(event.time === context.now ? {} : { recordedAt: context.now }),
    actor: actorOf(event, teller, merchantId),
    causationId: event.id,
  };
  const late = effect.kind === 'stale' ? effect.why : null;
  const own: TimelineEntry = {
    ...base,
    id: factId(event, teller),
    type: event.type,
    data: { ...keptData(event), ...(late === null ? {} : { stale: late }), ...(effect.kind === 'takes' ? effect.data : {}) },
    ...(event.reason === undefined ? {} : { reason: event.reason }),
  };
  const result: RecordFactResult = { kind: 'recorded', merchantId, stale: late };
  if (effect.kind === 'stale') return { result, puts: [], deletes: [], timeline: [own] };
  const follows = (effect.follows ?? []).map(
    (one): TimelineEntry => ({
      ...base,
      id: `${own.id}/${one.part}`,
      type: one.type,
      data: one.data,
      ...(one.reason === undefined ? {} : { reason: one.reason }),
    }),
  );
  const { puts, deletes = [], separable, entries = [], said } = effect;
  const changes = { puts, deletes, separable, timeline: [own, ...follows, ...entries] };
  return { result, said, ...withSettledWork(snapshot, withSettledCapabilities(snapshot, changes, context.now), context) };
};
