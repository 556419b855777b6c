import * as z from 'zod';
import { merchantCard } from '../../../domain/model/merchant.ts';
import type { Clock, MerchantLookup, TaskDirectory, TimelineReader } from '../../../domain/ports.ts';
import { mostFollowed, newSince } from '../../../domain/visit/note-visit.ts';
import type { VisitLog } from '../../../domain/visit/visits.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** what of each merchant is told: bounds what is read, as the number of merchants does */
const TOLD_OF_EACH = 10;

export const wanted = {
  permission: 'timeline.read',
  params: none,
  /** the sitting the person is in, as `POST /me/visits` was told; without one, the last there was */
  query: z.object({ sitting: z.string().max(64).default('') }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly tasks: Pick<TaskDirectory, 'byPerson'>;
  readonly timeline: TimelineReader;
  readonly lookup: MerchantLookup;
  readonly visits: Pick<VisitLog, 'of'>;
  readonly clock: Clock;
}

/**
 * What others did since the person was last here, to the merchants of their tasks and those they opened lately: newest first. One item and
 * one index query, then one range of each merchant's timeline that begins at the instant, so that what did not change costs next to nothing.
 */
export const handle =
  ({ tasks, timeline, lookup, visits, clock }: Needs) =>
  async ({ person, query: { sitting } }: CallOf<typeof wanted>) => {
    const [mine, seen] = await Promise.all([tasks.byPerson(person.id, mostFollowed), visits.of(person.id)]);
    const since = newSince(seen, sitting, clock.now());
    const ids = [...new Set([...mine.tasks.map((one) => one.merchantId), ...seen.followed])].slice(0, mostFollowed);
    const lists = await Promise.all(ids.map((id) => timeline.list(id, TOLD_OF_EACH, undefined, 'newest', since)));
    const entries = lists
      .flatMap((list) => list.entries)
      .filter(({ actor }) => actor.kind !== 'person' || actor.id !== person.id)
      .map(({ result: _result, ...entry }) => entry)
      .toSorted((one, other) => (one.at < other.at ? 1 : -1));
    const known = await lookup.byIds([...new Set(entries.map((one) => one.merchantId))]);
    const shown = known.filter((one) => one.restricted === undefined);
    const names = new Set(shown.map((one) => one.merchantId));
    const told = entries.filter((one) => names.has(one.merchantId));
    return { since, entries: told, merchants: shown.map((one) => merchantCard.parse(one)) };
  };
