import { addBusinessHours } from '../calendar/add-business-hours.ts';
import type { Context } from '../model/decision.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { OpenTask } from '../model/task.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { queueCalendar } from '../task/queue-calendar.ts';
import { queueNamed } from '../task/queue-named.ts';
import { freeId, taskIdOf } from '../task/task-id.ts';
import { fourEyesReasons } from '../task/who-approves-twice.ts';
import type { Actor } from '../values.ts';
import type { Worded } from '../wording/told.ts';

/** work for a person that no run waits for: what they decide is done in the decision itself */
export interface Work {
  readonly queue: string;
  readonly subjectKind: OpenTask['subjectKind'];
  readonly subjectId: string;
  readonly title: Worded;
  readonly facts?: readonly Worded[];
  /** id of the entry that brought it about: the task's own entry is named after it */
  readonly cause: string;
  readonly actor: Actor;
  readonly reason?: string | undefined;
  /** who raised it by hand */
  readonly raisedBy?: string | undefined;
  /** not before this instant (ISO 8601 UTC): it waits as a snooze does, and its service level counts from then */
  readonly from?: string | undefined;
  /** somebody outside takes it until then and no longer: its service level ends no later */
  readonly by?: string | undefined;
}

export interface Opened {
  readonly task: OpenTask;
  readonly entry: TimelineEntry;
}

const earliest = (sla: string, by: string | undefined): string => (by !== undefined && by < sla ? by : sla);

/** A task that no run waits for, and the entry telling of it. Throws InvalidPolicy when policy does not know its queue or calendar. */
export const openWork = (snapshot: Pick<Snapshot, 'merchant' | 'tasks'>, work: Work, { now, policy }: Context): Opened => {
  const queue = queueNamed(policy, work.queue);
  const { key, calendar } = queueCalendar(policy, queue, snapshot.merchant);
  const begins = work.from !== undefined && work.from > now ? work.from : now;
  const slaDueAt = earliest(addBusinessHours(calendar, begins, queue.slaHours), work.by);
  const reasons = fourEyesReasons(policy, snapshot.merchant, queue.key);
  const { merchantId } = snapshot.merchant;
  const task: OpenTask = {
    ...{
      merchantId,
      id: freeId(snapshot.tasks, taskIdOf(queue.key, work.subjectId, now)),
      version: 0,
      kind: 'task',
      status: 'open',
    },
    ...{ queue: queue.key, subjectKind: work.subjectKind, subjectId: work.subjectId, title: work.title, calendar: key },
    ...{ facts: [...(work.facts ?? [])], choices: [...queue.choices], openedAt: now, slaDueAt },
    ...{ fourEyes: { required: reasons.length > 0, reasons: [...reasons] }, approvals: [], comments: 0, dueAt: slaDueAt },
    ...(work.raisedBy === undefined ? {} : { raisedBy: work.raisedBy }),
    ...(begins === now ? {} : { snoozedUntil: begins, snoozeReason: work.reason ?? work.queue, dueAt: begins }),
  };
  const data = {
    taskId: task.id,
    queue: task.queue,
    slaDueAt,
    subjectKind: task.subjectKind,
    subjectId: task.subjectId,
    calendar: key,
  };
  const entry: TimelineEntry = {
    ...{ merchantId, id: `${work.cause}/task/${task.id}`, at: now, type: 'task.opened.v1', actor: work.actor, data },
    ...(work.reason === undefined ? {} : { reason: work.reason }),
  };
  return { task, entry };
};
