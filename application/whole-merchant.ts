import { overlay } from '../domain/model/overlay-changes.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { MerchantArchive, MerchantStore } from '../domain/ports.ts';

/** a merchant with what is finished and out of use: for people and reports, never for a decision. Undefined when it is not registered */
export const wholeMerchant = async (
  merchants: Pick<MerchantStore, 'load'> & MerchantArchive,
  merchantId: string,
): Promise<Snapshot | undefined> => {
  const [live, over] = await Promise.all([merchants.load(merchantId), merchants.archived(merchantId)]);
  return live === undefined || over.length === 0 ? live : overlay(live, { puts: over, deletes: [] });
};
