import { decidedChange } from '../account-change/decide-change.ts';
import type { Context, Decision } from '../model/decision.ts';
import { both, overlay } from '../model/overlay-changes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { decideTask, type TaskOutcome } from '../task/decide-task.ts';
import type { DecideTaskInput } from '../task/decide-task-input.ts';
import { workEffect } from './work-effect.ts';

/**
 * A person's decision, and what it does where no run waits for it: a run does what was decided about its own tasks later. Throws what
 * decideTask does, Conflict when the matter is no longer open to it, InvalidInput for a rejection without a reason policy knows.
 */
export const decideWork = (snapshot: Snapshot, input: DecideTaskInput, context: Context): Decision<TaskOutcome> => {
  const decision = decideTask(snapshot, input, context);
  if (decision.result.kind !== 'decided' || decision.puts.length === 0) return decision;
  const after = overlay(snapshot, decision);
  const { task } = decision.result;
  const effect = workEffect(after, task, context);
  const change = decidedChange(after, { task, decision: task.decision, approvals: task.approvals }, context);
  return { result: decision.result, ...both(both(decision, effect), change) };
};
