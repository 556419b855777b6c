import * as z from 'zod';
import { addDays } from '../calendar/add-days.ts';
import { later } from '../calendar/earlier.ts';
import { withSettledCapabilities } from '../capability/settle-capabilities.ts';
import { RequirementNotFound, TaskNotDecided, TaskNotFound } from '../errors.ts';
import { watching } from '../ladder/ladder-moves.ts';
import { startLadder } from '../ladder/move-ladder.ts';
import { rungAhead } from '../ladder/rung-timing.ts';
import { type Changes, type Context, type Decision, nothing } from '../model/decision.ts';
import type { Item } from '../model/item.ts';
import type { Requirement } from '../model/requirement.ts';
import { findRequirement, findTask, ladderOf, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry, stepInput } from '../model/step.ts';
import type { DecidedTask } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { type Route, routes } from '../playbooks/playbook-shape.ts';
import { asksOf, playbookOf } from '../playbooks/registry.ts';
import { extended, waived } from '../requirement/change-requirement.ts';
import { demandTwo } from './who-approves-twice.ts';

export const applyDecisionInput = stepInput.extend({ taskId: z.string().min(1) });
export type ApplyDecisionInput = z.infer<typeof applyDecisionInput>;

/** where the playbook goes on */
export const appliedDecision = z.object({
  kind: z.enum(routes),
  taskId: z.string(),
  choice: z.string(),
  reason: z.string(),
  by: z.string(),
});
export type AppliedDecision = z.infer<typeof appliedDecision>;

/**
 * The step "Apply the decision": what a person decided becomes the merchant's state, once. A decision applied before changes
 * nothing and answers the same. Throws TaskNotFound, TaskNotDecided.
 * Throws MerchantNotFound, MerchantClosed, NotDecided when it takes two people and has one.
 */
export function applyDecision(
  known: Snapshot | undefined,
  input: ApplyDecisionInput,
  context: Context,
): Decision<AppliedDecision> {
  const snapshot = presentMerchant(known, input.merchantId);
  const task = findTask(snapshot, input.taskId);
  if (task === undefined) throw new TaskNotFound(input.merchantId, input.taskId);
  if (task.status !== 'decided') throw new TaskNotDecided(task.id);
  const { choice, reason, by } = task.decision;
  const result: AppliedDecision = { kind: routeOf(task), taskId: task.id, choice, reason, by };
  if (task.appliedAt !== undefined) return nothing(result);
  demandTwo(snapshot, task, 'apply-decision');
  const effect = effectOf(snapshot, task, input, context);
  const changes: Changes = {
    puts: [{ ...task, appliedAt: context.now }, ...effect.puts],
    deletes: [],
    timeline: [
      stepEntry(input, 'apply-decision', context, {
        type: 'task.applied.v1',
        data: { taskId: task.id, queue: task.queue, choice, by },
        reason,
        actor: { kind: 'person', id: by },
      }),
      ...effect.timeline,
    ],
  };
  return { result, ...withSettledCapabilities(snapshot, changes, context.now) };
}

/** where a choice leads in the playbook that asked; what it declares no way for lets the run go on waiting */
function routeOf(task: DecidedTask): Route {
  const { playbook, subjectKind, decision } = task;
  const ways = (playbook === undefined ? [] : asksOf(playbook)).filter(({ about }) => about === subjectKind);
  return ways.map(({ choices }) => choices[decision.choice]).find((way) => way !== undefined) ?? 'carry_on';
}

interface Effect {
  readonly puts: readonly Item[];
  readonly timeline: readonly TimelineEntry[];
}

function effectOf(snapshot: Snapshot, task: DecidedTask, input: ApplyDecisionInput, context: Context): Effect {
  const { choice } = task.decision;
  if (task.subjectKind === 'requirement' && (choice === 'extend' || choice === 'waive'))
    return deadlineEffect(snapshot, task, choice, input, context);
  const ladder = ladderOf(snapshot, snapshot.merchant.lifecycleStage);
  // the ladder of a stage is that of its playbook: what another one decided leaves it alone
  const own = playbookOf(snapshot.merchant.lifecycleStage)?.id === task.playbook;
  if (ladder === undefined || !own || routeOf(task) !== 'carry_on') return { puts: [], timeline: [] };
  // past its last rung, whoever is worth another try climbs from the first one again; until then the ladder goes on, to sleep at its end
  if (choice === 'continue' && ladder.status === 'stopped')
    return { puts: startLadder(snapshot.merchant, ladder, ladder.stage, context, snapshot.requirements), timeline: [] };
  // the matter is the merchant's again: the next rung comes when its time has come
  if (ladder.status === 'stopped') return { puts: [], timeline: [] };
  const ahead = rungAhead(context, snapshot, ladder);
  return { puts: ahead === undefined ? [] : [watching(ladder, later(ahead.at, context.now))], timeline: [] };
}

function deadlineEffect(
  snapshot: Snapshot,
  task: DecidedTask,
  choice: 'extend' | 'waive',
  input: ApplyDecisionInput,
  context: Context,
): Effect {
  const requirement = findRequirement(snapshot, task.subjectId);
  if (requirement === undefined) throw new RequirementNotFound(input.merchantId, task.subjectId);
  // met, waived or replaced while the task was open: there is nothing left to extend or waive
  if (requirement.dueStatus !== 'past_due' && requirement.dueStatus !== 'currently_due') return { puts: [], timeline: [] };
  const { by, reason, extendDays } = task.decision;
  const change = { at: context.now, by, reason };
  const days = extendDays ?? context.policy.requirements.correctionDeadlineDays;
  const to = addDays(task.decision.at, days);
  const changed: Requirement = choice === 'waive' ? waived(requirement, reason) : extended(requirement, to, change);
  const data =
    choice === 'waive'
      ? { requirementId: requirement.id }
      : { requirementId: requirement.id, from: requirement.deadline ?? context.now, to };
  return {
    puts: [changed],
    timeline: [
      stepEntry(input, 'apply-decision', context, {
        type: choice === 'waive' ? 'requirement.waived.v1' : 'requirement.extended.v1',
        data,
        reason,
        actor: { kind: 'person', id: by },
        part: 'requirement',
      }),
    ],
  };
}
