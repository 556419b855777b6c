import * as z from 'zod';
import { StaleVersion, seenVersion } from '../../../application/demand-fresh.ts';
import type { Log } from '../../../application/log.ts';
import { type DeadLetterQueue, deadLetterQueue, replayOf } from '../../../domain/dead-letter/dead-letter-queues.ts';
import type { DeadLetters, HeldLetter } from '../../../domain/dead-letter/dead-letters.ts';
import { eventIn } from '../../../domain/dead-letter/read-letter.ts';
import { type DeadLetterReplays, neverReplayed, type ReplayOutcome } from '../../../domain/dead-letter/replays.ts';
import { Conflict, KeyReused, ServiceUnavailable, Unpublishable } from '../../../domain/errors.ts';
import type { Clock, EventPublisher } from '../../../domain/ports.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** as many as one answer has time for; more of them need another press */
const AT_ONCE = 100;

export const wanted = {
  permission: 'failure.replay',
  params: z.object({ queue: deadLetterQueue }),
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;
type Called = CallOf<typeof wanted>;

export interface Needs {
  readonly letters: DeadLetters;
  readonly replays: DeadLetterReplays;
  readonly publisher: EventPublisher;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * On the bus first, away then: a crash in between puts it there twice, and an event counts once by its id. Whatever is not away in the
 * end is there for the next who looks, also when one of them failed.
 */
const publish = async ({ letters, publisher, log }: Needs, queue: DeadLetterQueue) => {
  const taken = await letters.take(queue, AT_ONCE);
  const left = new Set<HeldLetter>(taken);
  let poison = 0;
  try {
    for (const letter of taken) {
      const event = eventIn(letter);
      if (event === undefined) continue;
      try {
        await publisher.publish([event]);
      } catch (error) {
        // the bus will never take it: it stays for a person, and stops none of the others
        if (!(error instanceof Unpublishable)) throw error;
        log.warn('dead-letters.poison', { queue, letter: letter.id, why: error.why, errorMessage: error.message });
        poison += 1;
        continue;
      }
      await letters.remove(queue, letter);
      left.delete(letter);
    }
  } finally {
    await letters.release(queue, [...left]);
  }
  return { kind: 'replayed' as const, count: taken.length - left.size, kept: left.size, poison };
};

/** what a try that ended in the middle still holds comes back within a minute: until then there is nothing to go on with, nor to call done */
const demandVisible = async ({ letters }: Needs, queue: DeadLetterQueue, found: number): Promise<void> => {
  if (found === 0 && (await letters.waiting(queue)) > 0) throw new ServiceUnavailable('sqs');
};

/** the order is kept before anything is done, so that whoever comes second learns of it. True when the same request ordered it before */
const order = async ({ replays, clock, log }: Needs, { params: { queue }, body, person, key }: Called): Promise<boolean> => {
  const wish = { version: body.version + 1, by: person.id, at: clock.now(), key, reason: body.reason };
  if (await replays.order(queue, wish)) {
    log.info('dead-letters.replay', { queue, by: person.id, reason: body.reason, key });
    return false;
  }
  // the same request at the same moment
  if ((await replays.find(queue, key)) !== undefined) return true;
  const last = await replays.last(queue);
  const change =
    last === undefined
      ? undefined
      : { by: { kind: 'person' as const, id: last.by }, at: last.at, type: 'dead-letters.replayed.v1' };
  throw new StaleVersion({ kind: 'queue', id: queue, version: body.version }, last?.version ?? neverReplayed, change);
};

/**
 * Has dead letters tried again after the fix: back to the queue they came from, or as events on the bus. The same request again answers
 * what the first one did; if that one never came to its end, it goes on with what is left. Nothing is lost by that, and what went onto the
 * bus twice counts once by its id. Throws Conflict for letters that hold no event, StaleVersion with who and when once somebody else had
 * the queue replayed.
 */
export const handle =
  (needs: Needs) =>
  async (called: Called): Promise<ReplayOutcome> => {
    const { queue } = called.params;
    const way = replayOf[queue];
    if (way === 'none') throw new Conflict({ code: 'letters-hold-no-event', about: {} });
    const before = await needs.replays.find(queue, called.key);
    if (before !== undefined && before.reason !== called.body.reason) throw new KeyReused();
    if (before?.outcome !== undefined) return before.outcome;
    const resumed = before !== undefined || (await order(needs, called));
    if (resumed) needs.log.warn('dead-letters.resumed', { queue, by: called.person.id, key: called.key });
    if (way === 'source') {
      const already = (await needs.letters.moveBack(queue)) === 'moving_already';
      return needs.replays.finish(queue, called.key, { kind: 'moving', already, resumed });
    }
    const done = await publish(needs, queue);
    if (resumed) await demandVisible(needs, queue, done.count + done.kept);
    return needs.replays.finish(queue, called.key, { ...done, resumed });
  };
