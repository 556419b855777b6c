import * as z from 'zod';
import { assignTask } from '../../../domain/task/assign-task.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../shared/api.ts';
import { decideOnTask, type Writes } from '../../shared/decide-on.ts';
import { seenVersion } from '../../shared/fresh.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.assign',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, to: z.string().trim().min(1).max(200), reason: reason.optional() }),
  answer,
  writes: true,
} as const satisfies Route;

/** gives a task to a person */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      assignTask(
        snapshot,
        { taskId: params.taskId, by: person.id, to: body.to, ...(body.reason === undefined ? {} : { reason: body.reason }) },
        context,
      ),
    );
