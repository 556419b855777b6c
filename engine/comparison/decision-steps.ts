import * as z from 'zod';
import type { ChangedPath, DecisionStep } from '../../domain/backtest/backtest-answer.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';

const decided: ReadonlySet<string> = new Set([
  ...['nudge.requested.v1', 'nudge.deferred.v1', 'nudge.suppressed.v1', 'nudge.escalated.v1', 'ladder.stopped.v1'],
  ...['merchant.stalled.v1', 'merchant.fell-dormant.v1', 'merchant.onboarding.completed.v1', 'merchant.approved.v1'],
  ...['merchant.declined.v1', 'merchant.activated.v1', 'capability.activated.v1', 'letter.requested.v1', 'risk.assessed.v1'],
  ...['task.opened.v1', 'task.overdue.v1', 'requirement.opened.v1', 'requirement.past-due.v1', 'check-in.due.v1'],
]);
const told = z.looseObject({
  stage: z.string().optional().catch(undefined),
  rung: z.number().optional().catch(undefined),
  channel: z.string().optional().catch(undefined),
  queue: z.string().optional().catch(undefined),
  requirementId: z.string().optional().catch(undefined),
  deadline: z.string().optional().catch(undefined),
  slaDueAt: z.string().optional().catch(undefined),
  until: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  outcome: z.string().optional().catch(undefined),
  template: z.string().optional().catch(undefined),
});

/** a timeline reduced to what the policy decided, in order of time */
export const decisionSteps = (timeline: readonly TimelineEntry[]): readonly DecisionStep[] =>
  timeline.flatMap((entry) => {
    if (!decided.has(entry.type) || entry.actor.kind === 'person') return [];
    const data = told.parse(entry.data);
    const reason = entry.reason ?? data.reason ?? data.outcome ?? data.template;
    const { stage, rung, channel, queue, requirementId } = data;
    const dueAt = data.deadline ?? data.slaDueAt ?? data.until;
    return [
      {
        ...{ at: entry.at, type: entry.type },
        ...(stage === undefined ? {} : { stage }),
        ...(rung === undefined ? {} : { rung }),
        ...(channel === undefined ? {} : { channel }),
        ...(queue === undefined ? {} : { queue }),
        ...(requirementId === undefined ? {} : { requirementId }),
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(reason === undefined ? {} : { reason }),
      },
    ];
  });

/** the first decision in which two stories differ: what each had there, undefined where one had nothing more. Undefined when none does */
export const firstDiffering = (
  one: readonly DecisionStep[],
  other: readonly DecisionStep[],
): ChangedPath['first'] | undefined => {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at += 1)
    if (JSON.stringify(one[at]) !== JSON.stringify(other[at])) return { under: one[at], against: other[at] };
  return undefined;
};
