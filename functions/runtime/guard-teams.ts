import { isOfTeams } from '../../domain/dispatch/seen-by-teams.ts';
import { MerchantNotFound } from '../../domain/errors.ts';
import type { Task } from '../../domain/model/task.ts';
import { merchantId } from '../../domain/values.ts';
import { answeringProblems } from './answer-problems.ts';
import type { Guard } from './dispatch.ts';
import { httpEvent } from './http-event.ts';
import { personOf } from './signed-in-person.ts';

/** what says whose a task is */
export type TeamTask = Pick<Task, 'id' | 'team' | 'status' | 'subjectKind' | 'subjectId'>;
export type TasksAt = (merchantId: string) => Promise<readonly TeamTask[]>;

interface Named {
  readonly taskId?: string | undefined;
  readonly caseId?: string | undefined;
}

/** their team has this task, this case to answer, or something to do at the merchant */
const isWithin = (own: readonly TeamTask[], { taskId, caseId }: Named): boolean => {
  // what they have just decided is theirs still: a request sent again is answered
  if (taskId !== undefined) return own.some(({ id }) => id === taskId);
  const live = own.filter(({ status }) => status === 'open' || status === 'claimed');
  return caseId === undefined ? live.length > 0 : live.some((one) => one.subjectKind === 'case' && one.subjectId === caseId);
};

/**
 * In front of every route about one merchant: somebody of a supplier reaches what their own team has to do, and whatever else there is is answered
 * like what never was. The mark it leaves is what a route demands of them; a request cannot bring it along.
 */
export const guardTeams =
  (tasksAt: TasksAt): Guard =>
  (handler, log) =>
  async (raw, invocation) => {
    const { withinTeam: _forged, ...sent } = Object(raw);
    const event = httpEvent.safeParse(sent).data;
    const named = merchantId.safeParse(event?.pathParameters['merchantId']).data;
    if (event === undefined || named === undefined) return handler(sent, invocation);
    let within = false;
    const looked = await answeringProblems(log, async () => {
      const { teams } = personOf(event);
      if (teams !== undefined) {
        const own = (await tasksAt(named)).filter((one) => isOfTeams(teams, one));
        if (!isWithin(own, event.pathParameters)) throw new MerchantNotFound(named);
        within = true;
      }
      return { statusCode: 200, headers: {}, body: '' };
    })(sent, Object(invocation));
    return looked.statusCode === 200 ? handler(within ? { ...sent, withinTeam: true } : sent, invocation) : looked;
  };
