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

const seenWaiting = z.int().min(0).meta({
  description: 'How many waited in the queue as it was looked at; refused with 409 once they are others',
});

export const wanted = {
  permission: 'failure.replay',
  params: z.object({ queue: deadLetterQueue }),
  query: none,
  body: z.object({ waiting: seenWaiting, reason }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs {
  readonly letters: DeadLetters;
  readonly publisher: EventPublisher;
  readonly log: Log;
}

/**
 * On the bus first, away then: a crash in between puts it there twice, and an event counts once by its id. Whatever is not away in the
 * end is there for the next who looks, also when one of them failed.
 */
const publish = async ({ letters, publisher }: Needs, queue: DeadLetterQueue) => {
  const taken = await letters.take(queue, AT_ONCE);
  const left = new Set<HeldLetter>(taken);
  try {
    for (const letter of taken) {
      const event = eventIn(letter);
      if (event === undefined) continue;
      await publisher.publish([event]);
      await letters.remove(queue, letter);
      left.delete(letter);
    }
  } finally {
    await letters.release(queue, [...left]);
  }
  return { kind: 'replayed' as const, count: taken.length - left.size, kept: left.size };
};

/**
 * Has dead letters tried again after the fix: back to the queue they came from, or as events on the bus. Twice is harmless: whatever was
 * processed meanwhile is known by its id. Throws Conflict for letters that hold no event,
 * and when others wait than its sender looked at.
 */
export const handle =
  (needs: Needs) =>
  async ({ params: { queue }, body, person, key }: CallOf<typeof wanted>) => {
    const way = replayOf[queue];
    if (way === 'none')
      throw new Conflict(
        `what is in ${queue} names rows of the table's stream and holds no event; the runbook says how it is read`,
      );
    const waiting = await needs.letters.waiting(queue);
    // SQS does not say who took the others, or when
    if (waiting !== body.waiting)
      throw new Conflict(
        `${waiting} wait in ${queue} now, not ${body.waiting}: others came or somebody had them replayed. Look again`,
      );
    needs.log.info('dead-letters.replay', { queue, by: person.id, reason: body.reason, key });
    if (way === 'bus') return publish(needs, queue);
    return { kind: 'moving' as const, already: (await needs.letters.moveBack(queue)) === 'moving_already' };
  };
