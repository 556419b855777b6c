import { KeyReused } from '../domain/errors.ts';
import type { OutageBook } from '../domain/model/outage.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import type { OutageChange } from '../domain/outage/change-outage.ts';
import type { OutageStore } from '../domain/outage/outage-ports.ts';
import type { Clock } from '../domain/ports.ts';
import { wishHash } from './same-request.ts';
import { toJson } from './to-json.ts';
import { retryConcurrentChange } from './unit-of-work.ts';

export interface OutageWrites {
  readonly outages: OutageStore;
  readonly clock: Clock;
}

/**
 * Reads all outages, decides, and writes them with what is told, once a key: a repeat answers what the first one did. What it writes does not
 * depend on how many merchants there are. Throws KeyReused, ConcurrentChange and whatever the decision throws
 */
export const changeOutages = (
  { outages, clock }: OutageWrites,
  { key, wish }: { readonly key: string; readonly wish: object },
  decide: (book: OutageBook, now: string) => OutageChange,
): Promise<Json> =>
  retryConcurrentChange(async () => {
    const sent = wishHash({ ...wish });
    const before = await outages.answered(key);
    if (before !== undefined) {
      if (before.sent !== sent) throw new KeyReused();
      return before.result;
    }
    const change = decide(await outages.book(), clock.now());
    const result = toJson(change.outage);
    await outages.put(change.book, change.entry, { key, sent, result });
    return result;
  });
