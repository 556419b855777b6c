import { claimTask } from '../../../domain/task/claim-task.ts';
import { type CallOf, decideFor, none, ofTask, type Route, type Writes } from '../../shared/api.ts';

export const wanted = {
  permission: 'task.work',
  params: ofTask,
  query: none,
  body: none,
  writes: true,
} as const satisfies Route;

/** takes a task from its queue */
export const handle =
  (needs: Writes) =>
  ({ person, params, key }: CallOf<typeof wanted>) =>
    decideFor(needs, { merchantId: params.merchantId, key }, (snapshot, context) =>
      claimTask(snapshot, { taskId: params.taskId, by: person.id }, context),
    );
