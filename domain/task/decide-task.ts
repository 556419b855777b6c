import { languageFor } from '../letter/letter-texts.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, DecidedTask, InformationRequest, OpenTask, TaskDecision } from '../model/task.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { samePerson } from '../same-person.ts';
import { checkDecision, declinesMerchant } from './check-decision.ts';
import { notFirstApprover } from './claim-task.ts';
import type { AskedInformation, DecideTaskInput } from './decide-task-input.ts';
import { demandChooser } from './demand-decider.ts';
import { liveTask, notHeldByAnother } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asOpen, taskCore } from './task-states.ts';
import { takesTwo } from './who-approves-twice.ts';

export type TaskOutcome =
  | { readonly kind: 'decided'; readonly task: DecidedTask }
  /** one of two people has decided; the task is back in its queue for the other */
  | { readonly kind: 'approved_once'; readonly task: OpenTask };

/**
 * A person's decision. Where four eyes are needed the first is kept and the task waits for another person; if that one decides
 * otherwise, theirs is the new first approval: a decision is always two people's same one. The same decision by the same
 * person twice changes nothing. Throws Conflict when somebody else holds or decided it, NotAllowed when the roles may not choose this and
 * for the same person's second approval, InvalidInput for a choice the task doesn't offer, an empty reason, an extension beyond policy, a
 * request that asks for nothing policy knows, or a decline without one of policy's codes.
 */
export function decideTask(snapshot: Snapshot, input: DecideTaskInput, context: Context): Decision<TaskOutcome> {
  const before = findTask(snapshot, input.taskId);
  if (before?.status === 'decided' && samePerson(before.decision.by, input.by) && before.decision.choice === input.choice) {
    return nothing({ kind: 'decided', task: before });
  }
  const task = liveTask(snapshot, input.taskId);
  notHeldByAnother(task, input.by);
  checkDecision(snapshot, task, input, context);
  demandChooser(input.roles, task, input.choice);
  const decision: TaskDecision = {
    choice: input.choice,
    reason: input.reason,
    by: input.by,
    at: context.now,
    ...(input.extendDays === undefined ? {} : { extendDays: input.extendDays }),
    ...(input.rejection === undefined ? {} : { rejection: input.rejection }),
    ...(input.declineCode !== undefined && declinesMerchant(task, input) ? { declineCode: input.declineCode } : {}),
    ...(input.message === undefined ? {} : { message: inLanguage(input.message, snapshot.merchant.locale, context.policy) }),
  };
  const first = task.approvals.at(-1);
  if (first !== undefined) notFirstApprover(task, input.by);
  const agreed = first !== undefined && isSame(first, decision);
  if (takesTwo(snapshot, task, input.choice) && !agreed) return approveOnce(task, decision, context);
  return decide(task, agreed ? [first, decision] : [decision], decision, context);
}

const inLanguage = ({ items, language }: AskedInformation, locale: string, policy: Policy): InformationRequest => ({
  items: [...new Set(items)],
  language: language ?? languageFor(policy, locale).tag,
});

/** two people decided the same: not only the choice, also how long, why, and what the merchant is asked for */
const isSame = (one: TaskDecision, other: TaskDecision): boolean =>
  one.choice === other.choice &&
  one.extendDays === other.extendDays &&
  one.rejection === other.rejection &&
  one.declineCode === other.declineCode &&
  one.message?.language === other.message?.language &&
  [...(one.message?.items ?? [])].sort().join() === [...(other.message?.items ?? [])].sort().join();

const why = ({ declineCode }: TaskDecision) => (declineCode === undefined ? {} : { declineCode });

function decide(
  task: OpenTask | ClaimedTask,
  approvals: TaskDecision[],
  decision: TaskDecision,
  context: Context,
): Decision<TaskOutcome> {
  const decided: DecidedTask = {
    ...taskCore(task),
    status: 'decided',
    approvals,
    decision,
    ...(task.status === 'claimed' ? { claimedBy: task.claimedBy } : {}),
    // a task without a run takes effect with the decision
    ...(task.run === undefined ? { appliedAt: context.now } : {}),
  };
  const asked = decision.message === undefined ? {} : { asked: [...decision.message.items] };
  const data = {
    choice: decision.choice,
    by: decision.by,
    // the same matter again in its queue is work done twice
    ...{ subjectKind: task.subjectKind, subjectId: task.subjectId, slaDueAt: task.slaDueAt },
    approvedBy: approvals.map((one) => one.by),
    ...asked,
    ...why(decision),
  };
  const own: Changes = {
    puts: [decided],
    deletes: [],
    timeline: [taskEntry(task, 'task.decided.v1', decision.by, context, data, decision.reason)],
  };
  return { result: { kind: 'decided', task: decided }, ...own };
}

function approveOnce(task: OpenTask | ClaimedTask, decision: TaskDecision, context: Context): Decision<TaskOutcome> {
  const open: OpenTask = { ...asOpen(task), approvals: [decision] };
  const replaces = task.approvals.map((one) => one.by);
  const data = { choice: decision.choice, by: decision.by, replaces, ...why(decision) };
  return {
    result: { kind: 'approved_once', task: open },
    puts: [open],
    deletes: [],
    timeline: [taskEntry(task, 'task.approved-once.v1', decision.by, context, data, decision.reason)],
  };
}
