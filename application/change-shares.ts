import type { LoadStore } from '../domain/dispatch/dispatch-ports.ts';
import type { ShareChange } from '../domain/dispatch/move-share.ts';
import type { QueueLoad } from '../domain/dispatch/queue-load.ts';
import { KeyReused } from '../domain/errors.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import type { Clock } from '../domain/ports.ts';
import { wishHash } from './same-request.ts';
import { toJson } from './to-json.ts';
import { retryConcurrentChange } from './unit-of-work.ts';

/** every task of the queue moves its load on: what lost to one is decided again, this often */
const attempts = 12;

/**
 * Reads what teams have of a queue, decides, and writes it with the entry that tells of it, once a key: a repeat answers what the first one did. Throws
 * KeyReused, ConcurrentChange and whatever the decision throws
 */
export const changeShares = (
  { loads, clock }: { readonly loads: LoadStore; readonly clock: Clock },
  { key, queue, wish }: { readonly key: string; readonly queue: string; readonly wish: object },
  decide: (load: QueueLoad, now: string) => ShareChange,
): Promise<Json> =>
  retryConcurrentChange(async () => {
    const sent = wishHash({ ...wish });
    const before = await loads.answered(key);
    if (before !== undefined) {
      if (before.sent !== sent) throw new KeyReused();
      return before.result;
    }
    const { load, entry, override } = decide(await loads.of(queue), clock.now());
    const result = toJson(override);
    await loads.put(load, entry, { key, sent, result });
    return result;
  }, attempts);
