import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { demandDecider } from '../../../domain/task/demand-decider.ts';
import { snoozeTask } from '../../../domain/task/snooze-task.ts';
import { anyInstant } from '../../../domain/values.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, until: anyInstant, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** puts a task aside until an instant: whoever could not decide it does not keep it from those who can */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) => {
      demandDecider(person.roles, snapshot, params.taskId);
      const { until, reason: why } = body;
      return snoozeTask(snapshot, { taskId: params.taskId, by: person.id, roles: person.roles, until, reason: why }, context);
    });
