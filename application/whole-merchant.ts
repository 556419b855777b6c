import { overlay } from '../domain/model/overlay-changes.ts';
import { itemsOf, type Snapshot } from '../domain/model/snapshot.ts';
import type { MerchantArchive, MerchantStore } from '../domain/ports.ts';

/** a merchant with what is finished and out of use: for people and reports, never for a decision. Undefined when it is not registered */
export const wholeMerchant = async (
  merchants: Pick<MerchantStore, 'load'> & MerchantArchive,
  merchantId: string,
): Promise<Snapshot | undefined> => {
  const [live, over] = await Promise.all([merchants.load(merchantId), merchants.archived(merchantId)]);
  if (live === undefined || over.length === 0) return live;
  // of one that was opened again the archive has an old copy
  const there = new Set(itemsOf(live).map(({ kind, id }) => `${kind}#${id}`));
  return overlay(live, { puts: over.filter(({ kind, id }) => !there.has(`${kind}#${id}`)), deletes: [] });
};
