import * as z from 'zod';
import { isOfTeams, type OwnTeams, tasksSeen } from '../../../domain/dispatch/seen-by-teams.ts';
import { cardOfMerchant } from '../../../domain/model/card-of-merchant.ts';
import type { MerchantLookup, TaskDirectory, TaskPage } from '../../../domain/ports.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const ofQueue = z.object({ queue: z.string().min(1).max(100), state: z.enum(['open', 'done']).default('open'), ...paging });
const mine = z.object({ assignee: z.literal('me'), ...paging });

export const wanted = {
  permission: 'task.read',
  teams: 'narrowed',
  params: none,
  query: z.union([mine, ofQueue], { error: 'Send queue=<name>, or assignee=me' }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** pages read at most for one that shows a team's own tasks: the next one goes on behind them */
const pagesAtOnce = 5;

/** the next page that has a task of these teams */
const pageOf = async (teams: OwnTeams, next: (cursor: string | undefined) => Promise<TaskPage>, from: string | undefined) => {
  let page = await next(from);
  for (let n = 1; teams !== undefined && page.cursor !== undefined && n < pagesAtOnce; n += 1) {
    if (page.tasks.some((one) => isOfTeams(teams, one))) break;
    page = await next(page.cursor);
  }
  return { ...page, tasks: tasksSeen(page.tasks, teams) };
};

const withMerchants = async (merchants: MerchantLookup, page: TaskPage) => {
  const known = await merchants.byIds([...new Set(page.tasks.map(({ merchantId }) => merchantId))]);
  const restricted = new Set(known.flatMap((one) => (one.restricted === undefined ? [] : [one.merchantId])));
  const shown = { ...page, tasks: page.tasks.filter((one) => !restricted.has(one.merchantId)) };
  return { ...shown, merchants: known.filter((one) => one.restricted === undefined).map(cardOfMerchant) };
};

/** the inbox: a queue's tasks, or one's own across queues, those that are due first, and whom they are about */
export const handle =
  ({ tasks, merchants }: { readonly tasks: TaskDirectory; readonly merchants: MerchantLookup }) =>
  async ({ person, query }: CallOf<typeof wanted>) =>
    withMerchants(
      merchants,
      await pageOf(
        person.teams,
        (cursor) =>
          'assignee' in query
            ? tasks.byPerson(person.id, query.limit, cursor)
            : tasks.byQueue(query.queue, query.state, query.limit, cursor),
        query.cursor,
      ),
    );
