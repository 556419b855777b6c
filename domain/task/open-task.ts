import { addBusinessHours } from '../calendar/add-business-hours.ts';
import { InvalidInput, InvalidPolicy } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry } from '../model/step.ts';
import type { OpenTask } from '../model/task.ts';
import { askOf } from '../playbooks/registry.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { QueuePolicy } from '../policy/task-schema.ts';
import { policyFinding } from '../policy-finding.ts';
import { named } from './ask-given.ts';
import { subjects } from './ask-subjects.ts';
import type { OpenTaskInput, OpenTaskResult } from './task-ask.ts';
import { fourEyesReasons } from './who-approves-twice.ts';

/** the subject and the instant name a task, and a number where two runs ask at once */
const freeId = ({ tasks }: Snapshot, id: string): string => {
  const taken = tasks.filter((one) => one.id === id || one.id.startsWith(`${id}-`)).length;
  return taken === 0 ? id : `${id}-${taken + 1}`;
};

/**
 * The step "Ask a person": one open task per run, queue and subject, its service level fixed now in the queue's business hours.
 * A second ask of the run while one is open answers with the open one; another run has a task of its own, as it waits for its own
 * decision. Throws InvalidInput for an ask the playbook does not declare, InvalidPolicy when the policy doesn't know the queue or its
 * calendar, RequirementNotFound for a deadline of a requirement never opened.
 * Throws MerchantNotFound, MerchantClosed.
 */
export function openTask(known: Snapshot | undefined, input: OpenTaskInput, context: Context): Decision<OpenTaskResult> {
  const snapshot = presentMerchant(known, input.merchantId);
  const { policy, now } = context;
  const { playbook, run, ask } = input;
  const declared = askOf(playbook, ask.kind);
  if (declared === undefined)
    throw new InvalidInput('ask.kind', `is "${ask.kind}", which ${playbook} does not ask; declare it in domain/playbooks`);
  const queue = queueNamed(policy, declared.queue === 'named' ? named.parse(ask).queue : policy.tasks.routing[declared.queue]);
  const about = subjects[declared.about]({ snapshot, ask, queue, run });
  const same = openTasks(snapshot).find((one) => one.queue === queue.key && one.subjectId === about.subjectId && one.run === run);
  if (same !== undefined) {
    return nothing({ kind: 'already_open', taskId: same.id, queue: same.queue, slaDueAt: same.slaDueAt });
  }
  const calendar = policy.calendars[queue.calendar];
  if (calendar === undefined) {
    throw new InvalidPolicy([
      policyFinding(`calendars.${queue.calendar}`, 'name-unknown', {
        what: 'calendar',
        name: queue.calendar,
        known: Object.keys(policy.calendars),
      }),
    ]);
  }
  const slaDueAt = addBusinessHours(calendar, now, queue.slaHours);
  const reasons = fourEyesReasons(policy, snapshot.merchant, queue.key);
  const task: OpenTask = {
    merchantId: input.merchantId,
    id: freeId(snapshot, `${queue.key}-${about.subjectId.replace(/[^A-Za-z0-9_]/g, '_')}-${now.replace(/[-:.]/g, '')}`),
    version: 0,
    kind: 'task',
    status: 'open',
    queue: queue.key,
    subjectKind: declared.about,
    subjectId: about.subjectId,
    title: about.title,
    facts: [...about.facts],
    choices: [...queue.choices],
    playbook,
    run,
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
    timeline: [stepEntry(input, 'open-task', context, { type: 'task.opened.v1', data: { ...data, title: task.title } })],
  };
}

/** A queue of the policy. Throws InvalidPolicy when it has none of that name. */
export function queueNamed(policy: Policy, key: string): QueuePolicy {
  const queue = policy.tasks.queues.find((one) => one.key === key);
  if (queue !== undefined) return queue;
  const known = policy.tasks.queues.map((one) => one.key);
  throw new InvalidPolicy([policyFinding('tasks.queues', 'name-unknown', { what: 'queue', name: key, known })]);
}
