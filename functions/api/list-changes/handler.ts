import * as z from 'zod';
import { merchantCard } from '../../../domain/model/merchant.ts';
import type { MerchantLookup, TaskDirectory, TimelineReader } from '../../../domain/ports.ts';
import { anyInstant, merchantId } from '../../../domain/values.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** merchants one person follows at once, and what of each is told: both bound what is read */
const FOLLOWED = 25;
const TOLD_OF_EACH = 10;

export const wanted = {
  permission: 'timeline.read',
  params: none,
  query: z.object({
    since: anyInstant,
    /** merchants to look at besides those of one's own tasks, apart by commas; what is no merchant id is passed over, so that it hides nothing else */
    merchants: z
      .string()
      .default('')
      .transform((text) => text.split(',').filter((one) => merchantId.safeParse(one).success))
      .pipe(z.array(merchantId).max(FOLLOWED)),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly tasks: Pick<TaskDirectory, 'byPerson'>;
  readonly timeline: TimelineReader;
  readonly merchants: MerchantLookup;
}

/**
 * What others did to the merchants of one's own tasks, and to those named, since an instant: newest first. One index query, then one
 * range of each merchant's timeline that begins at the instant, so that what did not change costs next to nothing.
 */
export const handle =
  ({ tasks, timeline, merchants }: Needs) =>
  async ({ person, query: { since, merchants: named } }: CallOf<typeof wanted>) => {
    const mine = await tasks.byPerson(person.id, FOLLOWED);
    const ids = [...new Set([...mine.tasks.map((one) => one.merchantId), ...named])].slice(0, FOLLOWED);
    const lists = await Promise.all(ids.map((id) => timeline.list(id, TOLD_OF_EACH, undefined, 'newest', since)));
    const entries = lists
      .flatMap((list) => list.entries)
      .filter(({ actor }) => actor.kind !== 'person' || actor.id !== person.id)
      .map(({ result: _result, ...entry }) => entry)
      .toSorted((one, other) => (one.at < other.at ? 1 : -1));
    const known = await merchants.byIds([...new Set(entries.map((one) => one.merchantId))]);
    const shown = known.filter((one) => one.restricted === undefined);
    const names = new Set(shown.map((one) => one.merchantId));
    const told = entries.filter((one) => names.has(one.merchantId));
    return { since, entries: told, merchants: shown.map((one) => merchantCard.parse(one)) };
  };
