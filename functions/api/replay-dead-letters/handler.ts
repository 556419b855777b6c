import * as z from 'zod';
import type { DeadLetters, HeldLetter } from '../../../domain/dead-letter/dead-letters.ts';
import { type DeadLetterQueue, deadLetterQueue, replayOf } from '../../../domain/dead-letter/queues.ts';
import { eventIn } from '../../../domain/dead-letter/read-letter.ts';
import { Conflict } from '../../../domain/errors.ts';
import type { EventPublisher } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, reason } from '../../shared/api.ts';
import type { Log } from '../../shared/logger.ts';
import { answer } from './answer.ts';

/** as many as one answer has time for; more of them need another press */
const AT_ONCE = 100;

export const wanted = {
  permission: 'failure.replay',
  params: z.object({ queue: deadLetterQueue }),
  query: none,
  body: z.object({ reason }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs {
  readonly letters: DeadLetters;
  readonly publisher: EventPublisher;
  readonly log: Log;
}

/** on the bus first, away then: a crash in between puts it there twice, and an event counts once by its id */
const publish = async ({ letters, publisher }: Needs, queue: DeadLetterQueue) => {
  const taken = await letters.take(queue, AT_ONCE);
  const kept: HeldLetter[] = [];
  for (const letter of taken) {
    const event = eventIn(letter);
    if (event === undefined) {
      kept.push(letter);
      continue;
    }
    await publisher.publish([event]);
    await letters.remove(queue, letter);
  }
  await letters.release(queue, kept);
  return { kind: 'replayed' as const, count: taken.length - kept.length, kept: kept.length };
};

/**
 * Has dead letters tried again after the fix: back to the queue they came from, or as events on the bus. Twice is harmless: whatever was
 * processed meanwhile is known by its id. Throws Conflict for letters that hold no event.
 */
export const handle =
  (needs: Needs) =>
  async ({ params: { queue }, body, person, key }: CallOf<typeof wanted>) => {
    const way = replayOf[queue];
    if (way === 'none')
      throw new Conflict(
        `what is in ${queue} names rows of the table's stream and holds no event; the runbook says how it is read`,
      );
    needs.log.info('dead-letters.replay', { queue, by: person.id, reason: body.reason, key });
    if (way === 'bus') return publish(needs, queue);
    return { kind: 'moving' as const, already: (await needs.letters.moveBack(queue)) === 'moving_already' };
  };
