import * as z from 'zod';
import { waitingFor } from '../model/wait.ts';
import { instant, playbook } from '../values.ts';
import { placesOf } from './listed-merchant.ts';
import type { PreparedMerchant } from './prepare.ts';

/** below so many merchants a quantile says more about one of them than about the state */
const ENOUGH = { median: 3, p90: 10 };
const SHOWN = 10;

/** the merchants whose run waits in one state of a playbook */
export const standing = z.object({
  playbook,
  waitingFor,
  n: z.int().min(1),
  /** hours since they came there last; null where there are too few to say */
  medianHours: z.number().nullable(),
  p90Hours: z.number().nullable(),
  /** those who have stood there longest */
  longest: z.array(z.object({ merchantId: z.string(), name: z.string(), since: instant })),
});
export type Standing = z.infer<typeof standing>;

type Waiting = Standing['longest'][number];

/** nearest rank, a value that one of them has; `sorted` has those first who came first */
const hoursAt = (sorted: readonly Waiting[], share: number, now: string): number => {
  const rest = sorted.slice(sorted.length - Math.ceil(share * sorted.length));
  const longest = rest.reduce((most, { since }) => Math.max(most, Date.parse(now) - Date.parse(since)), 0);
  return Math.round(longest / 360_000) / 10;
};

const stateOf = (where: string, all: readonly Waiting[], now: string): Standing => {
  const [of, what] = where.split('/');
  const sorted = all.toSorted((one, other) => (one.since < other.since ? -1 : 1));
  return {
    playbook: playbook.parse(of),
    waitingFor: waitingFor.parse(what),
    n: sorted.length,
    medianHours: sorted.length < ENOUGH.median ? null : hoursAt(sorted, 0.5, now),
    p90Hours: sorted.length < ENOUGH.p90 ? null : hoursAt(sorted, 0.9, now),
    longest: sorted.slice(0, SHOWN),
  };
};

/** where merchants' runs stand at `now` (ISO 8601 UTC), and since when */
export const standingOf = (merchants: Iterable<PreparedMerchant>, now: string): readonly Standing[] => {
  const places = new Map<string, Waiting[]>();
  for (const { listed } of merchants) {
    const { merchantId, legalName: name } = listed;
    for (const [where, since] of placesOf(listed)) {
      const there = places.get(where) ?? [];
      there.push({ merchantId, name, since });
      places.set(where, there);
    }
  }
  return [...places].map(([where, all]) => stateOf(where, all, now));
};
