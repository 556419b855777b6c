import { addBusinessHours } from '../calendar/add-business-hours.ts';
import { InvalidInput } from '../errors.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant, stepEntry } from '../model/step.ts';
import type { OpenTask } from '../model/task.ts';
import { askOf } from '../playbooks/registry.ts';
import { named } from './ask-given.ts';
import { subjects } from './ask-subjects.ts';
import { queueCalendar } from './queue-calendar.ts';
import { queueNamed } from './queue-named.ts';
import type { OpenTaskInput, OpenTaskResult } from './task-ask.ts';
import { freeId, taskIdOf } from './task-id.ts';
import { fourEyesReasons } from './who-approves-twice.ts';

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
  const queue = queueNamed(
    policy,
    declared.queue === 'named' ? named.parse(ask).queue : (policy.tasks.routing[declared.queue] ?? declared.queue),
  );
  const about = subjects[declared.about]({ snapshot, ask, queue, run });
  const same = openTasks(snapshot).find((one) => one.queue === queue.key && one.subjectId === about.subjectId && one.run === run);
  if (same !== undefined) {
    return nothing({ kind: 'already_open', taskId: same.id, queue: same.queue, slaDueAt: same.slaDueAt });
  }
  const { key, calendar } = queueCalendar(policy, queue, snapshot.merchant);
  const slaDueAt = addBusinessHours(calendar, now, queue.slaHours);
  const reasons = fourEyesReasons(policy, snapshot.merchant, queue.key);
  const task: OpenTask = {
    merchantId: input.merchantId,
    id: freeId(snapshot.tasks, taskIdOf(queue.key, about.subjectId, now)),
    version: 0,
    kind: 'task',
    status: 'open',
    queue: queue.key,
    calendar: key,
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
  const data = {
    taskId: task.id,
    queue: task.queue,
    slaDueAt,
    subjectKind: task.subjectKind,
    subjectId: task.subjectId,
    calendar: key,
  };
  return {
    result: { kind: 'opened', taskId: task.id, queue: task.queue, slaDueAt },
    puts: [task],
    deletes: [],
    timeline: [stepEntry(input, 'open-task', context, { type: 'task.opened.v1', data: { ...data, title: task.title } })],
  };
}
