import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import type { MerchantLookup } from '../domain/ports.ts';
import { bucketsOf, factOf, isVolume, withFacts } from '../domain/volume/facts-of-entries.ts';
import type { VolumeKeeper } from '../domain/volume/volume-ports.ts';
import { allOf } from './in-parallel.ts';
import { retryConcurrentChange } from './unit-of-work.ts';

/** BatchGetItem takes a hundred keys */
const looked = 100;
/** shards of the stream are read side by side: two may have facts of one queue and hour */
const attempts = 12;

/**
 * Adds what entries tell of tasks to the buckets of their queue and hour. A bucket holds each fact once, so a batch that comes again changes
 * nothing. Gives how many facts there were. Throws ConcurrentChange, ServiceUnavailable
 */
export const keepVolumes = async (
  { merchants, volumes }: { readonly merchants: MerchantLookup; readonly volumes: VolumeKeeper },
  entries: readonly TimelineEntry[],
): Promise<number> => {
  const own = entries.filter(isVolume);
  const ids = [...new Set(own.map(({ merchantId }) => merchantId))];
  const pages = Array.from({ length: Math.ceil(ids.length / looked) }, (_, n) => ids.slice(n * looked, (n + 1) * looked));
  const found = (await Promise.all(pages.map((page) => merchants.byIds(page)))).flat();
  const known = new Map(found.map((one) => [one.merchantId, one]));
  const facts = own.flatMap((entry) => {
    const merchant = known.get(entry.merchantId);
    return merchant === undefined ? [] : (factOf(entry, merchant) ?? []);
  });
  await allOf(bucketsOf(facts), ({ queue, hour, facts: mine }) =>
    retryConcurrentChange(async () => {
      const next = withFacts(await volumes.bucket(queue, hour), mine);
      if (next !== undefined) await volumes.putBucket(next);
    }, attempts),
  );
  return facts.length;
};
