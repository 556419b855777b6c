import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { releaseTask } from '../../../domain/task/release-task.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  teams: 'own_work',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, reason: reason.optional() }),
  answer,
  writes: true,
} as const satisfies Route;

/** puts a task back into its queue */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      releaseTask(
        snapshot,
        {
          taskId: params.taskId,
          by: person.id,
          roles: person.roles,
          ...(body.reason === undefined ? {} : { reason: body.reason }),
        },
        context,
      ),
    );
