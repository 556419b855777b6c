import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { People } from '../../../domain/people.ts';
import { handOverTask } from '../../../domain/task/hand-over-task.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  params: ofTask,
  query: none,
  /** `reason` is the note to the colleague */
  body: z.object({ version: seenVersion, to: z.string().trim().min(1).max(200), reason }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly people: People;
}

/** hands one's own task to a colleague whose role may decide it, with a note */
export const handle =
  ({ people, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { to, reason: note } = body;
    const roles = (await people.everyone()).find(({ id }) => id === to)?.roles;
    return decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      handOverTask(snapshot, { taskId: params.taskId, by: person.id, to, roles, reason: note }, context),
    );
  };
