import * as z from 'zod';
import { deadLetterQueue, replayOf } from '../../../domain/dead-letter/dead-letter-queues.ts';
import type { DeadLetters, HeldLetter } from '../../../domain/dead-letter/dead-letters.ts';
import { readLetter } from '../../../domain/dead-letter/read-letter.ts';
import { type DeadLetterReplays, neverReplayed } from '../../../domain/dead-letter/replays.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** so many of a queue are looked at; how many there are is said beside */
const SHOWN = 50;

export const wanted = {
  permission: 'failure.read',
  params: none,
  query: z.object({ queue: deadLetterQueue.optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

const shown = (letter: HeldLetter) => {
  const { reason, where, event } = readLetter(letter);
  const { id, sentAt, receives } = letter;
  return { id, sentAt, receives, reason: reason?.slice(0, 1_000), where, event };
};

interface Needs {
  readonly letters: DeadLetters;
  readonly replays: DeadLetterReplays;
}

/** what nobody could deliver or process: how much of it lies in each queue, and with a queue named, what and why. Taking a look takes nothing away */
export const handle =
  ({ letters, replays }: Needs) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const lasts = await replays.lasts();
    const queues = await Promise.all(
      deadLetterQueue.options.map(async (queue) => {
        const last = lasts.get(queue);
        return {
          ...{ queue, waiting: await letters.waiting(queue), replay: replayOf[queue], version: last?.version ?? neverReplayed },
          replayed: last === undefined ? undefined : { by: last.by, at: last.at },
        };
      }),
    );
    const held = query.queue === undefined ? [] : await letters.look(query.queue, SHOWN);
    return { queues, letters: held.map(shown).sort((one, other) => (one.sentAt < other.sentAt ? 1 : -1)) };
  };
