import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { People } from '../../../domain/people.ts';
import { assignTask } from '../../../domain/task/assign-task.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.assign',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, to: z.string().trim().min(1).max(200), reason: reason.optional() }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly people: People;
}

/** gives a task to a person who is there and whose role may decide it */
export const handle =
  ({ people, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const roles = (await people.everyone()).find(({ id }) => id === body.to)?.roles;
    const { to, reason: why } = body;
    const input = { taskId: params.taskId, by: person.id, to, roles, ...(why === undefined ? {} : { reason: why }) };
    return decideOnTask(needs, { params, body, key }, (snapshot, context) => assignTask(snapshot, input, context));
  };
