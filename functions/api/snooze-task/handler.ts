import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { demandDecider } from '../../../domain/task/demand-decider.ts';
import { endSnooze } from '../../../domain/task/end-snooze.ts';
import { snoozeTask } from '../../../domain/task/snooze-task.ts';
import { anyInstant } from '../../../domain/values.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  teams: 'own_work',
  params: ofTask,
  query: none,
  /** without an instant a snooze is taken back, which needs no reason */
  body: z.object({ version: seenVersion, until: anyInstant.nullable(), reason: reason.optional() }),
  answer,
  writes: true,
} as const satisfies Route;

/** puts a task aside until an instant, or takes that back: whoever could not decide it does not keep it from those who can */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) => {
      demandDecider(person.roles, snapshot, params.taskId);
      const { until, reason: why = '' } = body;
      const own = { taskId: params.taskId, by: person.id };
      if (until === null) return endSnooze(snapshot, own, context);
      return snoozeTask(snapshot, { ...own, roles: person.roles, until, reason: why }, context);
    });
