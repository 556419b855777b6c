import * as z from 'zod';
import type { TaskDirectory } from '../../../domain/ports.ts';
import { type CallOf, none, paging, type Route } from '../../shared/api.ts';

const ofQueue = z.object({ queue: z.string().min(1).max(100), state: z.enum(['open', 'done']).default('open'), ...paging });
const mine = z.object({ assignee: z.literal('me'), ...paging });

export const wanted = {
  permission: 'task.read',
  params: none,
  query: z.union([mine, ofQueue], { error: 'Send queue=<name>, or assignee=me' }),
  body: none,
  writes: false,
} as const satisfies Route;

/** the inbox: a queue's tasks, or one's own across queues, those that are due first */
export const handle =
  ({ tasks }: { readonly tasks: TaskDirectory }) =>
  ({ person, query }: CallOf<typeof wanted>) =>
    'assignee' in query
      ? tasks.byPerson(person.id, query.limit, query.cursor)
      : tasks.byQueue(query.queue, query.state, query.limit, query.cursor);
