import type { LoadReader } from '../domain/dispatch/dispatch-ports.ts';
import { LoadsMoved } from '../domain/dispatch/loads-moved.ts';
import { concernsTeams, queuesShared, type SharedWork, shareWork } from '../domain/dispatch/share-work.ts';
import type { Piece } from '../domain/model/decision.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { Json } from '../domain/model/timeline-entry.ts';
import type { Commit, Committed, MerchantStore, PolicyReader } from '../domain/ports.ts';

/** teams of a queue get work from every merchant at once: what one load loses to another is read again this often */
const attempts = 12;

export interface SharingStores {
  readonly merchants: Pick<MerchantStore, 'commit'>;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly loads: LoadReader;
}

/**
 * What is about to be written, with its tasks given to teams. Who shares work is asked of the active policy, whichever one a merchant lives by: a
 * contract with a supplier begins and ends for all of them. What opens and ends no task reads nothing.
 */
export const shareTasks = async (
  { policies, loads }: SharingStores,
  snapshot: Snapshot | undefined,
  piece: Piece,
  now: string,
): Promise<SharedWork> => {
  if (snapshot === undefined || !concernsTeams(snapshot, piece.puts)) return { ...piece, loads: [] };
  const policy = await policies.active();
  const queues = queuesShared(snapshot, piece.puts, policy.sharing);
  if (queues.length === 0) return { ...piece, loads: [] };
  return shareWork(snapshot, piece, await Promise.all(queues.map((queue) => loads.of(queue))), { policy, now });
};

/**
 * Commits with the teams its tasks are given to, in one transaction. When another merchant's task was given in between, only the load is read again
 * and the team chosen afresh. Throws ConcurrentChange
 */
export const commitShared = async (
  stores: SharingStores,
  snapshot: Snapshot | undefined,
  merchantId: string,
  { changes, result, now }: { readonly changes: Commit; readonly result: Json; readonly now: string },
  complete: (changes: Commit) => Commit = (one) => one,
): Promise<Committed> => {
  for (let attempt = 1; ; attempt += 1) {
    const { puts, timeline, loads } = await shareTasks(stores, snapshot, changes, now);
    const shared = { ...changes, puts, timeline, ...(loads.length === 0 ? {} : { loads }) };
    try {
      return await stores.merchants.commit(merchantId, complete(shared), result);
    } catch (error) {
      if (!(error instanceof LoadsMoved) || attempt === attempts) throw error;
    }
  }
};
