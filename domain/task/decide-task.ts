import { InvalidInput } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { findTask, type Snapshot } from '../model/snapshot.ts';
import type { ClaimedTask, DecidedTask, OpenTask, TaskDecision } from '../model/task.ts';
import { notFirstApprover } from './claim-task.ts';
import { liveTask, notHeldByAnother } from './live-task.ts';
import { taskEntry } from './task-entry.ts';
import { asOpen, taskCore } from './task-states.ts';

export interface DecideTaskInput {
  readonly taskId: string;
  readonly by: string;
  readonly choice: string;
  readonly reason: string;
  /** for `extend`: days from now; policy bounds it */
  readonly extendDays?: number;
}

export type TaskOutcome =
  | { readonly kind: 'decided'; readonly task: DecidedTask }
  /** one of two people has decided; the task is back in its queue for the other */
  | { readonly kind: 'approved_once'; readonly task: OpenTask };

/**
 * A person's decision. Where four eyes are needed the first is kept and the task waits for another person; if that one chooses
 * otherwise, theirs is the new first approval: a decision is always two people's same choice. The same decision by the same
 * person twice changes nothing. Throws Conflict when somebody else holds or decided it, NotAllowed for the same person's second
 * approval, InvalidInput for a choice the task doesn't offer, an empty reason, or an extension beyond policy.
 */
export function decideTask(snapshot: Snapshot, input: DecideTaskInput, context: Context): Decision<TaskOutcome> {
  const before = findTask(snapshot, input.taskId);
  if (before?.status === 'decided' && before.decision.by === input.by && before.decision.choice === input.choice) {
    return nothing({ kind: 'decided', task: before });
  }
  const task = liveTask(snapshot, input.taskId);
  notHeldByAnother(task, input.by);
  check(task, input, context);
  const decision: TaskDecision = {
    choice: input.choice,
    reason: input.reason,
    by: input.by,
    at: context.now,
    ...(input.extendDays === undefined ? {} : { extendDays: input.extendDays }),
  };
  const first = task.approvals.at(-1);
  if (first !== undefined) notFirstApprover(task, input.by);
  if (task.fourEyes.required && first?.choice !== input.choice) return approveOnce(task, decision, context);
  return decide(task, decision, context);
}

function decide(task: OpenTask | ClaimedTask, decision: TaskDecision, context: Context): Decision<TaskOutcome> {
  const decided: DecidedTask = {
    ...taskCore(task),
    status: 'decided',
    approvals: [...task.approvals, decision],
    decision,
    ...(task.status === 'claimed' ? { claimedBy: task.claimedBy } : {}),
  };
  const data = { choice: decision.choice, by: decision.by, approvedBy: decided.approvals.map((one) => one.by) };
  return {
    result: { kind: 'decided', task: decided },
    puts: [decided],
    deletes: [],
    timeline: [taskEntry(task, 'task.decided.v1', decision.by, context, data, decision.reason)],
  };
}

function approveOnce(task: OpenTask | ClaimedTask, decision: TaskDecision, context: Context): Decision<TaskOutcome> {
  const open: OpenTask = { ...asOpen(task), approvals: [decision] };
  const replaces = task.approvals.map((one) => one.by);
  const data = { choice: decision.choice, by: decision.by, replaces };
  return {
    result: { kind: 'approved_once', task: open },
    puts: [open],
    deletes: [],
    timeline: [taskEntry(task, 'task.approved-once.v1', decision.by, context, data, decision.reason)],
  };
}

function check(task: OpenTask | ClaimedTask, input: DecideTaskInput, { policy }: Context): void {
  if (!task.choices.includes(input.choice)) {
    throw new InvalidInput('choice', `is "${input.choice}"; task "${task.id}" offers ${task.choices.join(', ')}`, {
      refusal: { code: 'choice-not-offered', about: { choice: input.choice, choices: task.choices } },
    });
  }
  if (input.reason.trim() === '')
    throw new InvalidInput('reason', 'is empty; say why, the timeline keeps it', {
      refusal: { code: 'reason-missing', about: {} },
    });
  const maximum = policy.requirements.maximumExtensionDays;
  if (input.extendDays !== undefined && (input.extendDays <= 0 || input.extendDays > maximum)) {
    throw new InvalidInput(
      'extendDays',
      `is ${input.extendDays}; policy allows more than 0 and at most ${maximum} days at once`,
      {
        refusal: { code: 'extension-out-of-bounds', about: { days: input.extendDays, most: maximum } },
      },
    );
  }
}
