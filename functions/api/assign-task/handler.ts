import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { People } from '../../../domain/people.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { assignTask } from '../../../domain/task/assign-task.ts';
import { moveTask } from '../../../domain/task/move-task.ts';
import { shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.assign',
  params: ofTask,
  query: none,
  body: z
    .object({
      version: seenVersion,
      to: z.string().trim().min(1).max(200).optional(),
      /** to a team that works in its queue, and to nobody of it yet */
      team: shortLine.optional(),
      reason: reason.optional(),
    })
    .refine(({ to, team }) => (to === undefined) !== (team === undefined), {
      error: 'Send to=<person>, or team=<team>',
      path: ['to'],
    }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly people: People;
  readonly policies: Pick<PolicyReader, 'active'>;
}

/** gives a task to a person who is there and whose role may decide it, or to another team */
export const handle =
  ({ people, policies, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { to = '', team, reason: why } = body;
    if (team !== undefined) {
      const { sharing } = await policies.active();
      const move = { taskId: params.taskId, team, by: person.id, reason: why };
      return decideOnTask(needs, { params, body, key }, (snapshot, context) => moveTask(snapshot, move, sharing, context));
    }
    const roles = (await people.everyone()).find(({ id }) => id === to)?.roles;
    const input = { taskId: params.taskId, by: person.id, to, roles, ...(why === undefined ? {} : { reason: why }) };
    return decideOnTask(needs, { params, body, key }, (snapshot, context) => assignTask(snapshot, input, context));
  };
