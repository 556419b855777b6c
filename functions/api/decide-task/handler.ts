import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { decideTask } from '../../../domain/task/decide-task.ts';
import { demandDecider } from '../../../domain/task/demand-decider.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.decide',
  params: ofTask,
  query: none,
  body: z.object({
    version: seenVersion,
    choice: z.string().trim().min(1).max(100),
    reason,
    extendDays: z.int().min(1).optional(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person's decision, by a confirmed POST; a risk review needs the role for it. Four eyes are enforced in the write */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) => {
      demandDecider(person.roles, snapshot, params.taskId);
      const { choice, reason: why, extendDays } = body;
      const given = { taskId: params.taskId, by: person.id, choice, reason: why };
      return decideTask(snapshot, extendDays === undefined ? given : { ...given, extendDays }, context);
    });
