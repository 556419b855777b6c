import * as z from 'zod';
import { json } from '../json.ts';
import { actor, channel, instant, lifecycleStage, minor } from '../values.ts';
import { envelopeOf, ownEventId } from './envelope.ts';

const text = z.string().min(1);
const stage = { stage: lifecycleStage };
const requirement = { requirementId: text };
/** bytes: size of the file */
const document = { documentId: text, requirementId: text, bytes: z.int().min(0) };
const change = { changeId: text, of: text };
const member = { memberId: text };
const task = { taskId: text, queue: text };
const nudge = { stage: lifecycleStage, rung: z.int().min(0) };

/** data of each event of ours; unknown fields pass, so that a reader of v1 survives an addition */
export const ownEventData = {
  'merchant.registered.v1': z.looseObject({
    ...stage,
    externalReference: text,
    pspClient: text,
    nudgeGroup: z.enum(['treated', 'hold_out']),
    policyVersion: text,
  }),
  /** it sold already when it came to us: no run onboards it */
  'merchant.imported.v1': z.looseObject({ ...stage, externalReference: text, pspClient: text, policyVersion: text }),
  /** a merchant in flight follows a publication at the lap of a run: versions of policies */
  'merchant.policy-moved.v1': z.looseObject({ ...stage, from: text, to: text }),
  'merchant.identifiers.checked.v1': z.looseObject({ bad: z.array(text), good: z.array(text) }),
  'requirement.opened.v1': z.looseObject({ ...requirement, awaitingActionFrom: text, deadline: instant.optional() }),
  'requirement.satisfied.v1': z.looseObject(requirement),
  'requirement.waived.v1': z.looseObject(requirement),
  /** the first of two people does without it */
  'requirement.waiver-approved-once.v1': z.looseObject({ ...requirement, by: text }),
  'requirement.extended.v1': z.looseObject({ ...requirement, from: instant, to: instant }),
  'requirement.past-due.v1': z.looseObject({ ...requirement, deadline: instant }),
  /** a file arrived for a requirement, and its bytes are what they should be */
  'document.received.v1': z.looseObject({ ...document, name: text, type: text, sha256: text }),
  'document.refused.v1': z.looseObject({ ...document, code: text }),
  /** the scanner found nothing: people may open it */
  'document.cleared.v1': z.looseObject({ ...document, type: text, sha256: text }),
  /** the scanner did not speak in time, or could not look */
  'document.unscanned.v1': z.looseObject(document),
  'document.opened.v1': z.looseObject({ documentId: text, requirementId: text, by: text }),
  /** an account change: asked for, and how its protocol goes */
  'account-change.asked.v1': z.looseObject({ ...change, through: text }),
  'account-change.weighed.v1': z.looseObject({ ...change, score: z.number(), flags: z.array(json) }),
  'account-change.holder-checked.v1': z.looseObject({ ...change, answer: text }),
  'account-change.called-back.v1': z.looseObject({ ...change, channel: text, since: instant }),
  'account-change.cooling-off.v1': z.looseObject({ ...change, until: instant, workingDays: z.number() }),
  'account-change.stopped.v1': z.looseObject({ ...change, because: text }),
  'account-change.handed-over.v1': z.looseObject({ ...change, approvedBy: z.array(text) }),
  'account-change.first-payout.v1': z.looseObject({ ...change, paidAt: instant }),
  'account-change.closed.v1': z.looseObject(change),
  'payouts.held.v1': z.looseObject({ ...change, because: text }),
  'payouts.released.v1': z.looseObject({ ...change, because: text }),
  'merchant.onboarding.completed.v1': z.looseObject(stage),
  'risk.assessed.v1': z.looseObject({ score: z.number(), outcome: text, reasons: z.array(json) }),
  /** a list that was loaded has names of the merchant that nobody was shown before */
  'screening.hit.v1': z.looseObject({ hits: z.int().positive(), refs: z.array(text), list: text, listAsOf: text }),
  /** a person said whether a name of the merchant is who a list means */
  'screening.judged.v1': z.looseObject({ ref: text, subjectId: text, verdict: z.enum(['true_match', 'false_positive']) }),
  'merchant.approved.v1': z.looseObject(stage),
  'merchant.declined.v1': z.looseObject(stage),
  /** a person entered what the merchant wants, or no longer wants */
  /** fee conditions somebody proposed, and those that are agreed */
  'price.proposed.v1': z.looseObject({ conditions: z.array(json), validFrom: text }),
  'price.agreed.v1': z.looseObject({ conditions: z.array(json), validFrom: text, approvedBy: z.array(text) }),
  /** agreed here, and waiting for the merchant; then accepted by somebody of it */
  'price.offered.v1': z.looseObject({ conditions: z.array(json), validFrom: text, offerId: text }),
  'price.accepted.v1': z.looseObject({ conditions: z.array(json), validFrom: text, offerId: text }),
  /** how customers see the merchant: name on statements, colour of payment pages, and that of what is written on it */
  'brand.changed.v1': z.looseObject({ statementName: text, colour: text.optional(), written: text.optional() }),
  /** basis points of the fee of a plan that the customer bears */
  'customer-share.chosen.v1': z.looseObject({ share: z.int().min(0), ceiling: z.int().min(0) }),
  'payment-method.added.v1': z.looseObject({ method: text }),
  'payment-method.removed.v1': z.looseObject({ method: text }),
  'requirement.superseded.v1': z.looseObject(requirement),
  'capability.activated.v1': z.looseObject({ capability: text }),
  'merchant.stalled.v1': z.looseObject({ ...stage, lastProgressAt: instant }),
  'merchant.snoozed.v1': z.looseObject({ ...stage, until: instant }),
  'merchant.commented.v1': z.looseObject({ comment: text }),
  'nudge.requested.v1': z.looseObject({ ...nudge, nudgeId: text, channel, template: text }),
  'nudge.delivered.v1': z.looseObject({ nudgeId: text, channel }),
  /** the merchant wants reminders again */
  'nudge.opted-in.v1': z.looseObject({ through: text }),
  /** somebody of the merchant asks for a change of what is on file; nothing has changed by it */
  'company.change-asked.v1': z.looseObject({ subject: text, wish: text }),
  /** an owner asks for an API key, for another one in its place, or for its end: whoever makes keys answers with api-key.issued.v1 or api-key.ended.v1 */
  'api-key.asked.v1': z.looseObject({ wish: text, name: text.optional(), keyId: text.optional() }),
  /** who may sign in for the merchant, by address: the actor did it */
  'member.invited.v1': z.looseObject({ ...member, role: text, expiresAt: instant }),
  'member.joined.v1': z.looseObject({ ...member, role: text }),
  'member.role-changed.v1': z.looseObject({ ...member, from: text, to: text }),
  'member.removed.v1': z.looseObject({ ...member, role: text }),
  'member.left.v1': z.looseObject({ ...member, role: text }),
  /** a letter that is no reminder: it tells of a decision, or of a change of the account */
  'letter.requested.v1': z.looseObject({ nudgeId: text, channel, template: text, kind: text }),
  'letter.delivered.v1': z.looseObject({ nudgeId: text, channel }),
  'letter.failed.v1': z.looseObject({ nudgeId: text, reason: text }),
  /** a member wants to be told of something by e-mail, or no longer */
  'alert.wanted.v1': z.looseObject({ alert: text }),
  'alert.stopped.v1': z.looseObject({ alert: text, through: text }),
  /** a merchant wrote again in a request, and a person answered one; what they wrote is not told */
  'case.replied.v1': z.looseObject({ caseId: text, n: z.int().positive().optional() }),
  /** `n`: which message of the case it is; `closes`: nothing more is expected */
  'case.answered.v1': z.looseObject({ caseId: text, n: z.int().positive().optional(), closes: z.boolean().optional() }),
  /** a person wrote something down about a case that its requester does not see */
  'case.noted.v1': z.looseObject({ caseId: text, n: z.int().positive() }),
  /** a message of thanks that asks for nothing: it opens nothing */
  'case.thanked.v1': z.looseObject({ caseId: text }),
  /** its run has it in hand, and by what its clocks count from then on */
  'case.taken-in.v1': z.looseObject({ caseId: text, terms: json }),
  /** a day that was named to the merchant; kept, late or released */
  'case.promised.v1': z.looseObject({ caseId: text, promiseId: text, dueAt: instant }),
  'case.promise-ended.v1': z.looseObject({ caseId: text, promiseId: text, as: text }),
  /** the day of promises, or of questions to providers, has come, and a person is asked */
  'case.day-came.v1': z.looseObject({ caseId: text, of: z.array(text) }),
  /** what was asked and answered is not told; `of`: the question, or the task of the engineers */
  'case.provider-asked.v1': z.looseObject({ caseId: text, of: text, provider: text, dueAt: instant }),
  /** a refund is asked for at the provider that holds the payment: its connector sends it; the whole payment without an amount */
  'case.refund-asked.v1': z.looseObject({
    ...{ caseId: text, of: text, provider: text, dueAt: instant, paymentReference: text, currency: text },
    amountMinor: z.int().optional(),
  }),
  'case.provider-answered.v1': z.looseObject({ caseId: text, of: text, provider: text.optional() }),
  /** the merchant, about a case of somebody else; `in`: the case of its own in which it sees the question */
  'case.merchant-asked.v1': z.looseObject({ caseId: text, of: text, in: text, dueAt: instant }),
  'case.merchant-answered.v1': z.looseObject({ caseId: text, of: text }),
  'case.issue-opened.v1': z.looseObject({ caseId: text, of: text }),
  'case.issue-done.v1': z.looseObject({ caseId: text, of: text, choice: text }),
  /** it is another case's from now on, and that is taken back */
  'case.merged.v1': z.looseObject({ caseId: text, into: text }),
  'case.unmerged.v1': z.looseObject({ caseId: text, from: text }),
  /** two cases lead to each other from now on */
  'case.linked.v1': z.looseObject({ caseId: text, to: text }),
  'case.routed.v1': z.looseObject({ caseId: text, queue: text, rule: text.optional() }),
  'nudge.suppressed.v1': z.looseObject({ ...nudge, reason: text }),
  'nudge.deferred.v1': z.looseObject({ ...nudge, reason: text, until: instant }),
  'nudge.escalated.v1': z.looseObject({ ...nudge, queue: text }),
  'ladder.stopped.v1': z.looseObject({ ...stage, reason: text }),
  /** `team` it was given to, and why it; neither where the queue is everybody's */
  'task.opened.v1': z.looseObject({ ...task, slaDueAt: instant, team: text.optional(), whyTeam: json.optional() }),
  /** it waited for a team and has one now, or somebody moved it; null: everybody's again */
  'task.team-changed.v1': z.looseObject({ ...task, team: text.nullable(), fromTeam: text.nullable(), whyTeam: json }),
  'task.claimed.v1': z.looseObject({ ...task, by: text }),
  'task.released.v1': z.looseObject(task),
  'task.assigned.v1': z.looseObject({ ...task, to: text }),
  /** a person wants to be told what becomes of it, or no longer */
  'task.watched.v1': z.looseObject({ ...task, by: text }),
  'task.unwatched.v1': z.looseObject({ ...task, by: text }),
  /** what was spoken about with a merchant */
  'contact.logged.v1': z.looseObject({
    channel: text,
    topic: text,
    summary: text,
    outcome: text,
    followUpAt: instant.optional(),
  }),
  'task.commented.v1': z.looseObject({ ...task, comment: text }),
  'task.snoozed.v1': z.looseObject({ ...task, until: instant }),
  'task.approved-once.v1': z.looseObject({ ...task, choice: text, by: text }),
  'task.decided.v1': z.looseObject({ ...task, choice: text, by: text }),
  'task.applied.v1': z.looseObject({ ...task, choice: text, by: text }),
  /** a snooze ended */
  'task.returned.v1': z.looseObject({ ...task, reason: text }),
  'task.cancelled.v1': z.looseObject({ ...task, reason: text }),
  'task.overdue.v1': z.looseObject({ ...task, slaDueAt: instant }),
  'merchant.first-sale.v1': z.looseObject({ at: instant }),
  'merchant.milestone.reached.v1': z.looseObject({ key: text, at: instant }),
  'merchant.milestone.corrected.v1': z.looseObject({ key: text, from: instant.nullable(), to: instant.nullable() }),
  'merchant.activated.v1': z.looseObject({ at: instant }),
  'referral.reward.due.v1': z.looseObject({ referrer: text, amountMinor: minor.optional(), currency: text.optional() }),
  'check-in.due.v1': z.looseObject({ checkInId: text, day: z.int().min(0) }),
  'check-in.closed.v1': z.looseObject({ checkInId: text }),
  'health.assessed.v1': z.looseObject({ checkInId: text, score: z.number(), band: text, factors: z.array(json) }),
  'csat.offered.v1': z.looseObject({ csatId: text }),
  'merchant.baseline.dropped.v1': z.looseObject({ checkInId: text, drop: z.int().positive() }),
  'merchant.fell-dormant.v1': z.looseObject({ ...stage, reason: text }),
  /** wasActivated says which playbook it wakes up into; attempt counts the wake-ups */
  'merchant.woke-up.v1': z.looseObject({ ...stage, at: instant, wasActivated: z.boolean(), attempt: z.int().min(2) }),
  'merchant.withdrawn.v1': z.looseObject({ ...stage, reason: text }),
  'merchant.closed.v1': z.looseObject({ ...stage, reason: text }),
  /** a person had a failed run go on, or begin anew under another name */
  /** a lead asked to have the persons of a merchant erased */
  'erasure.asked.v1': z.looseObject({ by: text }),
  'erasure.refused.v1': z.looseObject({ by: text }),
  /** a second person confirmed it: what the law wants kept is restricted until then */
  'erasure.confirmed.v1': z.looseObject({ by: text, until: instant }),
  /** the time of a kind of data is over */
  'erasure.due.v1': z.looseObject({ kinds: z.array(text) }),
  'erasure.done.v1': z.looseObject({ kinds: z.array(text), removed: z.array(json) }),
  'legal-hold.placed.v1': z.looseObject({ by: text }),
  'legal-hold.lifted.v1': z.looseObject({ by: text }),
  'run.redriven.v1': z.looseObject({ run: text }),
  'run.started-anew.v1': z.looseObject({ run: text, again: text }),
  /** somebody of the merchant wants a file of every movement of some days; it is there */
  'export.asked.v1': z.looseObject({ exportId: text, format: text, from: text, to: text }),
  'export.made.v1': z.looseObject({ exportId: text, rows: z.int().min(0), bytes: z.int().min(0) }),
  'event.rejected.v1': z.looseObject({ eventId: text, code: text, field: text, message: text, remedy: text }),
  'policy.published.v1': z.looseObject({ version: text }),
} as const;

export type OwnType = keyof typeof ownEventData;
const isOwnType = (type: string): type is OwnType => Object.hasOwn(ownEventData, type);
export const ownTypes: readonly OwnType[] = Object.keys(ownEventData).filter(isOwnType);
export { isOwnType };

/** the envelope of an event of ours; subject is the merchantId (policy.published: the version) */
export const ownEnvelope = (type: OwnType) => {
  const { reason, data, ...head } = envelopeOf(type, ownEventData[type]).shape;
  return z.object({ ...head, id: ownEventId, actor: actor.optional(), reason, data });
};
