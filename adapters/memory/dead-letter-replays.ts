import type { DeadLetterQueue } from '../../domain/dead-letter/dead-letter-queues.ts';
import {
  type DeadLetterReplays,
  type LastReplay,
  neverReplayed,
  type ReplayOrder,
  type ReplayOutcome,
} from '../../domain/dead-letter/replays.ts';
import { copy } from './world.ts';

export const deadLetterReplays = (): DeadLetterReplays => {
  const lasts = new Map<DeadLetterQueue, LastReplay>();
  const orders = new Map<string, ReplayOrder & { readonly outcome?: ReplayOutcome }>();
  return {
    lasts: async () => new Map(lasts),
    last: async (queue) => copy(lasts.get(queue)),
    find: async (queue, key) => copy(orders.get(`${queue}#${key}`)),
    order: async (queue, order) => {
      const now = lasts.get(queue)?.version ?? neverReplayed;
      if (now !== order.version - 1 || orders.has(`${queue}#${order.key}`)) return false;
      const { version, by, at } = order;
      lasts.set(queue, { version, by, at });
      orders.set(`${queue}#${order.key}`, copy(order));
      return true;
    },
    finish: async (queue, key, outcome) => {
      const order = orders.get(`${queue}#${key}`);
      if (order === undefined) throw new Error(`The replay of ${queue} by the key ${key} was never ordered`);
      if (order.outcome !== undefined) return copy(order.outcome);
      orders.set(`${queue}#${key}`, { ...order, outcome: copy(outcome) });
      return outcome;
    },
  };
};
