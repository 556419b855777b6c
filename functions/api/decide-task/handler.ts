import * as z from 'zod';
import { decideOnTask, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { decideWork } from '../../../domain/desk/decide-work.ts';
import { informationRequest } from '../../../domain/model/task.ts';
import { type CallOf, none, ofTask, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.decide',
  teams: 'own_work',
  params: ofTask,
  query: none,
  body: z.object({
    version: seenVersion,
    choice: z.string().trim().min(1).max(100),
    reason,
    extendDays: z.int().min(1).optional(),
    /** for the choice to reject: key of policy's reasons */
    rejection: z.string().trim().min(1).max(100).optional(),
    /** for the choice to decline a merchant: key of policy's reasons */
    declineCode: z.string().trim().min(1).max(100).optional(),
    /** for the choice to ask for information: what the merchant reads; `reason` never reaches it */
    message: informationRequest.partial({ language: true }).optional(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person's decision, by a confirmed POST; what a choice takes is asked in the decision. Four eyes are enforced in the write */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnTask(needs, { params, body, key }, (snapshot, context) => {
      const { choice, reason: why, extendDays, message, rejection, declineCode } = body;
      const given = { taskId: params.taskId, by: person.id, roles: person.roles, choice, reason: why };
      const more = {
        ...(extendDays === undefined ? {} : { extendDays }),
        ...(message === undefined ? {} : { message }),
        ...(rejection === undefined ? {} : { rejection }),
        ...(declineCode === undefined ? {} : { declineCode }),
      };
      return decideWork(snapshot, { ...given, ...more }, context);
    });
