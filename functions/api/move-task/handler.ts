import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { PolicyReader } from '../../../domain/ports.ts';
import { moveTask } from '../../../domain/task/move-task.ts';
import { shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'team.move',
  params: ofTask,
  query: none,
  body: z.object({ version: seenVersion, team: shortLine, reason }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly policies: Pick<PolicyReader, 'active'>;
}

/** a lead gives a task to another team that works in its queue */
export const handle =
  (needs: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { sharing } = await needs.policies.active();
    const { team, reason: why } = body;
    return decideOnTask(needs, { params, body, key }, (snapshot, context) =>
      moveTask(snapshot, { taskId: params.taskId, team, by: person.id, reason: why }, sharing, context),
    );
  };
