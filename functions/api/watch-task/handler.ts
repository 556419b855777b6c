import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { watchTask } from '../../../domain/task/watch-task.ts';
import { type CallOf, none, ofTask, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  teams: 'own_work',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, watching: z.boolean() }),
  answer,
  writes: true,
} as const satisfies Route;

/** is told what becomes of a task without holding it, or no longer */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      watchTask(snapshot, { taskId: params.taskId, by: person.id, watching: body.watching }, context),
    );
