import { keepVolumes } from '../../../application/keep-volumes.ts';
import type { Log } from '../../../application/log.ts';
import type { ListKeeper } from '../../../domain/listing/listing-ports.ts';
import { type TimelineEntry, timelineEntry } from '../../../domain/model/timeline-entry.ts';
import type { Clock, MerchantLookup } from '../../../domain/ports.ts';
import type { VolumeKeeper } from '../../../domain/volume/volume-ports.ts';

export interface Needs {
  readonly keeper: ListKeeper;
  readonly merchants: MerchantLookup;
  readonly volumes: VolumeKeeper;
  readonly clock: Clock;
  readonly log: Log;
}

/** batches of changes one invocation takes in: some thousand merchants, well within its time */
const ROUNDS = 12;

/**
 * Something changed that a list shows: the packs of the list are brought up to date, by what is in the index of changes and not by what
 * woke it, so a batch that comes twice or never changes nothing. What is left after its rounds waits for the next batch; lists show it all
 * the same. What the batch tells of tasks is added to the volumes of their queues, each entry once however often it comes.
 */
export const handle =
  ({ keeper, merchants, volumes, clock, log }: Needs) =>
  async (rows: readonly unknown[]): Promise<void> => {
    const entries = rows.flatMap((row): TimelineEntry | readonly TimelineEntry[] => timelineEntry.safeParse(row).data ?? []);
    const counted = await keepVolumes({ merchants, volumes }, entries);
    const { taken, behind } = await keeper.keep(clock.now(), ROUNDS);
    log.info('lists.kept', { taken, behind, counted });
  };
