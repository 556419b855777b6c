import type { Log } from '../../../application/log.ts';
import type { ListKeeper } from '../../../domain/listing/listing-ports.ts';
import type { Clock } from '../../../domain/ports.ts';

export interface Needs {
  readonly keeper: ListKeeper;
  readonly clock: Clock;
  readonly log: Log;
}

/** batches of changes one invocation takes in: some thousand merchants, well within its time */
const ROUNDS = 12;

/**
 * Something changed that a list shows: the packs of the list are brought up to date, by what is in the index of changes and not by what
 * woke it, so a batch that comes twice or never changes nothing. What is left after its rounds waits for the next batch; lists show it all
 * the same.
 */
export const handle =
  ({ keeper, clock, log }: Needs) =>
  async (): Promise<void> => {
    const { taken, behind } = await keeper.keep(clock.now(), ROUNDS);
    log.info('lists.kept', { taken, behind });
  };
