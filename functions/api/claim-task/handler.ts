import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { claimTask } from '../../../domain/task/claim-task.ts';
import { demandDecider } from '../../../domain/task/demand-decider.ts';
import { type CallOf, none, ofTask, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.work',
  teams: 'own_work',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion }),
  answer,
  writes: true,
} as const satisfies Route;

/** takes a task from its queue: whoever could not decide it does not keep it from those who can */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) => {
      demandDecider(person.roles, snapshot, params.taskId);
      return claimTask(snapshot, { taskId: params.taskId, by: person.id }, context);
    });
