import { addBusinessHours } from '../calendar/add-business-hours.ts';
import { InvalidPolicy, RequirementNotFound } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { dueRequirements } from '../model/requirement-state.ts';
import { findRequirement, openTasks, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry } from '../model/step.ts';
import type { OpenTask } from '../model/task.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { QueuePolicy } from '../policy/task-schema.ts';
import { dayOf, deadlineText } from '../requirement/deadline-facts.ts';
import type { OpenTaskInput, OpenTaskResult } from './task-ask.ts';
import { fourEyesReasons } from './who-approves-twice.ts';

/**
 * The step "Ask a person": one open task per queue and subject, its service level fixed now in the queue's business hours.
 * A second ask while one is open answers with the open one. Throws InvalidPolicy when the policy doesn't know the queue or its
 * calendar, RequirementNotFound for a deadline of a requirement never opened.
 * Throws MerchantNotFound, MerchantClosed.
 */
export function openTask(known: Snapshot | undefined, input: OpenTaskInput, context: Context): Decision<OpenTaskResult> {
  const snapshot = presentMerchant(known, input.merchantId);
  const { policy, now } = context;
  const about = subjectOf(snapshot, input, context);
  const queue = queueNamed(policy, about.queue);
  const same = openTasks(snapshot).find((one) => one.queue === queue.key && one.subjectId === about.subjectId);
  if (same !== undefined) {
    return nothing({ kind: 'already_open', taskId: same.id, queue: same.queue, slaDueAt: same.slaDueAt });
  }
  const calendar = policy.calendars[queue.calendar];
  if (calendar === undefined) {
    throw new InvalidPolicy([
      { field: `calendars.${queue.calendar}`, message: 'is missing', remedy: `add it, or give queue ${queue.key} another` },
    ]);
  }
  const slaDueAt = addBusinessHours(calendar, now, queue.slaHours);
  const reasons = fourEyesReasons(policy, snapshot.merchant, queue.key);
  const task: OpenTask = {
    merchantId: input.merchantId,
    // the subject and the instant name it: a repeat of the step writes the same task
    id: `${queue.key}-${about.subjectId.replace(/[^A-Za-z0-9_]/g, '_')}-${now.replace(/[-:.]/g, '')}`,
    version: 0,
    kind: 'task',
    status: 'open',
    queue: queue.key,
    subjectKind: about.subjectKind,
    subjectId: about.subjectId,
    title: about.title,
    facts: [...about.facts],
    choices: [...queue.choices],
    playbook: input.playbook,
    run: input.run,
    openedAt: now,
    slaDueAt,
    fourEyes: { required: reasons.length > 0, reasons: [...reasons] },
    approvals: [],
    comments: 0,
    dueAt: slaDueAt,
  };
  const data = { taskId: task.id, queue: task.queue, slaDueAt, subjectKind: task.subjectKind, subjectId: task.subjectId };
  return {
    result: { kind: 'opened', taskId: task.id, queue: task.queue, slaDueAt },
    puts: [task],
    deletes: [],
    timeline: [stepEntry(input, 'open-task', context, { type: 'task.opened.v1', data, reason: task.title })],
  };
}

/** A queue of the policy. Throws InvalidPolicy when it has none of that name. */
export function queueNamed(policy: Policy, key: string): QueuePolicy {
  const queue = policy.tasks.queues.find((one) => one.key === key);
  if (queue !== undefined) return queue;
  throw new InvalidPolicy([{ field: 'tasks.queues', message: `has no queue "${key}"`, remedy: 'add it or name another one' }]);
}

interface Subject extends Pick<OpenTask, 'subjectKind' | 'subjectId' | 'title'> {
  readonly queue: string;
  readonly facts: readonly string[];
}

function subjectOf(snapshot: Snapshot, { ask }: OpenTaskInput, { policy }: Context): Subject {
  const { merchant } = snapshot;
  const { routing } = policy.tasks;
  const waiting = dueRequirements(snapshot).map((one) => deadlineText(one, merchant.timeZone));
  switch (ask.kind) {
    case 'deadline': {
      const requirement = findRequirement(snapshot, ask.requirementId);
      if (requirement === undefined) throw new RequirementNotFound(merchant.merchantId, ask.requirementId);
      return {
        queue: routing.deadlineMissed,
        subjectKind: 'requirement',
        subjectId: requirement.id,
        title: `Deadline missed: ${requirement.title}`,
        facts: [
          deadlineText(requirement, merchant.timeZone),
          ...requirement.errors.map((error) => `${error.code}: ${error.remediation}`),
        ],
      };
    }
    case 'escalation': {
      const since = merchant.stageHistory.at(-1)?.at ?? merchant.registeredAt;
      const stage = merchant.lifecycleStage.replaceAll('_', ' ');
      return {
        queue: ask.queue,
        subjectKind: 'merchant',
        subjectId: merchant.merchantId,
        title: queueNamed(policy, ask.queue).title,
        facts: [`in ${stage} since ${dayOf(since, merchant.timeZone)}`, ...waiting],
      };
    }
    case 'review': {
      const reasons = merchant.risk?.reasons ?? [];
      return {
        queue: routing.riskReview,
        subjectKind: 'risk_review',
        subjectId: ask.assessmentId,
        title: `Risk review of ${merchant.legalName}`,
        facts: [`score ${merchant.risk?.score ?? 'unknown'}`, ...reasons.map((one) => `${one.contribution} ${one.text}`)],
      };
    }
    case 'care': {
      const facts = ask.score === undefined ? [] : [`health score ${ask.score}`];
      return {
        queue: routing.careCritical,
        subjectKind: 'check_in',
        subjectId: snapshot.checkIns.find((one) => one.status === 'due')?.id ?? merchant.merchantId,
        title: `Critical health: ${merchant.legalName}`,
        facts: [...facts, ...snapshot.cases.filter((one) => one.closedAt === undefined).map((one) => `open case: ${one.title}`)],
      };
    }
  }
}
