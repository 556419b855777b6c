import * as z from 'zod';
import { cardOfMerchant } from '../../../domain/model/card-of-merchant.ts';
import type { MerchantLookup, TaskDirectory, TaskPage } from '../../../domain/ports.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const ofQueue = z.object({ queue: z.string().min(1).max(100), state: z.enum(['open', 'done']).default('open'), ...paging });
const mine = z.object({ assignee: z.literal('me'), ...paging });

export const wanted = {
  permission: 'task.read',
  params: none,
  query: z.union([mine, ofQueue], { error: 'Send queue=<name>, or assignee=me' }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

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
      'assignee' in query
        ? await tasks.byPerson(person.id, query.limit, query.cursor)
        : await tasks.byQueue(query.queue, query.state, query.limit, query.cursor),
    );
