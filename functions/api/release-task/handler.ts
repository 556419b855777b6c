import * as z from 'zod';
import { releaseTask } from '../../../domain/task/release-task.ts';
import { type CallOf, decideFor, none, ofTask, type Route, reason, type Writes } from '../../shared/api.ts';

export const wanted = {
  permission: 'task.work',
  params: ofTask,
  query: none,
  body: z.object({ reason: reason.optional() }),
  writes: true,
} as const satisfies Route;

/** puts a task back into its queue */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideFor(needs, { merchantId: params.merchantId, key }, (snapshot, context) =>
      releaseTask(
        snapshot,
        { taskId: params.taskId, by: person.id, ...(body.reason === undefined ? {} : { reason: body.reason }) },
        context,
      ),
    );
