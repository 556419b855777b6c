import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { People } from '../../../domain/people.ts';
import { commentTask } from '../../../domain/task/comment-task.ts';
import { freeText } from '../../../domain/values.ts';
import { type CallOf, none, ofTask, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  teams: 'own_work',
  params: ofTask,
  query: none,
  body: z.object({
    version: seenVersion,
    comment: freeText(4_000),
    mentions: z.array(z.string().trim().min(1).max(200)).max(20).optional(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly people: People;
}

/** adds a comment, to ended tasks too; whoever it mentions is told */
export const handle =
  ({ people, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { comment, mentions = [] } = body;
    const known = mentions.length === 0 ? [] : (await people.everyone()).map(({ id }) => id);
    return decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      commentTask(snapshot, { taskId: params.taskId, by: person.id, comment, mentions, known }, context),
    );
  };
