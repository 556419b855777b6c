import * as z from 'zod';
import { StaleVersion, seenVersion } from '../../../application/demand-fresh.ts';
import { type KeptMessage, keptMessage } from '../../../application/hook-delivery.ts';
import { placeOf, REPLAYED, versionOf } from '../../../application/rejected-reference.ts';
import { isShortened } from '../../../application/without-account-numbers.ts';
import { Conflict, InvalidInput } from '../../../domain/errors.ts';
import { type Rejection, rejectionInEnglish } from '../../../domain/events/rejection.ts';
import type { Clock, EventPublisher, OutgoingEvent, RejectedEvents } from '../../../domain/ports.ts';
import { day } from '../../../domain/values.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'rejected.replay',
  params: z.object({ day, id: z.string().min(1).max(1_000) }),
  query: none,
  body: z.object({ version: seenVersion }),
  answer,
  writes: true,
} as const satisfies Route;

const kept = z.object({ source: z.string().min(1), type: z.string().min(1), detail: z.json() });

export interface Needs {
  readonly rejected: RejectedEvents;
  readonly publisher: EventPublisher;
  readonly clock: Clock;
  /** maps a message of an outside system again, by the mapping as it is now */
  readonly mapAgain: (
    message: KeptMessage,
  ) => Promise<
    | { readonly kind: 'events'; readonly events: readonly OutgoingEvent[] }
    | { readonly kind: 'rejected'; readonly rejection: Rejection }
  >;
}

/** what goes to the bus: the event itself, or what a message of an outside system becomes. Throws Conflict while its mapping is not mended */
const eventsOf = async ({ mapAgain }: Needs, original: z.infer<typeof kept>): Promise<readonly OutgoingEvent[]> => {
  const message = keptMessage(original);
  if (message === undefined) return [original];
  const mapped = await mapAgain(message);
  if (mapped.kind === 'events') return mapped.events;
  throw new Conflict({ code: 'message-not-mapped-yet', about: { why: rejectionInEnglish(mapped.rejection).message } });
};

/** one who was faster, as the refusal tells of them */
const beaten = (id: string, seen: number, by: string, at: string): StaleVersion =>
  new StaleVersion({ kind: 'rejected event', id, version: seen }, REPLAYED, {
    ...{ by: { kind: 'person', id: by }, at, type: 'event.replayed.v1' },
  });

/**
 * Sends a refused event to the bus again, as it came: for what was refused because of its time, not its content. A message of an outside system
 * is mapped again first. Twice is harmless,
 * its id is its idempotency key. Throws StaleVersion with who and when if it was replayed since its sender looked, or at the same moment,
 * Conflict if before, or if what was kept of it is not all of it.
 */
export const handle =
  (needs: Needs) =>
  async ({ params, body, person, key }: CallOf<typeof wanted>) => {
    const { rejected, publisher, clock } = needs;
    const place = placeOf(params.id);
    const { id } = place;
    const event = await rejected.get(place);
    if (event === undefined) throw new InvalidInput('id', { code: 'reference-unknown', about: {} });
    const answer = { kind: 'replayed' as const, id };
    if (event.replayKey === key) return answer;
    const { replayedAt, replayedBy } = event;
    const version = versionOf(event);
    if (body.version !== version) {
      if (replayedAt !== undefined && replayedBy !== undefined) throw beaten(id, body.version, replayedBy, replayedAt);
      throw new StaleVersion({ kind: 'rejected event', id, version: body.version }, version);
    }
    if (replayedAt !== undefined)
      throw new Conflict({
        code: 'event-was-replayed',
        about: { at: replayedAt },
      });
    const original = kept.safeParse(event.original);
    if (!original.success || original.data.source === 'unknown') {
      throw new Conflict({
        code: 'event-was-none',
        about: {},
      });
    }
    // with a number missing it would be taken for the merchant's mistake, and its sender's own repeat for one that was counted
    if (isShortened(original.data.detail)) {
      throw new Conflict({
        code: 'event-was-shortened',
        about: {},
      });
    }
    await publisher.publish(await eventsOf(needs, original.data));
    const first = await rejected.markReplayed(place, { at: clock.now(), by: person.id, key });
    // it went twice, counts once, and is theirs
    if (first.key !== key) throw beaten(id, body.version, first.by, first.at);
    return answer;
  };
