import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { commentTask } from '../../../domain/task/comment-task.ts';
import { freeText } from '../../../domain/values.ts';
import { type CallOf, none, ofTask, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, comment: freeText(4_000) }),
  answer,
  writes: true,
} as const satisfies Route;

/** adds a comment, to ended tasks too */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      commentTask(snapshot, { taskId: params.taskId, by: person.id, comment: body.comment }, context),
    );
